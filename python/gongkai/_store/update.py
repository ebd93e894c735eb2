# SPDX-License-Identifier: Apache-2.0
"""One update of a store: which files are to be read, and what became of them."""

from __future__ import annotations

import contextlib
import errno
import itertools
import os
import re
import stat
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

from gongkai import _core
from gongkai._core import ErrorCode
from gongkai._error import ReadError
from gongkai._read import bulk
from gongkai._read.bulk import ReadResult
from gongkai._read.opening import Recognising
from gongkai._report import Report
from gongkai._store import store as _store
from gongkai._store.store import Store, StoreError, Update, bucket_of_name, sha256_of

_FRESH_NS = 2_000_000_000
"""A file that was changed so shortly before it was read may have been changed once more without its time telling."""

_SECONDS_BETWEEN = 10.0
"""After which what was read is committed, though it is not all of a bucket."""


_Paths: TypeAlias = str | os.PathLike[str] | Iterable[str | os.PathLike[str]]


class Stamp(NamedTuple):
    """By which a file is taken for unchanged without reading it."""

    size: int
    modified: int
    changed: int


class _Source(NamedTuple):
    name: str
    stamp: Stamp | None
    """None: it could not be opened."""
    sha256: str | None
    """None of a file that is too large to be read."""
    results: list[ReadResult] | None
    """None: its content is known."""
    is_lost: bool = False
    """It is not there, though something names it."""

    @property
    def errors(self) -> int:
        return sum(result.error is not None for result in self.results or ())


class Names:
    """What files are called in a store: as seen from the folder ``base``, as text, whatever bytes a name is made of."""

    def __init__(self, base: str) -> None:
        self._base = os.path.join(base, "")

    def of(self, path: str) -> str:
        """Of an absolute path."""
        name = path[len(self._base) :] if path.startswith(self._base) else path
        return name.encode("utf-8", "backslashreplace").decode()

    def path(self, name: str) -> str:
        path = os.path.join(self._base, name)
        if "\\udc" in name and not os.path.lexists(path):
            path = re.sub(r"\\udc([89a-f][0-9a-f])", lambda escaped: chr(0xDC00 + int(escaped[1], 16)), path)
        return path


def _stamp(path: str) -> Stamp:
    """OSError for what is no file, since a pipe would be waited for without end."""
    found = os.stat(path)
    if not stat.S_ISREG(found.st_mode):
        kind = "Is a directory" if stat.S_ISDIR(found.st_mode) else "Not a regular file"
        raise OSError(errno.EINVAL, kind)
    return Stamp(found.st_size, found.st_mtime_ns, found.st_ctime_ns)


def _is_gone(path: str) -> bool:
    """Not where it cannot be told, as below a folder that may not be entered."""
    try:
        os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False


