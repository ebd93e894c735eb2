# SPDX-License-Identifier: Apache-2.0
"""Many files at once: which they are, and reading them on all cores in order."""

from __future__ import annotations

import contextlib
import glob
import itertools
import os
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from gongkai import _core
from gongkai._core import ErrorCode, Format
from gongkai._error import ReadError
from gongkai._read.opening import OpeningNote, Recognising, open_any
from gongkai._report import Report, cores, several

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

_Result = TypeVar("_Result")

# Files are handed out in batches, of which each thread has some before they are wanted.
_BATCH = 16
_AHEAD = 4


class ReadResult(NamedTuple):
    """What became of one file: a report, or why there is none. Exactly one of the two is None."""

    file: str
    """The file, as it is given or found."""
    report: Report | None
    error: ReadError | None


def expand(
    paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]], without: Iterable[str | os.PathLike[str]] = ()
) -> list[str]:
    """The files that paths, patterns and directories stand for, in their order.

    A path that exists is itself; of a directory, all files below it in the order of their names, but for hidden ones, pipes and
    devices; links to directories are not followed. A pattern (``*``, ``?``, ``[...]``, ``**`` for any directories) is what
    matches it, sorted. What names nothing stays as it is, so that opening it says so. ``without``: files to leave out.
    """
    left_out = {os.path.realpath(path) for path in without}
    if isinstance(paths, (str, os.PathLike)):
        paths = [paths]
    files: list[str] = []
    for each in paths:
        path = os.fspath(each)
        if os.path.isdir(path):
            files += _below(path)
        elif glob.has_magic(path) and not os.path.lexists(path):
            matches = sorted(glob.glob(path, recursive=True))
            files += [match for match in matches if _is_file(match)] or [path]
        else:
            files.append(path)
    return [file for file in files if os.path.realpath(file) not in left_out] if left_out else files


def _below(directory: str) -> Iterator[str]:
    """The files of a folder, then those of the folders in it; a folder that cannot be listed as if it were a file, so that opening
    it says why."""
    waiting = [directory]
    while waiting:
        folder = waiting.pop()
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError:
            yield folder
            continue
        entries = [entry for entry in entries if not entry.name.startswith(".")]
        for entry in entries:
            if entry.is_file(follow_symlinks=False) or (entry.is_symlink() and _is_file(entry.path)):
                yield entry.path
        waiting += [entry.path for entry in reversed(entries) if entry.is_dir(follow_symlinks=False)]


def _is_file(path: str) -> bool:
    """Or a link that leads nowhere, so that opening it says so."""
    return os.path.isfile(path) or not os.path.exists(path)


