# SPDX-License-Identifier: Apache-2.0
"""A store of reports: what is read again, what is left after a kill, and what comes out of it."""

from __future__ import annotations

import csv
import io
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
import warnings
import zipfile
from pathlib import Path

import duckdb
import gongkai as gk
import openpyxl
import pytest
from click.testing import CliRunner
from gongkai._read import bulk
from gongkai._store import store as _store
from gongkai._store import update as _store_update
from gongkai.cli import cli
from gongkai.testing import random_report

KILLS = int(os.environ.get("GONGKAI_KILLS", "4"))


def page(agency: str, year: int, seed: int = 1, **changes: str) -> str:
    """A report as JSON, which says whose it is."""
    import json

    report = random_report(seed=seed)
    said = json.loads(report.to_json())
    said["metadata"]["agency"] = agency
    said["metadata"]["year"] = year
    return json.dumps(said, ensure_ascii=False)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Twenty reports of three years, and a file that is none; files are old enough not to be read again for their youth."""
    monkeypatch.setattr(_store, "_FILES_IN_BUCKET", 8)
    monkeypatch.setattr(_store_update, "_FRESH_NS", -(10**18))
    monkeypatch.chdir(tmp_path)  # files are named from here, and so fall into the same buckets each time
    folder = tmp_path / "reports"
    folder.mkdir()
    for n in range(20):
        (folder / f"{n:02}.json").write_text(page(f"示例市第{n}局", 2021 + n % 3, n), encoding="utf-8")
    (folder / "note.txt").write_text("明天放假。", encoding="utf-8")
    return folder


def data(store: Path) -> dict[str, bytes]:
    """The files of a store that are its data."""
    return {p.relative_to(store).as_posix(): p.read_bytes() for p in sorted(store.glob("cells/*/*"))} | {
        "files": (store / "files.parquet").read_bytes()
    }


def test_a_store_has_the_cells_of_its_files_by_year(folder: Path, tmp_path: Path) -> None:
    store = gk.Store(tmp_path / "out")
    done = store.update(folder)
    assert done == gk.StoreUpdate(files=21, read=21, new=21, changed=0, otherwise=0, errors=1, gone=0)
    assert {path.parent.name for path in (tmp_path / "out" / "cells").glob("*/*")} == {"2021", "2022", "2023"}
    back = gk.from_frame(store.cells())
    direct = [result.report for result in gk.read_many(folder) if result.report]
    assert sorted(r.to_tidy() for r in back) == sorted(r.to_tidy() for r in direct)
    assert [row["error"] for row in store.files.to_pylist() if row["error"]] == ["report.not-found"]
    assert store.verify(sources=True) == []
    assert store.years == [2021, 2022, 2023]
    assert len(gk.from_frame(store.cells(year=2021))) == 7


def test_only_what_is_new_or_changed_is_read(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = gk.Store(tmp_path / "out")
    store.update(folder)
    before = data(store.path)
    assert store.update(folder).read == 0
    assert data(store.path) == before

    (folder / "03.json").write_text(page("示例市第3局", 2024, 99), encoding="utf-8")  # and in another year
    (folder / "new.json").write_text(page("示例市新局", 2021, 5), encoding="utf-8")
    os.utime(folder / "04.json", (1, 1))
    done = store.update(folder)
    assert (done.read, done.new, done.changed) == (2, 1, 1)
    assert store.verify(sources=True) == []
    assert {row["year"] for row in store.files.to_pylist() if row["file"].endswith("03.json")} == {2024}

    fresh = gk.Store(tmp_path / "fresh")
    fresh.update(folder)
    assert data(fresh.path) == data(store.path)


def test_what_another_version_read_is_read_again(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = gk.Store(tmp_path / "out")
    with monkeypatch.context() as older:
        older.setattr(_store, "reader_version", lambda: "0.0.1+older")
        store.update(folder)
    before = {name: content for name, content in data(store.path).items() if name != "files"}
    done = store.update(folder)
    assert (done.read, done.new, done.changed, done.otherwise) == (21, 0, 0, 0)
    assert {name: content for name, content in data(store.path).items() if name != "files"} == before
    assert {row["reader"] for row in store.files.to_pylist()} == {_store.reader_version()}

    with monkeypatch.context() as newer:
        newer.setattr(_store, "reader_version", lambda: "9.9.9+newer")
        newer.setattr(bulk.Reader, "__call__", lambda self, files: [
            gk.ReadResult(file, random_report(seed=1), None) for file in files
        ])  # fmt: skip
        assert store.update(folder / "00.json").otherwise == 1


def test_files_that_are_gone_stay_until_they_are_pruned(folder: Path, tmp_path: Path) -> None:
    store = gk.Store(tmp_path / "out")
    store.update(folder)
    (folder / "00.json").unlink()
    assert store.update(folder).gone == 1
    assert len(store.files) == 21
    assert store.update(folder, prune=True).gone == 1
    assert len(store.files) == 20 and store.verify() == []
    assert store.update(folder).gone == 0


def test_each_file_of_an_archive_is_in_the_store(folder: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(folder / "more.zip", "w") as archive:
        archive.writestr("a.json", page("示例县甲局", 2022))
        archive.writestr("b.json", page("示例县乙局", 2022))
    store = gk.Store(tmp_path / "out")
    store.update(folder)
    within = [row for row in store.files.to_pylist() if row["source"].endswith("more.zip")]
    assert [(Path(row["file"]).name, row["agency"]) for row in within] == [("a.json", "示例县甲局"), ("b.json", "示例县乙局")]
    with zipfile.ZipFile(folder / "more.zip", "w") as archive:
        archive.writestr("b.json", page("示例县乙局", 2022))
    store.update(folder)
    assert [Path(row["file"]).name for row in store.files.to_pylist() if row["source"].endswith("more.zip")] == ["b.json"]
    assert store.verify() == []


def test_files_of_one_name_in_an_archive_are_both_there(folder: Path, tmp_path: Path) -> None:
    with warnings.catch_warnings(), zipfile.ZipFile(folder / "twice.zip", "w") as archive:
        warnings.simplefilter("ignore")
        archive.writestr("a.json", page("示例县甲局", 2022, 1))
        archive.writestr("a.json", page("示例县乙局", 2022, 2))
    store = gk.Store(tmp_path / "out")
    store.update(folder / "twice.zip")
    names = [(Path(row["file"]).name, row["agency"]) for row in store.files.to_pylist()]
    assert names == [("a.json", "示例县甲局"), ("a.json#2", "示例县乙局")]
    assert store.verify() == []


def test_a_store_that_grows_is_as_if_made_at_once(folder: Path, tmp_path: Path) -> None:
    store = gk.Store(tmp_path / "out")
    for pattern in ("00.json", "0*.json", "*.json", ""):
        store.update(str(folder / pattern))
        assert store.verify(sources=True) == []
    fresh = gk.Store(tmp_path / "fresh")
    fresh.update(folder)
    assert data(store.path) == data(fresh.path)
    assert len(list((store.path / "cells" / "2022").iterdir())) > 1


def test_it_does_not_matter_how_often_an_update_commits(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = gk.Store(tmp_path / "whole")
    whole.update(folder)
    monkeypatch.setattr(_store_update, "_SECONDS_BETWEEN", -1)
    often = gk.Store(tmp_path / "often")
    assert often.update(folder).read == 21
    assert data(often.path) == data(whole.path)


def test_a_file_has_one_name_however_it_is_given(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    gk.Store("out").update("reports")
    assert gk.Store("out").files["file"][0].as_py() == "reports/00.json"
    for way in ("./reports/", tmp_path / "reports", "reports/../reports", str(tmp_path / "reports" / "*.json")):
        assert gk.Store("out").update(way).read == 0
    monkeypatch.chdir(folder)
    assert gk.Store("../out").update(".").read == 0
    assert gk.Store("../out").verify(sources=True) == []
    os.rename(tmp_path, moved := tmp_path.with_name(f"{tmp_path.name}-moved"))
    assert gk.Store(moved / "out").update(moved / "reports").new == 0
    os.rename(moved, tmp_path)


def test_a_folder_may_hold_anything(folder: Path, tmp_path: Path) -> None:
    os.mkfifo(folder / "pipe.html")
    (folder / "ring").symlink_to(".")
    (folder / "loop.html").symlink_to("loop.html")
    (folder / "sub").mkdir()
    shutil.copy(os.fsencode(folder / "00.json"), os.fsencode(folder / "sub") + b"/\xff\xb8.json")
    with open(folder / "hole.html", "wb") as hole:
        hole.truncate(1 << 40)
    store = gk.Store(tmp_path / "out")
    errors: dict[str, str] = {}
    done = store.update(folder, on_error=lambda file, error: errors.update({Path(file).name: error.code}))
    assert (done.files, done.new) == (24, 24)
    assert errors == {"note.txt": "report.not-found", "loop.html": "file.unreadable", "hole.html": "input.too-large"}
    assert [Path(row["file"]).name for row in store.files.to_pylist() if "/sub/" in row["file"]] == ["\\udcff\\udcb8.json"]
    assert [line for line in store.verify(sources=True) if "loop.html" not in line] == []
    again = store.update(folder)
    assert (again.read, again.errors) == (0, 3)
    os.unlink(os.fsencode(folder / "sub") + b"/\xff\xb8.json")
    assert store.update(folder, prune=True).gone == 1
    assert store.verify() == []
    told: list[gk.ReadError] = []
    store.update(folder / "pipe.html", on_error=lambda _, error: told.append(error))
    assert [error.detail for error in told] == ["Not a regular file"]


def test_what_cannot_be_opened_any_more_stays_as_it_was(folder: Path, tmp_path: Path) -> None:
    store = gk.Store(tmp_path / "out")
    store.update(folder)
    before = data(store.path)
    (folder / "00.json").unlink()
    (folder / "00.json").symlink_to("nowhere")
    (folder / "01.json").unlink()
    (folder / "01.json").mkdir()
    (folder / "none.json").symlink_to("nowhere")
    errors: list[str] = []
    paths = [folder, folder / "01.json", folder / "absent.json"]
    done = store.update(paths, on_error=lambda file, _: errors.append(Path(file).name))
    assert sorted(errors) == ["00.json", "absent.json", "none.json"]
    assert (done.read, done.errors) == (0, 4)  # and that which is no report
    assert data(store.path) == before and store.verify() == []


def test_a_file_that_changes_while_it_is_read_is_read_again(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = gk.Store(tmp_path / "out")
    read = bulk.Reader.__call__

    def change_meanwhile(self: bulk.Reader, files: list[str]) -> list[gk.ReadResult]:
        text = Path(files[0]).read_text(encoding="utf-8")
        Path(files[0]).write_text(page("示例县另一局", 2022), encoding="utf-8")
        results = read(self, files)
        Path(files[0]).write_text(text + " ", encoding="utf-8")
        return results

    with monkeypatch.context() as busy:
        busy.setattr(bulk.Reader, "__call__", change_meanwhile)
        store.update(folder / "00.json")
    assert store.update(folder / "00.json").changed == 1
    assert store.files["agency"].to_pylist() == ["示例市第0局"]
    assert store.update(folder / "00.json").read == 0

    def lose_meanwhile(self: bulk.Reader, files: list[str]) -> list[gk.ReadResult]:
        os.unlink(files[0])
        return read(self, files)

    (folder / "00.json").write_text(page("示例县又一局", 2022), encoding="utf-8")
    monkeypatch.setattr(bulk.Reader, "__call__", lose_meanwhile)
    assert store.update(folder / "00.json").errors == 1
    assert store.files["agency"].to_pylist() == ["示例市第0局"] and store.verify() == []


def test_a_volume_that_is_not_there_prunes_nothing(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "a.json").write_text(page("示例县甲局", 2022), encoding="utf-8")
    store = gk.Store(tmp_path / "out")
    store.update([folder, other])
    (other / "a.json").unlink()
    for paths in ([folder, other], [folder, other / "*.json"], [other]):
        with pytest.raises(gk.StoreError, match="a volume not mounted"):
            store.update(paths, prune=True)
    assert store.update(folder, prune=True).gone == 0  # of what it was not asked to look at it says nothing
    assert len(store.files) == 22 and store.verify() == []
    assert store.update(tmp_path, prune=True).gone == 1


FULL = """
import resource, sys
import gongkai as gk
from gongkai._store import store as _store
_store._FILES_IN_BUCKET = 8
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), resource.RLIM_INFINITY))
try:
    gk.Store(sys.argv[2]).update(sys.argv[1])
