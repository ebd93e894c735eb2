# SPDX-License-Identifier: Apache-2.0
"""A store of reports: what many files say as Parquet by year, kept up to date, and whole at every moment.

    OUT/cells/2024/03f.parquet   the cells of the reports of a year; 03f is the bucket into which their files' names fall
    OUT/files.parquet            what became of each file
    OUT/manifest.sqlite          the same with what it takes to see whether a file has changed, and the parts with their hashes

A file belongs to a bucket by its name alone, and a part holds the reports of one bucket and year in the order of their names.
So a store is the same byte for byte however often it was interrupted on the way.

A bucket is committed in one transaction of the manifest. Its parts are written under other names before and get their own
after, and whoever opens the store next does what remains of that.
"""

from __future__ import annotations

import contextlib
import hashlib
import itertools
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from types import EllipsisType
from typing import TYPE_CHECKING, Any, NamedTuple

from gongkai import _bulk, _core
from gongkai._bulk import ReadResult
from gongkai._core import ErrorCode
from gongkai._error import ReadError
from gongkai._extras import need
from gongkai._opening import Recognising
from gongkai._report import Report, cores

if TYPE_CHECKING:
    import sqlite3

    from gongkai._check_frame import CheckedFrame
    from gongkai._config import RuleChoices
    from gongkai._store_plot import StorePlot

UNKNOWN = "unknown"
"""The folder of reports that do not say their year."""

_FORMAT = 1
_FILES_IN_BUCKET = 1024
_MOST_BUCKETS = 1024
_REPORTS_AT_ONCE = 512
_FRESH_NS = 2_000_000_000
"""A file that was changed so shortly before it was read may have been changed once more without its time telling."""

_SCHEMA = """
create table settings (name text primary key, value text) without rowid;
create table sources (file text primary key, bucket integer, size integer, modified integer, changed integer, sha256 text,
    reader text) without rowid;
create table reports (file text primary key, source text, bucket integer, agency text, year integer, edition text, cells integer,
    error text, detail text) without rowid;
create table parts (path text primary key, bucket integer, rows integer, sha256 text) without rowid;
create table pending (path text primary key, part text) without rowid;
create index sources_of_bucket on sources (bucket);
create index reports_of_source on reports (source);
create index reports_of_bucket on reports (bucket);
create index parts_of_bucket on parts (bucket);
"""


class StoreError(ValueError):
    """A folder is no store, or is in use, or is damaged."""


class Stamp(NamedTuple):
    """By which a file is taken for unchanged without reading it."""

    size: int
    modified: int
    changed: int


class Update(NamedTuple):
    """What an update of a store came to, in files."""

    files: int
    """That were looked at."""
    read: int
    """That were read: new ones, changed ones, and all that another version of gongkai had read."""
    new: int
    changed: int
    otherwise: int
    """That are as they were and were read otherwise by this version."""
    errors: int
    """Reports that could not be read, of all that were looked at."""
    gone: int
    """That are in the store, below what was looked at, and no longer there. They stay unless they are pruned."""


class _Source(NamedTuple):
    file: str
    stamp: Stamp
    sha256: str
    results: list[ReadResult] | None
    """None: its content is known."""

    @property
    def errors(self) -> int:
        return sum(result.error is not None for result in self.results or ())


@cache
def reader_version() -> str:
    """The version of gongkai with a fingerprint of its code, so that a change of how it reads is never overlooked."""
    digest = hashlib.sha256()
    folder = Path(__file__).parent
    for path in sorted([*folder.glob("*.py"), Path(_core.__file__ or __file__)]):
        digest.update(path.read_bytes())
    return f"{_core.__version__}+{digest.hexdigest()[:12]}"


def _stamp(file: str | os.PathLike[str]) -> Stamp:
    stat = os.stat(file)
    return Stamp(stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns)