def in_order(
    work: Callable[[Sequence[str]], Sequence[_Result]],
    files: Sequence[str],
    threads: int,
    progress: bool = False,
    errors_of: Callable[[_Result], int] | None = None,
) -> Generator[_Result, None, None]:
    """What ``work`` makes of the files, in their order: a result for each. It is given a few files at a time, in some
    threads, and not many before they are wanted, so that memory does not grow with their number. ``progress``: a bar on
    standard error, where that is a terminal, or in the notebook: files a second, the time left, and with ``errors_of`` how many
    errors there were."""
    from concurrent.futures import ThreadPoolExecutor

    bar = None
    errors = 0
    if progress:
        from tqdm.auto import tqdm

        bar = tqdm(total=len(files), unit="file", disable=None, dynamic_ncols=True)
    pool = ThreadPoolExecutor(threads, "gongkai")
    waiting: deque[Future[Sequence[_Result]]] = deque()
    size = max(1, min(_BATCH, len(files) // (4 * threads)))
    batches = (files[start : start + size] for start in range(0, len(files), size))
    try:
        for batch in itertools.islice(batches, _AHEAD * threads):
            waiting.append(pool.submit(work, batch))
        while waiting:
            results = waiting.popleft().result()
            for batch in itertools.islice(batches, 1):
                waiting.append(pool.submit(work, batch))
            for result in results:
                yield result
                if bar is None:
                    continue
                bar.update()
                if errors_of is not None and (more := errors_of(result)):
                    errors += more
                    bar.set_postfix(errors=errors, refresh=False)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        if bar is not None:
            bar.close()


class Reader:
    """Reads files for `in_order`: web pages and text in the thread that asks, which leaves the others free, and what a
    Python library opens (Word, Excel, PDF) in a process, of which there are as many as threads. ``recognising``: how
    pictures are recognised, if at all; where there are processes, one page at a time in each."""

    def __init__(self, processes: int, format: Format | None = None, recognising: Recognising | None = None) -> None:
        self._processes = processes
        self._format = format
        self._recognising = recognising
        self._pool: Executor | None = None
        self._lock = threading.Lock()
        self._closed = False

    def __call__(self, files: Sequence[str]) -> list[ReadResult]:
        outcomes = _core.read_files([os.fsencode(file) for file in files], self._format)
        return [each for file, outcome in zip(files, outcomes, strict=True) for each in self._results(file, outcome)]

    def _results(self, file: str, outcome: _core.PublishedReport | ReadError | int | None) -> list[ReadResult]:
        if outcome is None:
            return self._in_process(file)
        if isinstance(outcome, int):
            return [ReadResult(file, None, _unreadable(file, OSError(outcome, os.strerror(outcome))))]
        if isinstance(outcome, ReadError):
            if self._recognising is not None and outcome.code == ErrorCode.DOCUMENT_SCANNED.code:
                return self._in_process(file)
            outcome.file = file
            return [ReadResult(file, None, outcome)]
        return _results_of(outcome, file, [])

    def _in_process(self, file: str) -> list[ReadResult]:
        from concurrent.futures import BrokenExecutor

        pool = self._processes_pool()
        how = self._recognising
        if pool is None:
            return read_all(file, how)
        try:
            return pool.submit(read_all, file, how and how._replace(threads=1)).result()
        except BrokenExecutor:
            # The process died of one of the files that were in it: each is tried once more, in one of its own.
            with self._lock:
                if self._pool is pool:
                    self._pool = None
                if self._closed:
                    raise
            return _alone(file, how)

    def _processes_pool(self) -> Executor | None:
        """None where there is a single thread, or no library for processes."""
        with self._lock:
            if self._pool is None and self._processes > 1:
                try:
                    from loky import ProcessPoolExecutor
                except ImportError:
                    self._processes = 1
                else:
                    self._pool = ProcessPoolExecutor(self._processes, initializer=_end_with, initargs=(os.getpid(),))
            return self._pool

    def close(self) -> None:
        """Ends the processes, whatever they are at."""
        with self._lock:
            self._closed = True
            if self._pool is not None:
                self._pool.shutdown(kill_workers=True)  # type: ignore[call-arg]


def _end_with(parent: int) -> None:
    """In a process of the pool: it does not outlive who started it, even one that was killed."""

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(1)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _errors_of(result: ReadResult) -> int:
    return int(result.error is not None)


def _alone(file: str, recognising: Recognising | None) -> list[ReadResult]:
    from concurrent.futures import BrokenExecutor

    from loky import ProcessPoolExecutor

    pool = ProcessPoolExecutor(1, initializer=_end_with, initargs=(os.getpid(),))
    try:
        results: list[ReadResult] = pool.submit(read_all, file, recognising).result()
        return results
    except BrokenExecutor:
        error = ReadError(ErrorCode.FILE_UNREADABLE, "the process that read it died", file=file)
        return [ReadResult(file, None, error)]
    finally:
        pool.shutdown(kill_workers=True)


def _unreadable(file: str, error: OSError) -> ReadError:
    return ReadError(ErrorCode.FILE_UNREADABLE, error.strerror or str(error), file=file)


def _results_of(published: _core.PublishedReport, file: str, notes: list[OpeningNote]) -> list[ReadResult]:
    """The report, or each of those that one document holds."""
    if not published.others:
        return [ReadResult(file, Report._of(published, file, notes), None)]
    return [ReadResult(report.file or file, report, None) for report in several(published, notes, file)]


def _opened(file: str, content: bytes, format: Format | None, recognising: Recognising | None) -> list[ReadResult]:
    notes: list[OpeningNote] = []
    try:
        return _results_of(open_any(content, format, notes, recognising), file, notes)
    except ReadError as error:
        error.file = file
        return [ReadResult(file, None, error)]


def read_all(file: str, recognising: Recognising | None = None, format: Format | None = None) -> list[ReadResult]:
    """A file read here and now: of an archive each file in it, as ``archive.zip/file``; of a document that holds several
    reports each of them, as ``report.docx#2``. ``-`` is standard input."""
    from gongkai._read.archive import is_archive, members

    try:
        if file == "-" and sys.stdin is None:
            raise OSError("standard input is closed")
        with contextlib.nullcontext(sys.stdin.buffer) if file == "-" else open(file, "rb") as opened:
            content = opened.read(_core.MAX_DOCUMENT_BYTES + 1)
        if format is not None or not is_archive(content):
            return _opened(file, content, format, recognising)
        results = [each for name, member in members(content) for each in _opened(f"{file}/{name}", member, None, recognising)]
    except ReadError as error:
        error.file = file
        return [ReadResult(file, None, error)]
    except OSError as error:
        return [ReadResult(file, None, _unreadable(file, error))]
    return results or [ReadResult(file, None, ReadError(ErrorCode.REPORT_NOT_FOUND, "zip: 0", file=file))]


def read_many(
    paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    *,
    threads: int | None = None,
    progress: bool = False,
    format: Format | str | None = None,
    ocr: bool = False,
) -> Iterator[ReadResult]:
    """Reads many files on all cores: one `ReadResult` for each, in the order of ``paths``, below directories by name.

    ``paths``: paths, directories (all files below them) and patterns such as ``reports/**/*.html``, one or several.
    ``threads``: how many; None for one on each core. ``progress``: a progress bar on standard error, where that is a
    terminal or a notebook. ``format`` and ``ocr``: as in `read`.

    Of a zip archive each file in it has a result, as ``archive.zip/file``; of a document that holds the reports of several
    years or agencies each report, as ``report.docx#2``.
    A file that cannot be opened or read is a result with its error and stops nothing. Results are made as they are asked
    for and a few ahead, so that memory stays flat. Word, Excel and PDF files are read in processes, the others in threads
    that do not hold Python's lock. ValueError for less than one thread.

        for file, report, error in gk.read_many("reports", progress=True):
            ...
    """
    if threads is None:
        threads = cores()
    if threads < 1:
        raise ValueError(f"{threads} is no number of threads")
    if isinstance(format, str):
        format = Format(format)
    return _read_many(expand(paths), threads, progress, Reader(threads, format, Recognising(threads) if ocr else None))


def _read_many(files: list[str], threads: int, progress: bool, reader: Reader) -> Iterator[ReadResult]:
    try:
        yield from in_order(reader, files, threads, progress, _errors_of)
    finally:
        reader.close()
