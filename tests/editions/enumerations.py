# SPDX-License-Identifier: Apache-2.0
"""The Python enumerations and their stub with the edition of edition_2031.hpp: enumerations.py PYTHON_FOLDER MODULE"""

from __future__ import annotations

import importlib.util
import runpy
import sys
import types
from pathlib import Path

folder, module = map(Path, sys.argv[1:])

# The package without what its __init__ imports: the compiled module here holds the enumerations alone.
package = types.ModuleType("gongkai")
package.__path__ = [str(folder / "gongkai")]
sys.modules["gongkai"] = package
spec = importlib.util.spec_from_file_location("gongkai._core", module)
core = importlib.util.module_from_spec(spec)
sys.modules["gongkai._core"] = package._core = core
spec.loader.exec_module(core)

new = core.Disposition("not_processed.generated")
assert new is core.Disposition.NOT_PROCESSED_GENERATED
assert new.zh == "6.由程序自动生成的申请"
assert new.editions == (core.Edition.E2031,)
assert new.basis == "虚构〔2031〕1号"
assert core.RequestRow(new.code).disposition is new
assert core.Applicant.PUBLIC_WELFARE.editions == (core.Edition.E2019, core.Edition.E2021)
held = core.RequestRow.UNABLE_NOT_HELD
assert held.zh == held.wording(core.Edition.E2031) == "1.本机关未保存所申请的信息"
assert held.wording(core.Edition.E2021) == held.zh_2019 == "1.本机关不掌握相关政府信息"

stub = runpy.run_path(str(folder / "stubs.py"))["enumerations"]()
assert f'    E2031 = "{core.Edition.E2031.value}"\n' in stub
assert stub.count("    NOT_PROCESSED_GENERATED = ") == 2  # of dispositions, and of rows
