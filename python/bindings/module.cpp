// SPDX-License-Identifier: Apache-2.0
#include "bindings.hpp"

PYBIND11_MODULE(_core, module) {
    using namespace gongkai::python;
    module.doc() = "The compiled part of gongkai.";
    module.attr("__version__") = GONGKAI_VERSION;
    bind_core(module);
    bind_taxonomy(module);
    bind_report(module);
    bind_rules(module);
    bind_narrative(module);
    bind_numerals(module);
    bind_panel(module);
    bind_io(module);
    bind_frames(module);
    bind_random_report(module);
    bind_document(module);
    bind_ledger(module);
    bind_records(module);
    bind_write(module);
}
