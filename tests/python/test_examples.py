# SPDX-License-Identifier: Apache-2.0
"""Each examples/python/NAME.py, run from the top of the repository, prints examples/python/NAME.out. Each notebook of
examples/notebooks, kept without output, runs from its first cell to its last."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import CORPUS, ROOT

EXAMPLES = sorted((ROOT / "examples" / "python").glob("*.py"))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_example_prints_what_stands_beside_it(example: Path) -> None:
    if "GONGKAI_CORPUS" in example.read_text(encoding="utf-8") and not CORPUS.exists():
        pytest.skip(f"no corpus in {CORPUS}; GONGKAI_CORPUS says where it is")
    command = [sys.executable, "-P", str(example)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == example.with_suffix(".out").read_text(encoding="utf-8")


NOTEBOOKS = sorted((ROOT / "examples" / "notebooks").glob("*.ipynb"))


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.name)
def test_notebook_is_kept_without_output_and_runs(notebook: Path, tmp_path: Path) -> None:
    kept = json.loads(notebook.read_text(encoding="utf-8"))
    code = [cell for cell in kept["cells"] if cell["cell_type"] == "code"]
    assert code and all(cell["outputs"] == [] and cell["execution_count"] is None for cell in code)
    done_file = tmp_path / "done.ipynb"
    command = [sys.executable, "-m", "jupyter", "execute", "--output", str(done_file), str(notebook)]
    environment = {**os.environ, "MPLBACKEND": "module://matplotlib_inline.backend_inline", "PYTHONSAFEPATH": "1"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    ran = json.loads(done_file.read_text(encoding="utf-8"))
    outputs = [cell["outputs"] for cell in ran["cells"] if cell["cell_type"] == "code"]
    assert all(outputs), "a cell shows nothing"
    assert not [output for cell in outputs for output in cell if output["output_type"] == "stream" and output["name"] == "stderr"]