class Updating:
    """One update of a store, while nobody else writes to it."""

    def __init__(
        self,
        store: Store,
        paths: _Paths,
        threads: int,
        progress: bool,
        ocr: bool,
        on_error: Callable[[str, ReadError], None] | None,
    ) -> None:
        if threads < 1:
            raise ValueError(f"{threads} is no number of threads")
        self._store, self._threads, self._progress, self._on_error = store, threads, progress, on_error
        self._recognising = Recognising(threads) if ocr else None
        self._version = _store.reader_version() + ("+ocr" if ocr else "")
        self._roots = [os.path.abspath(os.fsdecode(path)) for path in _each(paths)]
        files = self._files()
        if not (store.path / "manifest.sqlite").exists():
            store._create(len(files))
        store._finish_commit()
        self._names = Names(store._base())
        with store._manifest() as manifest:
            sources = manifest.execute("select file, size, modified, changed, sha256, reader from sources")
            self._known = {name: (tuple(stamp), sha256, reader) for name, *stamp, sha256, reader in sources}
        self._paths = {self._names.of(file): file for file in files}
        self._counts = dict.fromkeys(("read", "new", "changed", "otherwise"), 0)
        self._failed: set[str] = set()
        self._reader: bulk.Reader | None = None

    def _files(self) -> list[str]:
        files = sorted(set(bulk.expand(self._roots)))
        own = os.path.join(os.path.realpath(self._store.path), "")
        if any(own.startswith(os.path.join(os.path.realpath(_fixed(root)), "")) for root in self._roots):
            files = [file for file in files if not os.path.realpath(file).startswith(own)]
        return files

    def run(self, prune: bool) -> Update:
        gone = self._gone()
        if prune and gone:
            self._prune(gone)
        known = len(self._known) - (len(gone) if prune else 0)
        self._store._grow(known + sum(name not in self._known for name in self._paths))
        buckets = self._store._buckets
        self._read(sorted((bucket_of_name(name, buckets), name) for name in self._wanted()))
        with self._store._manifest() as manifest:
            errors = {name for (name,) in manifest.execute("select source from reports where error is not null")}
        if self._store._setting("listed") != "yes":
            self._store._write_files()
        return Update(len(self._paths), errors=len((errors & self._paths.keys()) | self._failed), gone=len(gone), **self._counts)

    def _wanted(self) -> Iterator[str]:
        for name, path in self._paths.items():
            stamp, _, version = self._known.get(name, (None, None, None))
            try:
                if version == self._version and stamp == _stamp(path):
                    continue
            except OSError:
                pass  # reading it says why
            yield name

    def _gone(self) -> list[str]:
        """What is known below the paths and no longer there."""
        folders = tuple(os.path.join(_fixed(root), "") for root in self._roots)
        out = []
        for name in self._known.keys() - self._paths.keys():
            path = self._names.path(name)
            if (path.startswith(folders) or path in self._roots) and _is_gone(path):
                out.append(name)
        return sorted(out)

    def _prune(self, gone: list[str]) -> None:
        there = [path for path in self._paths.values() if not _is_gone(path)]
        for root in self._roots:
            folder = os.path.join(_fixed(root), "")
            are_gone = any(self._names.path(name).startswith(folder) for name in gone)
            if are_gone and not any(path.startswith(folder) for path in there):
                raise StoreError(
                    f"{root}：其中已没有任何文件；可能是卷未挂载，因此什么也不移除",
                    f"{root}: no file is there any more; nothing is taken out, since it may be a volume not mounted",
                )
        buckets = self._store._buckets
        in_buckets = sorted((bucket_of_name(name, buckets), name) for name in gone)
        for bucket, some in itertools.groupby(in_buckets, key=lambda pair: pair[0]):
            self._store._commit(bucket, [], [], [name for _, name in some], [])

    def _read(self, wanted: list[tuple[int, str]]) -> None:
        if not wanted:
            return
        _ = self._store._parquet  # where it is missing, that is said before anything is read
        self._reader = bulk.Reader(self._threads, None, self._recognising)
        names = [name for _, name in wanted]
        sources = bulk.in_order(self._sources, names, self._threads, self._progress, lambda source: source.errors)
        try:
            with contextlib.closing(sources):
                for bucket, some in itertools.groupby(zip(wanted, sources, strict=True), key=lambda pair: pair[0][0]):
                    for together in _by_time(source for _, source in some):
                        self._take(bucket, together)
        finally:
            self._reader.close()

    def _sources(self, names: Sequence[str]) -> list[_Source]:
        """In a thread: what the files say now."""
        return [self._source(name) for name in names]

    def _source(self, name: str) -> _Source:
        assert self._reader is not None
        path = self._paths[name]
        try:
            before = _stamp(path)
            sha256 = sha256_of(path) if before.size <= _core.MAX_DOCUMENT_BYTES else None
        except OSError as error:
            return _not_opened(name, error)
        _, sha256_before, version = self._known.get(name, (None, None, None))
        is_known = sha256 is not None and sha256 == sha256_before and version == self._version
        results = None if is_known else self._reader([path])
        try:
            after = _stamp(path)
        except OSError as error:
            return _not_opened(name, error)
        if before != after:
            # What was read may be neither what it was nor what it is: it is not known by any hash.
            is_unreadable = results is not None and [r.error and r.error.code for r in results] == [
                ErrorCode.FILE_UNREADABLE.code
            ]
            return _Source(name, None if is_unreadable else Stamp(-1, -1, -1), "" if results else sha256, results)
        settled = max(before.modified, before.changed) < time.time_ns() - _FRESH_NS
        # What may yet change unseen is looked at again by the next update: no file has such times.
        return _Source(name, before if settled else before._replace(modified=-1, changed=-1), sha256, results)

    def _take(self, bucket: int, some: Iterable[_Source]) -> None:
        sources: list[tuple[object, ...]] = []
        reports: list[tuple[object, ...]] = []
        read: dict[str, list[str]] = {}
        fresh: list[tuple[str, Report]] = []
        for source in some:
            results = self._named(source)
            for name, result in results:
                if result.error is not None and self._on_error is not None:
                    result.error.file = name
                    self._on_error(name, result.error)
            if source.stamp is None and (source.name in self._known or source.is_lost):
                self._failed.add(source.name)  # and what is known of it stays
                continue
            stamp = source.stamp or Stamp(-1, -1, -1)
            sources.append((source.name, bucket, *stamp, source.sha256, self._version))
            if source.results is None:
                continue
            read[source.name] = [name for name, _ in results]
            reports += [self._row(source.name, bucket, name, result) for name, result in results]
            fresh += [(name, result.report) for name, result in results if result.report is not None]
        others = self._store._commit(bucket, sources, reports, list(read), fresh)
        digests = {str(source): sha256 for source, _, _, _, _, sha256, _ in sources}
        for source_name, names in read.items():
            known = self._known.get(source_name)
            self._counts["read"] += 1
            self._counts["new"] += known is None
            self._counts["changed"] += known is not None and known[1] != digests[source_name]
            self._counts["otherwise"] += known is not None and known[1] == digests[source_name] and not others.isdisjoint(names)

    def _named(self, source: _Source) -> list[tuple[str, ReadResult]]:
        """The reports of a file by names that are different: an archive may hold two files of one name."""
        out: dict[str, ReadResult] = {}
        for result in source.results or ():
            name = self._names.of(result.file) if source.stamp is not None else source.name
            again = next(n for n in itertools.count(1) if (name if n == 1 else f"{name}#{n}") not in out)
            out[name if again == 1 else f"{name}#{again}"] = result
        return list(out.items())

    @staticmethod
    def _row(source: str, bucket: int, name: str, result: ReadResult) -> tuple[object, ...]:
        report, error = result.report, result.error
        if report is None:
            assert error is not None
            return (name, source, bucket, None, None, None, 0, error.code, error.detail or None)
        return (name, source, bucket, report.agency, report.year, report.edition.code, len(report.rows()), None, None)


def _each(paths: _Paths) -> list[str | os.PathLike[str]]:
    return [paths] if isinstance(paths, (str, os.PathLike)) else list(paths)


def _fixed(path: str) -> str:
    """The folder below which a pattern looks; a path that is there is none."""
    magic = re.search(r"[*?[]", path)
    return os.path.dirname(path[: magic.start()]) if magic and not os.path.lexists(path) else path


def _not_opened(name: str, error: OSError) -> _Source:
    unreadable = ReadError(ErrorCode.FILE_UNREADABLE, error.strerror or str(error), file=name)
    is_lost = isinstance(error, (FileNotFoundError, NotADirectoryError))
    return _Source(name, None, None, [ReadResult(name, None, unreadable)], is_lost)


def _by_time(sources: Iterable[_Source]) -> Iterator[list[_Source]]:
    some: list[_Source] = []
    begin = time.monotonic()
    for source in sources:
        some.append(source)
        if time.monotonic() - begin > _SECONDS_BETWEEN:
            yield some
            some, begin = [], time.monotonic()
    if some:
        yield some