def _sha256(file: str | os.PathLike[str]) -> str:
    with open(file, "rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _sync(path: Path) -> None:
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _name(file: str) -> str:
    """A file's name as text, whatever bytes it is made of."""
    return file.encode("utf-8", "backslashreplace").decode()


class _Exported:
    def __init__(self, frame: _core.Frame) -> None:
        self._frame = frame

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self._frame.arrow_stream()


class Store:
    """A store of reports on disk, which `update` keeps up to date. Needs pyarrow.

        store = gk.Store("out")
        store.update("reports")
        store.check().counts.to_pandas()

    StoreError where ``path`` is something else, or another process has the store open for writing.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self._arrow = need("pyarrow", "a store", "pyarrow")
        self._parquet = need("pyarrow.parquet", "a store", "pyarrow")
        self.path = Path(path)
        begun = ("lock", "manifest.sqlite.part")  # and no further
        is_store = (self.path / "manifest.sqlite").exists()
        if not is_store and self.path.exists() and (
            not self.path.is_dir() or not all(entry.name.startswith(begun) for entry in self.path.iterdir())
        ):  # fmt: skip
            raise StoreError(f"{self.path}: neither a store nor an empty folder")
        self._lock: int | None = None
        self._schema = self._arrow.table(_Exported(_core.tidy_frame([], False, True, True))).schema
        if (self.path / "manifest.sqlite").exists():
            self._recover()

    # Opening

    @contextlib.contextmanager
    def _manifest(self) -> Iterator[sqlite3.Connection]:
        import sqlite3

        file = self.path / "manifest.sqlite"
        if not file.exists():
            raise StoreError(f"{self.path}: no store")
        connection = sqlite3.connect(file, isolation_level=None)
        try:
            try:
                connection.execute("pragma synchronous = full")
                known = connection.execute("select value from settings where name = 'format'").fetchone()
            except sqlite3.DatabaseError as error:
                raise StoreError(f"{file}: {error}") from error
            if known is None or int(known[0]) > _FORMAT:
                raise StoreError(f"{file}: of another version of gongkai")
            yield connection
        finally:
            connection.close()

    def _recover(self) -> None:
        """Does what an interrupted update has left to do, unless one is under way."""
        with self._manifest() as manifest:
            pending = manifest.execute("select count(*) from pending").fetchone()[0]
            listed = manifest.execute("select value from settings where name = 'listed'").fetchone()
        if not pending and listed == ("yes",):
            return
        with contextlib.suppress(StoreError), self._writing():
            self._finish_commit()
            self._write_files()

    @contextlib.contextmanager
    def _writing(self) -> Iterator[None]:
        """While this lasts nobody else writes."""
        import fcntl

        self.path.mkdir(parents=True, exist_ok=True)
        lock = os.open(self.path / "lock", os.O_RDWR | os.O_CREAT, 0o666)
        try:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                raise StoreError(f"{self.path}: another process writes to this store") from error
            yield
        finally:
            os.close(lock)

    def _create(self, files: int) -> None:
        """The manifest is there with its settings, or it is not there."""
        import sqlite3

        made = self.path / "manifest.sqlite"
        if made.exists():
            return
        part = self.path / "manifest.sqlite.part"
        part.unlink(missing_ok=True)
        buckets = 1
        while buckets < _MOST_BUCKETS and buckets * _FILES_IN_BUCKET < files:
            buckets *= 2
        connection = sqlite3.connect(part)
        connection.executescript(_SCHEMA)
        settings = [("format", str(_FORMAT)), ("buckets", str(buckets)), ("listed", "no")]
        connection.executemany("insert into settings values (?, ?)", settings)
        connection.commit()
        connection.close()
        _sync(part)
        os.replace(part, made)
        _sync(self.path)

    # Writing

    def update(
        self,
        paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
        *,
        threads: int | None = None,
        progress: bool = False,
        prune: bool = False,
        ocr: bool = False,
        on_error: Callable[[str, ReadError], None] | None = None,
    ) -> Update:
        """Reads into the store what is new or has changed, and what another version of gongkai had read. ``paths`` as for
        `read_many`; files go by these names.

        A file is taken for unchanged where its size and its times are as they were, else where the hash of its content is.
        May be interrupted at any moment: what was committed, some hundreds of files at a time, is there, and the next update
        goes on from it. ``prune``: take out files that are no longer there. ``ocr`` as for
        `read_many`; what was read without it is read again with it, and the other way round. ``progress``: files a second, the time that is left
        and how many could not be read, on standard error. ``on_error`` is told of each as it is read.
        """
        paths = _each(paths)
        files = sorted(set(_bulk.expand(paths)))
        if any(os.path.isdir(path) and self.path.resolve().is_relative_to(Path(path).resolve()) for path in paths):
            inside = os.path.join(os.path.realpath(self.path), "")
            files = [file for file in files if not os.path.realpath(file).startswith(inside)]
        with self._writing():
            self._create(len(files))
            self._finish_commit()
            result = _Updating(self, files, threads or cores(), progress, ocr, on_error).run(prune)
            with self._manifest() as manifest:
                listed = manifest.execute("select value from settings where name = 'listed'").fetchone()
            if listed != ("yes",):
                self._write_files()
        return result

    def _finish_commit(self) -> None:
        """Gives committed parts their names, and removes what was never committed."""
        with self._manifest() as manifest:
            for path, part in manifest.execute("select path, part from pending").fetchall():
                to = self.path / path
                if part is None:
                    to.unlink(missing_ok=True)
                elif (self.path / part).exists():
                    os.replace(self.path / part, to)
                _sync(to.parent)
            manifest.execute("delete from pending")
        cells = self.path / "cells"
        if cells.exists():
            for left in cells.glob("*/*.part"):
                left.unlink()
            for folder in cells.iterdir():
                with contextlib.suppress(OSError):
                    folder.rmdir()  # where nothing is left in it

    def _write_files(self) -> None:
        """The part of the manifest that is for others, where it is not as it should be."""
        with self._manifest() as manifest:
            rows = manifest.execute(
                "select r.file, r.source, s.sha256, s.size, r.agency, r.year, r.edition, r.cells, r.error, r.detail, s.reader "
                "from reports r join sources s on s.file = r.source order by r.file"
            ).fetchall()
        text, arrow = self._arrow.string(), self._arrow
        schema = arrow.schema([
            ("file", text), ("source", text), ("sha256", text), ("size", arrow.int64()), ("agency", text), ("year", arrow.int16()),
            ("edition", text), ("cells", arrow.int32()), ("error", text), ("detail", text), ("reader", text),
        ])  # fmt: skip
        columns = zip(*rows, strict=True) if rows else ((),) * len(schema)
        table = arrow.table([arrow.array(list(c), f.type) for c, f in zip(columns, schema, strict=True)], schema=schema)
        whole, part = self.path / "files.parquet", self.path / "files.parquet.part"
        self._parquet.write_table(table, part, compression="zstd")
        _sync(part)
        os.replace(part, whole)
        _sync(self.path)
        with self._manifest() as manifest:
            manifest.execute("update settings set value = 'yes' where name = 'listed'")

    def _commit(
        self, bucket: int, sources: Sequence[tuple[object, ...]], reports: Sequence[tuple[object, ...]], replaced: Sequence[str],
        fresh: Sequence[tuple[str, Report]],
    ) -> set[str]:  # fmt: skip
        """Puts what was read of a bucket in the place of what was known of the files ``replaced``. Gives the reports whose
        cells are others than before."""
        with self._manifest() as manifest:
            gone = {
                file: _folder(year)
                for source in replaced
                for file, year in manifest.execute("select file, year from reports where source = ? and error is null", (source,))
            }
            known = {path for (path,) in manifest.execute("select path from parts where bucket = ?", (bucket,))}
            tables, others = self._merged(bucket, known, gone, fresh)
            pending: list[tuple[str, str | None]] = []
            parts: list[tuple[str, int, int, str]] = []
            for path, table in tables:
                if table is None:
                    pending.append((path, None))
                    continue
                part = self.path / f"{path}.part"
                part.parent.mkdir(parents=True, exist_ok=True)
                self._parquet.write_table(table, part, compression="zstd", row_group_size=1 << 20)
                _sync(part)
                _sync(part.parent)
                pending.append((path, f"{path}.part"))
                parts.append((path, bucket, table.num_rows, _sha256(part)))
            manifest.execute("begin immediate")
            manifest.executemany("delete from reports where source = ?", [(file,) for file in replaced])
            manifest.executemany("delete from sources where file = ?", [(file,) for file in replaced])
            manifest.executemany("insert or replace into sources values (?, ?, ?, ?, ?, ?, ?)", sources)
            manifest.executemany("insert or replace into reports values (?, ?, ?, ?, ?, ?, ?, ?, ?)", reports)
            manifest.executemany("delete from parts where path = ?", [(path,) for path, _ in pending])
            manifest.executemany("insert into parts values (?, ?, ?, ?)", parts)
            manifest.executemany("insert into pending values (?, ?)", pending)
            if replaced or reports:
                manifest.execute("update settings set value = 'no' where name = 'listed'")
            manifest.execute("commit")
        if pending:
            self._finish_commit()
        return others

    def _merged(
        self, bucket: int, known: set[str], gone: dict[str, str], fresh: Sequence[tuple[str, Report]]
    ) -> tuple[list[tuple[str, Any]], set[str]]:
        """The parts of a bucket that change, each with its new table or None, and the reports whose cells are others."""
        by_year: dict[str, list[tuple[str, Report]]] = {}
        for file, report in fresh:
            by_year.setdefault(_folder(report.year), []).append((file, report))
        out: list[tuple[str, Any]] = []
        others: set[str] = set()
        for year in sorted(by_year.keys() | set(gone.values())):
            path = f"cells/{year}/{bucket:03x}.parquet"
            before = self._slices(path) if path in known else []
            after = [each for each in before if gone.get(each[0]) != year]
            after += self._new_slices(sorted(by_year.get(year, []), key=lambda pair: pair[0]))
            after.sort(key=lambda pair: pair[0])
            was, now = dict(before), dict(after)
            changed = {f for f in was.keys() | now.keys() if f not in was or f not in now or not was[f].equals(now[f])}
            others |= changed
            if changed:
                out.append((path, self._arrow.concat_tables(t for _, t in after).combine_chunks() if after else None))
        return out, others

    def _new_slices(self, reports: list[tuple[str, Report]]) -> list[tuple[str, Any]]:
        out: list[tuple[str, Any]] = []
        for start in range(0, len(reports), _REPORTS_AT_ONCE):
            some = reports[start : start + _REPORTS_AT_ONCE]
            frame = _core.tidy_frame([(file, report._published) for file, report in some], False, True, True)
            out += self._cut(self._arrow.table(_Exported(frame)))
        return out

    def _slices(self, path: str) -> list[tuple[str, Any]]:
        """The reports of a part."""
        return self._cut(self._parquet.read_table(self.path / path, schema=self._schema))

    @staticmethod
    def _cut(table: Any) -> list[tuple[str, Any]]:
        """A table by its files, the rows of each of which stand together."""
        out: list[tuple[str, Any]] = []
        at = 0
        for file, rows in itertools.groupby(table["file"].to_pylist()):
            n = sum(1 for _ in rows)
            out.append((file, table.slice(at, n)))
            at += n
        return out

    # Reading

    @property
    def files(self) -> Any:
        """What became of each file as a ``pyarrow.Table``, in the order of the names: ``file`` (of a file in an archive,
        ``archive.zip/file``), ``source`` (the file on disk), ``sha256`` and ``size`` of that, ``agency``, ``year``, ``edition``,
        how many ``cells``, why it could not be read in ``error`` and ``detail``, and which version of gongkai read it."""
        return self._parquet.read_table(self.path / "files.parquet")

    def _parts(self) -> list[tuple[str, int, str]]:
        with self._manifest() as manifest:
            return manifest.execute("select path, rows, sha256 from parts order by path").fetchall()

    @property
    def years(self) -> list[int | None]:
        """The years of its reports; None, first, where some do not say theirs."""
        with self._manifest() as manifest:
            return [year for (year,) in manifest.execute("select distinct year from reports where error is null order by year")]

    def cells(self, columns: Sequence[str] | None = None, *, year: int | None | EllipsisType = ...) -> Any:
        """All cells, or those of a ``year``, as a ``pyarrow.RecordBatchReader``, which reads them as they are asked for: the
        columns of a tidy frame with ``exact`` and ``sources``, or some of them."""
        wanted = "cells/" if isinstance(year, EllipsisType) else f"cells/{_folder(year)}/"
        return self._reader(columns, [path for path, _, _ in self._parts() if path.startswith(wanted)], [])

    def _reader(self, columns: Sequence[str] | None, parts: Sequence[str], words: Sequence[str]) -> Any:
        """Some columns of some parts, those in ``words`` as dictionaries."""
        arrow = self._arrow
        word = arrow.dictionary(arrow.int32(), arrow.string())
        fields = self._schema if columns is None else [self._schema.field(name) for name in columns]
        schema = arrow.schema([field.with_type(word) if field.name in words else field for field in fields])

        def batches() -> Iterator[Any]:
            for path in parts:
                with self._parquet.ParquetFile(self.path / path, read_dictionary=list(words)) as part:
                    for batch in part.iter_batches(batch_size=1 << 17, columns=columns):
                        yield batch.select(schema.names).cast(schema)

        return arrow.RecordBatchReader.from_batches(schema, batches())

    def check(self, *, all: bool = False, rules: RuleChoices | None = None, threads: int | None = None) -> CheckedFrame:
        """`check_frame` of all cells, in little memory."""
        from gongkai._check_frame import check_frame

        words = ["file", "agency", "edition", "table", "row", "column", "status", "origin"]
        cells = self._reader([*words, "year", "value", "amount", "number"], [path for path, _, _ in self._parts()], words)
        return check_frame(cells, all=all, rules=rules, threads=threads)

    @property
    def plot(self) -> StorePlot:
        """Pictures of it, with matplotlib: ``store.plot.years()``, ``faults()``, ``distribution(cell)``."""
        from gongkai._store_plot import StorePlot

        return StorePlot(self)

    def export(self, path: str | os.PathLike[str]) -> None:
        """Writes the store in the form that the name of ``path`` says: ``.duckdb``, ``.sqlite`` or ``.db``, ``.csv`` (the cells),
        ``.xlsx`` (a row for each report). Databases and workbooks have tables of files, agencies and columns besides, and of
        what the codes mean. FileExistsError where it is there already; ValueError for another name, and for more reports than
        a sheet of Excel has rows."""
        from gongkai._store_export import export

        export(self, path)

    def verify(self, sources: bool = False) -> list[str]:
        """What is wrong with the store; empty where nothing is: each part is there, has the content it was committed with, and
        every report is in it once with all its cells. ``sources``: also whether the files that were read are as they were."""
        wrong: list[str] = []
        with self._manifest() as manifest:
            reports = dict(manifest.execute("select file, cells from reports where error is null").fetchall())
            known = manifest.execute("select file, sha256 from sources order by file").fetchall()
        seen: dict[str, int] = {}
        parts = self._parts()
        for path, rows, sha256 in parts:
            part = self.path / path
            if not part.exists():
                wrong.append(f"{path}: is not there")
            elif _sha256(part) != sha256:
                wrong.append(f"{path}: has been changed")
            else:
                files = self._parquet.read_table(part, columns=["file"])["file"]
                if len(files) != rows:
                    wrong.append(f"{path}: {len(files)} rows, not {rows}")
                for count in files.value_counts().to_pylist():
                    seen[count["values"]] = seen.get(count["values"], 0) + count["counts"]
        listed = {path for path, _, _ in parts}
        for found in sorted((self.path / "cells").glob("*/*")) if (self.path / "cells").exists() else []:
            # A .part is of an update that is under way, or that ended before it was committed: the next one takes it away.
            if found.suffix != ".part" and found.relative_to(self.path).as_posix() not in listed:
                wrong.append(f"{found.relative_to(self.path).as_posix()}: belongs to no report")
        for file in sorted(reports.keys() | seen.keys()):
            if reports.get(file) != seen.get(file):
                wrong.append(f"{file}: {seen.get(file, 0)} cells, not {reports.get(file, 0)}")
        for file, sha256 in known if sources else []:
            try:
                if _sha256(file) != sha256:
                    wrong.append(f"{file}: has changed since it was read")
            except OSError as error:
                wrong.append(f"{file}: {error.strerror}")
        return wrong

    def diff(self, other: Store) -> Any:
        """What ``other`` says otherwise, as a ``pyarrow.Table`` with a row for each cell and for each report that only one of
        them has: ``file``, ``what`` (``added``, ``removed``, ``error`` or ``cell``), ``cell``, and ``before`` and ``after``:
        numbers, or ``blank`` or ``missing``."""
        rows: list[dict[str, str | None]] = []
        mine, theirs = ({r["file"]: r for r in store.files.to_pylist()} for store in (self, other))
        differing: set[str] = set()
        for file in sorted(mine.keys() | theirs.keys()):
            a, b = mine.get(file), theirs.get(file)
            if a is None or b is None:
                rows.append({"file": file, "what": "added" if a is None else "removed", "cell": None, "before": None, "after": None})
            elif a["error"] != b["error"]:
                rows.append({"file": file, "what": "error", "cell": None, "before": a["error"], "after": b["error"]})
            elif (a["sha256"], a["reader"]) != (b["sha256"], b["reader"]):
                differing.add(file)
        if differing:
            before, after = self._printed(differing), other._printed(differing)
            for key in sorted(before.keys() | after.keys()):
                if before.get(key) != after.get(key):
                    change = {"before": before.get(key), "after": after.get(key)}
                    rows.append({"file": key[0], "what": "cell", "cell": key[1], **change})
        names = ("file", "what", "cell", "before", "after")
        return self._arrow.Table.from_pylist(rows, self._arrow.schema([(name, self._arrow.string()) for name in names]))

    def _printed(self, files: set[str]) -> dict[tuple[str, str], str]:
        """What stands in the cells of some files."""
        names = ["file", "table", "row", "column", "status", "number"]
        out: dict[tuple[str, str], str] = {}
        for batch in self.cells(names):
            for file, table, row, column, status, number in zip(*(c.to_pylist() for c in batch.columns), strict=True):
                if file in files:
                    out[file, f"{table}.{row}.{column}"] = number if number is not None else status
        return out


def _each(paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]]) -> list[str | os.PathLike[str]]:
    return [paths] if isinstance(paths, (str, os.PathLike)) else list(paths)


def _folder(year: int | None) -> str:
    return UNKNOWN if year is None else str(year)


class _Updating:
    """One update of a store."""

    def __init__(
        self, store: Store, files: list[str], threads: int, progress: bool, ocr: bool, on_error: Callable[[str, ReadError], None] | None
    ) -> None:
        self._store, self._files, self._threads, self._progress, self._on_error = store, files, threads, progress, on_error
        self._recognising = Recognising(threads) if ocr else None
        self._version = reader_version() + ("+ocr" if ocr else "")
        with store._manifest() as manifest:
            self._buckets = int(manifest.execute("select value from settings where name = 'buckets'").fetchone()[0])
            self._known = {
                file: (Stamp(*stamp), sha256, reader)
                for file, *stamp, sha256, reader in manifest.execute("select file, size, modified, changed, sha256, reader from sources")
            }
        self._counts = dict.fromkeys(("read", "new", "changed", "otherwise"), 0)
        self._reader: _bulk.Reader | None = None

    def _bucket(self, file: str) -> int:
        return int.from_bytes(hashlib.sha256(file.encode("utf-8", "surrogateescape")).digest()[:4], "big") % self._buckets

    def run(self, prune: bool) -> Update:
        wanted = []
        for file in self._files:
            known = self._known.get(_name(file))
            try:
                if known is not None and known[2] == self._version and known[0] == _stamp(file):
                    continue
            except OSError:
                pass  # reading it says why
            wanted.append((self._bucket(file), file))
        wanted.sort()
        there = set(map(_name, self._files))
        gone = sorted(file for file in self._known if file not in there and not os.path.lexists(file))
        if prune:
            for bucket, some in itertools.groupby(sorted((self._bucket(file), file) for file in gone), key=lambda pair: pair[0]):
                self._store._commit(bucket, [], [], [file for _, file in some], [])
        self._read(wanted)
        with self._store._manifest() as manifest:
            errors = {file for (file,) in manifest.execute("select source from reports where error is not null")}
        return Update(len(self._files), errors=len(errors & there), gone=len(gone), **self._counts)

    def _read(self, wanted: list[tuple[int, str]]) -> None:
        if not wanted:
            return
        self._reader = _bulk.Reader(self._threads, None, self._recognising)
        files = [file for _, file in wanted]
        sources = _bulk.in_order(self._sources, files, self._threads, self._progress, lambda source: source.errors)
        try:
            with contextlib.closing(sources):
                for bucket, some in itertools.groupby(zip(wanted, sources, strict=True), key=lambda pair: pair[0][0]):
                    self._take(bucket, [source for _, source in some])
        finally:
            self._reader.close()

    def _sources(self, files: Sequence[str]) -> list[_Source]:
        """In a thread: what the files say now."""
        return [self._source(file) for file in files]

    def _source(self, file: str) -> _Source:
        import time

        assert self._reader is not None
        try:
            before = _stamp(file)
            sha256 = _sha256(file)
        except OSError as error:
            unreadable = ReadError(ErrorCode.FILE_UNREADABLE, error.strerror or str(error), file=file)
            return _Source(file, Stamp(-1, -1, -1), "", [ReadResult(file, None, unreadable)])
        known = self._known.get(_name(file))
        results = None if known and known[1] == sha256 and known[2] == self._version else self._reader([file])
        # What changes while it is read is read again by the next update: no file has such times.
        unsettled = before._replace(modified=-1, changed=-1)
        settled = max(before.modified, before.changed) < time.time_ns() - _FRESH_NS
        try:
            stamp = before if settled and before == _stamp(file) else unsettled
        except OSError:
            stamp = unsettled
        return _Source(file, stamp, sha256, results)

    def _take(self, bucket: int, some: Iterable[_Source]) -> None:
        sources: list[tuple[object, ...]] = []
        reports: list[tuple[object, ...]] = []
        read: dict[str, list[str]] = {}
        fresh: list[tuple[str, Report]] = []
        for source in some:
            file = _name(source.file)
            sources.append((file, bucket, *source.stamp, source.sha256, self._version))
            if source.results is None:
                continue
            read[file] = [_name(result.file) for result in source.results]
            reports += [self._row(file, bucket, result) for result in source.results]
            fresh += [(_name(result.file), result.report) for result in source.results if result.report is not None]
            for result in source.results:
                if result.error is not None and self._on_error is not None:
                    self._on_error(result.file, result.error)
        others = self._store._commit(bucket, sources, reports, list(read), fresh)
        digests = {file: sha256 for file, _, _, _, _, sha256, _ in sources}
        for file, results in read.items():
            known = self._known.get(file)
            self._counts["read"] += 1
            self._counts["new"] += known is None
            self._counts["changed"] += known is not None and known[1] != digests[file]
            self._counts["otherwise"] += known is not None and known[1] == digests[file] and not others.isdisjoint(results)

    @staticmethod
    def _row(source: str, bucket: int, result: ReadResult) -> tuple[object, ...]:
        file, report, error = _name(result.file), result.report, result.error
        if report is None:
            assert error is not None
            return (file, source, bucket, None, None, None, 0, error.code, error.detail or None)
        return (file, source, bucket, report.agency, report.year, report.edition.code, len(report.rows()), None, None)