except gk.StoreError as error:
    print(error)
"""


def test_a_full_disk_is_an_interruption(folder: Path, tmp_path: Path) -> None:
    whole = gk.Store(tmp_path / "whole")
    whole.update(folder)
    sizes = sorted(map(len, data(whole.path).values()))
    for size in (1000, sizes[len(sizes) // 2], sizes[-1] - 1):
        out = tmp_path / f"out{size}"
        run = subprocess.run([sys.executable, "-P", "-c", FULL, str(folder), str(out), str(size)], capture_output=True, text=True)
        assert run.returncode == 0 and "the next update goes on from it" in run.stdout, run.stderr
        store = gk.Store(out)
        store.update(folder)
        assert store.verify(sources=True) == [] and data(out) == data(whole.path)


def test_a_store_within_the_folder_is_not_read_into_itself(folder: Path) -> None:
    store = gk.Store(folder / "out")
    store.update(folder)
    assert store.update(folder).files == 21


UPDATE = """
import sys
import gongkai as gk
from gongkai._read import bulk
from gongkai._store import store as _store
from gongkai._store import update as _store_update
_store._FILES_IN_BUCKET = 8
gk.Store(sys.argv[2]).update(sys.argv[1], threads=2)
"""


def start(folder: Path, store: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-P", "-c", UPDATE, str(folder), str(store)], start_new_session=True)


def test_a_killed_update_loses_and_doubles_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    for n in range(60):
        (folder / f"{n:03}.json").write_text(page(f"示例市第{n}局", 2020 + n % 4, n), encoding="utf-8")
    begin = time.perf_counter()
    assert start(folder, tmp_path / "whole").wait() == 0
    took = time.perf_counter() - begin
    draw = random.Random(KILLS)
    for _ in range(KILLS):
        update = start(folder, tmp_path / "killed")
        try:
            update.wait(draw.uniform(0.2, 1) * took)
        except subprocess.TimeoutExpired:
            os.killpg(update.pid, signal.SIGKILL)
            update.wait()
        if (tmp_path / "killed" / "manifest.sqlite").exists():
            assert gk.Store(tmp_path / "killed").verify() == []
    assert start(folder, tmp_path / "killed").wait() == 0
    assert gk.Store(tmp_path / "killed").verify(sources=True) == []
    assert data(tmp_path / "killed") == data(tmp_path / "whole")


@pytest.mark.parametrize("at", (1, 2, 3, 6))
def test_an_update_that_ends_at_any_rename_is_gone_on_with(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    whole = gk.Store(tmp_path / "whole")
    whole.update(folder)
    renamed = 0

    def replace(a: str, b: str) -> None:
        nonlocal renamed
        renamed += 1
        if renamed == at:
            raise KeyboardInterrupt
        os.rename(a, b)

    with monkeypatch.context() as interrupted:
        interrupted.setattr(os, "replace", replace)
        with pytest.raises(KeyboardInterrupt):
            gk.Store(tmp_path / "out").update(folder)
    store = gk.Store(tmp_path / "out")
    assert at == 1 or store.verify() == []
    store.update(folder)
    assert data(store.path) == data(whole.path)


def test_what_an_update_had_not_committed_is_no_fault_of_a_store(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = gk.Store(tmp_path / "out")
    store.update(folder)
    (folder / "more.json").write_text(page("示例县另一局", 2023), encoding="utf-8")
    synced: list[Path] = []

    def sync(path: Path) -> None:
        synced.append(path)
        raise KeyboardInterrupt

    with monkeypatch.context() as interrupted:
        interrupted.setattr(_store, "_sync", sync)
        with pytest.raises(KeyboardInterrupt):
            store.update(folder)
    assert synced[0].exists()
    assert gk.Store(tmp_path / "out").verify() == []
    store.update(folder)
    assert not synced[0].exists()
    assert store.verify(sources=True) == []


def test_verify_tells_what_is_wrong(folder: Path, tmp_path: Path) -> None:
    store = gk.Store(tmp_path / "out")
    store.update(folder)
    parts = sorted(store.path.glob("cells/*/*.parquet"))
    parts[0].write_bytes(parts[0].read_bytes()[:-1] + b"x")
    parts[1].unlink()
    (parts[2].parent / "stray.parquet").write_bytes(parts[2].read_bytes())
    (folder / "07.json").write_text("{}", encoding="utf-8")
    said = store.verify(sources=True)
    for part, what in ((parts[0], "has been changed"), (parts[1], "is not there")):
        assert f"{part.relative_to(store.path).as_posix()}: {what}" in said
    assert any("stray.parquet: belongs to no report" in line for line in said)
    assert any("07.json: has changed since it was read" in line for line in said)


def test_what_is_no_store_is_refused(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(gk.StoreError, match="neither a store nor an empty folder"):
        gk.Store(folder)
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "manifest.sqlite").write_text("not a database")
    with pytest.raises(gk.StoreError):
        gk.Store(tmp_path / "other")
    store = gk.Store(tmp_path / "out")
    with store._writing():
        for use in (lambda: gk.Store(tmp_path / "out").update(folder), lambda: gk.Store(tmp_path / "out").verify()):
            with pytest.raises(gk.StoreError, match="another process"):
                use()
    store.update(folder)
    cells = store.cells()
    for part in store.path.glob("cells/2023/*"):
        part.rename(part.with_suffix(".part"))
    with pytest.raises(gk.StoreError, match="replaced by an update meanwhile"):
        cells.read_all()
    for part in store.path.glob("cells/2022/*"):
        part.write_bytes(b"no longer Parquet")
    (folder / "01.json").write_text(page("示例县甲局", 2022, 77), encoding="utf-8")
    with pytest.raises(gk.StoreError, match="is damaged"):
        store.update(folder)
    with sqlite3.connect(store.path / "manifest.sqlite") as manifest:
        manifest.execute("update settings set value = 9 where name = 'format'")
    with pytest.raises(gk.StoreError, match="another version of gongkai"):
        gk.Store(tmp_path / "out")


def test_diff_lists_reports_and_cells(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    old, new = gk.Store("old"), gk.Store("new")
    old.update("reports")
    text = (folder / "02.json").read_text(encoding="utf-8")
    report = gk.read(text.encode())
    received = report.requests["received", "business"].value
    assert isinstance(received, int)
    import json

    said = json.loads(text)
    cells = said["tables"]["requests"]["cells"]
    cell = next(c for c in cells if (c["row"], c["column"]) == ("received", "business"))
    cell["value"] = str(received + 1000)
    said["metadata"]["year"] = 2022
    (folder / "02.json").write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")
    (folder / "05.json").unlink()
    new.update("reports")
    run = CliRunner().invoke(cli, ["store", "diff", "old", "new"])
    assert run.exit_code == 1
    rows = list(csv.DictReader(io.StringIO(run.stdout)))
    assert {(r["file"], r["what"], r["cell"], r["before"], r["after"]) for r in rows} == {
        ("reports/02.json", "cell", "requests.received.business", str(received), str(received + 1000)),
        ("reports/02.json", "year", "", "2023", "2022"),
        ("reports/05.json", "removed", "", "", ""),
    }
    assert CliRunner().invoke(cli, ["store", "diff", "old", "old"]).exit_code == 0


def test_export(folder: Path, tmp_path: Path) -> None:
    store = gk.Store(tmp_path / "out")
    store.update(folder)
    cells = store.cells().read_all()
    for name in ("cells.duckdb", "cells.sqlite", "cells.csv", "reports.xlsx"):
        run = CliRunner().invoke(cli, ["store", "export", str(store.path), str(tmp_path / name)])
        assert run.exit_code == 0, run.output
        with pytest.raises(FileExistsError):
            store.export(tmp_path / name)
    total = sum(v for v in cells["value"].to_pylist() if v is not None)
    with duckdb.connect(str(tmp_path / "cells.duckdb")) as database:
        assert database.execute("select count(*), sum(value) from cells").fetchone() == (len(cells), total)
        assert database.execute("select count(*) from agencies").fetchone() == (20,)
    with sqlite3.connect(tmp_path / "cells.sqlite") as lite:
        assert lite.execute("select count(*), sum(value) from cells").fetchone() == (len(cells), total)
        amounts = {row[0] for row in lite.execute("select amount from cells where amount is not null")}
    assert amounts == {f"{v.normalize():f}" for v in cells["amount"].to_pylist() if v is not None}
    with open(tmp_path / "cells.csv", encoding="utf-8", newline="") as file:
        assert len(list(csv.DictReader(file))) == len(cells)
    book = openpyxl.load_workbook(tmp_path / "reports.xlsx", read_only=True)
    assert book.sheetnames == ["reports", "files", "agencies", "labels", "columns"]
    rows = list(book["reports"].iter_rows(values_only=True))
    assert len(rows) == 21 and rows[0][0] == "file"
    with pytest.raises(ValueError, match="exported to"):
        store.export(tmp_path / "cells.parquet")


def test_the_command_keeps_a_store(folder: Path, tmp_path: Path) -> None:
    out = str(tmp_path / "out")
    run = CliRunner().invoke(cli, ["read", str(folder), "--store", out, "--lang", "en"])
    assert run.exit_code == 2
    assert "note.txt: error: report.not-found" in run.stderr
    assert run.stderr.endswith("21 files: 21 read (21 new, 0 changed, 0 read otherwise), 1 unreadable, 0 no longer there\n")
    run = CliRunner().invoke(cli, ["store", "verify", out, "--sources", "--lang", "en"])
    assert (run.exit_code, run.stderr) == (0, "21 files, nothing is wrong\n")
    (next(Path(out).glob("cells/*/*.parquet"))).unlink()
    assert CliRunner().invoke(cli, ["store", "verify", out]).exit_code == 1
    for wrong in (["--store", out, "--format", "json"], ["--prune"]):
        assert CliRunner().invoke(cli, ["read", str(folder), *wrong]).exit_code == 2
    (tmp_path / "empty").mkdir()
    run = CliRunner().invoke(cli, ["read", str(tmp_path / "empty"), "--store", out])
    assert run.exit_code == 2 and "there is no file in" in run.stderr


def test_a_store_is_checked_where_it_lies(folder: Path, tmp_path: Path) -> None:
    (folder / "wrong.json").write_text(random_report(seed=3, wrong_cells=2).to_json(), encoding="utf-8")
    store = gk.Store(tmp_path / "out")
    store.update(folder)
    checked = store.check()
    assert checked.reports == 21 and checked.rows_reported == 0
    assert {Path(f).name for f in checked.findings.to_arrow()["file"].to_pylist()} == {"wrong.json"}
    run = CliRunner().invoke(cli, ["store", "check", str(store.path), "--lang", "en"])
    assert run.exit_code == 1 and "requests.row-sum error" in run.stdout
    assert run.stderr == f"21 reports, {checked.rows} cells: {checked.rows} judged, 0 of reports that cannot be\n"
