// SPDX-License-Identifier: Apache-2.0
// The enumerations of the Python module and nothing else, compiled with edition_2031.hpp.
#include "bindings.hpp"

PYBIND11_MODULE(_core, module) {
    gongkai::python::bind_core(module);
    gongkai::python::bind_taxonomy(module);
}
