# SPDX-License-Identifier: Apache-2.0
"""A store of reports: what many files say as Parquet by year, kept up to date, and whole at every moment.

    OUT/cells/2024/03f.parquet   the cells of the reports of a year; 03f is the bucket into which their files' names fall
    OUT/files.parquet            what became of each file
    OUT/manifest.sqlite          the same with what it takes to see whether a file has changed, and the parts with their hashes

A file belongs to a bucket by its name alone, and a part holds the reports of one bucket and year in the order of their names.
So a store is the same byte for byte however often it was interrupted on the way. There are more buckets where there are more
files, twice as many each time, so that each of them is cut in two.

What was read of a bucket is committed in one transaction of the manifest. Its parts are written under other names before and
get their own after, and whoever opens the store next does what remains of that.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from types import EllipsisType
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, TypeVar, cast

from gongkai import _core
from gongkai._extras import need
from gongkai._language import InputError, both
from gongkai._report import Report, cores

if TYPE_CHECKING:
    import sqlite3

    from gongkai._check_frame import CheckedFrame
    from gongkai._config import RuleChoices
    from gongkai._error import ReadError
    from gongkai._show.store_plot import StorePlot

UNKNOWN = "unknown"
"""The folder of reports that do not say their year."""

_FORMAT = 2
_FILES_IN_BUCKET = 1024
_MOST_BUCKETS = 1024
_REPORTS_AT_ONCE = 512
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


class StoreError(InputError):
    """A folder is no store, or is in use, or is damaged, or cannot be written to."""


_Pending: TypeAlias = tuple[str, str | None]
"""The path of a part, and under which it was written, None where it is to go."""
_Part: TypeAlias = tuple[str, int, int, str]
"""Its path, bucket, rows and hash."""
_Method = TypeVar("_Method", bound=Callable[..., Any])


def _writes(method: _Method) -> _Method:
    """Of what changes the store: a full or a broken disk is a StoreError."""

    @functools.wraps(method)
    def write(self: Store, *args: Any, **kwargs: Any) -> Any:
        import sqlite3

        try:
            return method(self, *args, **kwargs)
        except (OSError, sqlite3.Error) as error:
            said = both(error)
            raise StoreError(
                f"{self.path}：{said.zh}。已提交的内容完整，下次更新从此处继续",
                f"{self.path}: {said.en}. What was committed is whole, and the next update goes on from it",
            ) from error

    return cast(_Method, write)


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


@functools.cache
def reader_version() -> str:
    """The version of gongkai with a fingerprint of its code, so that a change of how it reads is never overlooked."""
    digest = hashlib.sha256()
    folder = Path(__file__).parent
    for path in sorted([*folder.glob("*.py"), Path(_core.__file__ or __file__)]):
        digest.update(path.read_bytes())
    return f"{_core.__version__}+{digest.hexdigest()[:12]}"


def sha256_of(file: str | os.PathLike[str]) -> str:
    with open(file, "rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _sync(path: Path) -> None:
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


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
        self.path = Path(path)
        begun = ("lock", "manifest.sqlite.part")  # and no further
        is_store = (self.path / "manifest.sqlite").exists()
        if not is_store and self.path.exists() and (
            not self.path.is_dir() or not all(entry.name.startswith(begun) for entry in self.path.iterdir())
        ):  # fmt: skip
            raise StoreError(f"{self.path}：既不是报告库，也不是空目录", f"{self.path}: neither a store nor an empty folder")
        if is_store:
            self._recover()

    # An update that finds nothing to read needs none of these.

    @cached_property
    def _arrow(self) -> Any:
        return need("pyarrow", "a store", "pyarrow")

    @cached_property
    def _parquet(self) -> Any:
        return need("pyarrow.parquet", "a store", "pyarrow")

    @cached_property
    def _schema(self) -> Any:
        return self._table(_core.tidy_frame([], False, True, True)).schema

    def _table(self, frame: _core.Frame) -> Any:
        return self._arrow.RecordBatchReader.from_stream(_Exported(frame)).read_all()

    # Opening

    @contextlib.contextmanager
    def _manifest(self) -> Iterator[sqlite3.Connection]:
        import sqlite3

        file = self.path / "manifest.sqlite"
        if not file.exists():
            raise StoreError(f"{self.path}：不是报告库", f"{self.path}: no store")
        connection = sqlite3.connect(file, isolation_level=None)
        try:
            try:
                connection.execute("pragma synchronous = full")
                known = connection.execute("select value from settings where name = 'format'").fetchone()
            except sqlite3.DatabaseError as error:
                said = both(error)
                raise StoreError(f"{file}：{said.zh}", f"{file}: {said.en}") from error
            if known != (str(_FORMAT),):
                found = known[0] if known else "none"
                raise StoreError(
                    f"{file}：由另一版本的 gongkai 建立（格式 {found}，不是 {_FORMAT}）",
                    f"{file}: of another version of gongkai (format {found}, not {_FORMAT})",
                )
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

        try:
            self.path.mkdir(parents=True, exist_ok=True)
            lock = os.open(self.path / "lock", os.O_RDWR | os.O_CREAT, 0o666)
        except OSError as error:
            said = both(error)
            raise StoreError(f"{self.path}：{said.zh}", f"{self.path}: {said.en}") from error
        try:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                raise StoreError(
                    f"{self.path}：另一进程正在写入此库", f"{self.path}: another process writes to this store"
                ) from error
            yield
        finally:
            os.close(lock)

    @_writes
    def _create(self, files: int) -> None:
        """The manifest is there with its settings, or it is not there."""
        import sqlite3

        part = self.path / "manifest.sqlite.part"
        part.unlink(missing_ok=True)
        connection = sqlite3.connect(part)
        try:
            connection.executescript(_SCHEMA)
            base = Path.cwd()
            if self.path.resolve().is_relative_to(base.resolve()):  # it may be moved with the files
                base = Path(os.path.relpath(base, self.path))
            settings = {"format": _FORMAT, "buckets": _buckets_of(files), "base": os.fsencode(base), "listed": "no"}
            connection.executemany("insert into settings values (?, ?)", settings.items())
            connection.commit()
        finally:
            connection.close()
        _sync(part)
        os.replace(part, self.path / "manifest.sqlite")
        _sync(self.path)

    def _setting(self, name: str) -> Any:
        with self._manifest() as manifest:
            return manifest.execute("select value from settings where name = ?", (name,)).fetchone()[0]

    @property
    def _buckets(self) -> int:
        return int(self._setting("buckets"))

    def _base(self) -> str:
        """The folder from which files are named: that in which the store was begun."""
        return os.path.normpath(self.path.absolute() / os.fsdecode(self._setting("base")))

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
        `read_many`. A file has one name however its path is given: that from the folder in which the store was begun, or the
        whole path where it is not below that.

        A file is taken for unchanged where its size and its times are as they were, else where the hash of its content is.
        May be interrupted at any moment: what was committed, every ten seconds or some hundreds of files, is there, and the next
        update goes on from it. Of a file that was read before and cannot be opened now, what is known stays.

        ``prune``: take out files that are no longer there; StoreError where none is left below one of ``paths``, which may be a
        volume that is not mounted. ``ocr`` as for `read_many`; what was read without it is read again with it, and the other way
        round. ``progress``: files a second, the time that is left and how many could not be read, on standard error, where that
        is a terminal. ``on_error`` is told of each as it is read. StoreError where another process writes to the store, and where
        the disk is full or broken, after which the store is as after any other interruption.
        """
        from gongkai._store.update import Updating

        with self._writing():
            return Updating(self, paths, threads or cores(), progress, ocr, on_error).run(prune)

    @_writes
    def _finish_commit(self) -> None:
        """Gives committed parts their names, and removes what was never committed."""
        with self._manifest() as manifest:
            for path, part in manifest.execute("select path, part from pending").fetchall():
                to = self.path / path
                if part is None:
                    to.unlink(missing_ok=True)
                elif (self.path / part).exists():
                    os.replace(self.path / part, to)
                if to.parent.exists():
                    _sync(to.parent)
            manifest.execute("delete from pending")
        cells = self.path / "cells"
        if cells.exists():
            for left in cells.glob("*/*.part"):
                left.unlink()
            for folder in cells.iterdir():
                with contextlib.suppress(OSError):
                    folder.rmdir()  # where nothing is left in it

    @_writes
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

    @_writes
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
            pending, parts = self._written((path, bucket, table) for path, table in tables)
            manifest.execute("begin immediate")
            manifest.executemany("delete from reports where source = ?", [(file,) for file in replaced])
            manifest.executemany("delete from sources where file = ?", [(file,) for file in replaced])
            manifest.executemany("insert or replace into sources values (?, ?, ?, ?, ?, ?, ?)", sources)
            manifest.executemany("insert or replace into reports values (?, ?, ?, ?, ?, ?, ?, ?, ?)", reports)
            self._exchange(manifest, pending, parts)
            if replaced or reports:
                manifest.execute("update settings set value = 'no' where name = 'listed'")
            manifest.execute("commit")
        if pending:
            self._finish_commit()
        return others

    def _written(self, tables: Iterable[tuple[str, int, Any]]) -> tuple[list[_Pending], list[_Part]]:
        """Writes parts beside those that they will replace, None for one that is to go: rows of ``pending`` and of ``parts``."""
        pending: list[_Pending] = []
        parts: list[_Part] = []
        for path, bucket, table in tables:
            if table is None:
                pending.append((path, None))
                continue
            part = self.path / f"{path}.part"
            part.parent.mkdir(parents=True, exist_ok=True)
            self._parquet.write_table(table, part, compression="zstd", row_group_size=1 << 20)
            _sync(part)
            _sync(part.parent)
            pending.append((path, f"{path}.part"))
            parts.append((path, bucket, table.num_rows, sha256_of(part)))
        return pending, parts

    @staticmethod
    def _exchange(manifest: sqlite3.Connection, pending: Sequence[_Pending], parts: Sequence[_Part]) -> None:
        manifest.executemany("delete from parts where path = ?", [(path,) for path, _ in pending])
        manifest.executemany("insert into parts values (?, ?, ?, ?)", parts)
        manifest.executemany("insert into pending values (?, ?)", pending)

    @_writes
    def _grow(self, files: int) -> None:
        """Cuts the buckets into as many as so many files take, if these are more."""
        wanted = _buckets_of(files)
        if wanted <= self._buckets:
            return
        with self._manifest() as manifest:
            source_of = dict(manifest.execute("select file, source from reports").fetchall())
            bucket_of = functools.cache(lambda file: bucket_of_name(source_of[file], wanted))
            pending, parts = self._written(self._cut_parts(manifest, bucket_of))
            manifest.create_function("bucket", 1, lambda source: bucket_of_name(source, wanted), deterministic=True)
            manifest.execute("begin immediate")
            manifest.execute("update sources set bucket = bucket(file)")
            manifest.execute("update reports set bucket = bucket(source)")
            manifest.execute("update settings set value = ? where name = 'buckets'", (wanted,))
            self._exchange(manifest, pending, parts)
            manifest.execute("commit")
        self._finish_commit()

    def _cut_parts(self, manifest: sqlite3.Connection, bucket_of: Callable[[str], int]) -> Iterator[tuple[str, int, Any]]:
        for (path,) in manifest.execute("select path from parts order by path").fetchall():
            by_bucket: dict[int, list[Any]] = {}
            for file, rows in self._slices(path):
                by_bucket.setdefault(bucket_of(file), []).append(rows)
            cut = {_path(Path(path).parent.name, bucket): (bucket, tables) for bucket, tables in by_bucket.items()}
            if path not in cut:
                yield path, 0, None
            for to, (bucket, tables) in sorted(cut.items()):
                yield to, bucket, self._arrow.concat_tables(tables).combine_chunks()

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
            path = _path(year, bucket)
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
            out += self._cut(self._table(frame))
        return out

    def _slices(self, path: str) -> list[tuple[str, Any]]:
        """The reports of a part."""
        import pyarrow

        try:
            return self._cut(self._parquet.read_table(self.path / path, schema=self._schema))
        except (pyarrow.ArrowInvalid, FileNotFoundError) as error:
            raise StoreError(
                f"{self.path / path}：已损坏；请全部重新读入一个新库（{error}）",
                f"{self.path / path}: is damaged; read everything into a new store ({error})",
            ) from error

    @staticmethod
    def _cut(table: Any) -> list[tuple[str, Any]]:
        """A table by its files, the rows of each of which stand together."""
        import pyarrow.compute

        runs = pyarrow.compute.run_end_encode(table["file"].combine_chunks().cast(pyarrow.string()), run_end_type=pyarrow.int32())
        out: list[tuple[str, Any]] = []
        at = 0
        for file, end in zip(runs.values.to_pylist(), runs.run_ends.to_pylist(), strict=True):
            out.append((file, table.slice(at, end - at)))
            at = end
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

    def cells(self, columns: Sequence[str] | None = None, *, year: int | EllipsisType | None = ...) -> Any:
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
                try:
                    opened = self._parquet.ParquetFile(self.path / path, read_dictionary=list(words))
                except FileNotFoundError:
                    raise StoreError(
                        f"{self.path / path}：不存在，或在此期间被更新替换",
                        f"{self.path / path}: is not there, or was replaced by an update meanwhile",
                    ) from None
                with opened as part:
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
        from gongkai._show.store_plot import StorePlot

        return StorePlot(self)

    def export(self, path: str | os.PathLike[str]) -> None:
        """Writes the store in the form that the name of ``path`` says: ``.duckdb``, ``.sqlite`` or ``.db``, ``.csv`` (the cells),
        ``.xlsx`` (a row for each report). Databases and workbooks have tables of files, agencies and columns besides, and of
        what the codes mean. FileExistsError where it is there already; ValueError for another name, and for more reports than
        a sheet of Excel has rows."""
        from gongkai._store.export import export

        export(self, path)

    def verify(self, sources: bool = False) -> list[str]:
        """What is wrong with the store; empty where nothing is: each part is there, has the content it was committed with, and
        every report is in it once with all its cells. ``sources``: also whether the files that were read are as they were.
        StoreError while another process writes to it."""
        with self._writing() if os.access(self.path, os.W_OK) else contextlib.nullcontext():
            return self._verified(sources)

    def _verified(self, sources: bool) -> list[str]:
        from gongkai._store.update import Names

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
            elif sha256_of(part) != sha256:
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
        names = Names(self._base())
        for file, sha256 in known if sources else []:
            try:
                if sha256 is not None and sha256_of(names.path(file)) != sha256:
                    wrong.append(f"{file}: has changed since it was read")
            except OSError as error:
                wrong.append(f"{file}: {error.strerror}")
        return wrong

    def diff(self, other: Store) -> Any:
        """What ``other`` says otherwise, as a ``pyarrow.Table`` in the order of the files: ``file``, ``what``, ``cell``, ``before``
        and ``after``. A row for each report that only one of them has (``added``, ``removed``), for what else differs of a report
        (``error``, ``agency``, ``year``, ``edition``), and for each ``cell``: numbers, or ``blank`` or ``missing``."""
        from gongkai._store.diff import COLUMNS, differences

        columns = list(zip(*differences(self, other), strict=True)) or [()] * len(COLUMNS)
        return self._arrow.table([self._arrow.array(c, self._arrow.string()) for c in columns], names=list(COLUMNS))


def _folder(year: int | None) -> str:
    return UNKNOWN if year is None else str(year)


def _path(year: str, bucket: int) -> str:
    """Of a part."""
    return f"cells/{year}/{bucket:03x}.parquet"


def _buckets_of(files: int) -> int:
    buckets = 1
    while buckets < _MOST_BUCKETS and buckets * _FILES_IN_BUCKET < files:
        buckets *= 2
    return buckets


def bucket_of_name(source: str, buckets: int) -> int:
    return int.from_bytes(hashlib.sha256(source.encode()).digest()[:4], "big") % buckets
