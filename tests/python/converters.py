# SPDX-License-Identifier: Apache-2.0
"""What other tools make of a published report: each takes a page, a document, a workbook or a PDF file and gives text.
A tool that is not installed raises ``Unavailable``. Which of them the small form of the matrix takes, and which only run on
demand because they take seconds a file, ``CONVERTERS`` says."""

from __future__ import annotations

import importlib
import io
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from html import escape
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from layouts import Blocks, Table, docx_merged, pdf_ruled, xlsx_merged, xlsx_sheets


class Unavailable(Exception):
    """The tool is not installed."""


def _module(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise Unavailable(name) from error


def _program(name: str) -> str:
    path = shutil.which(name)
    if path is None:
        raise Unavailable(name)
    return path


def _run(command: list[str], content: bytes = b"", **how: Any) -> bytes:
    done: subprocess.CompletedProcess[bytes] = subprocess.run(
        command, input=content, capture_output=True, check=True, timeout=120, **how
    )
    return done.stdout


def _on_file(content: bytes, suffix: str, use: Callable[[str], Any]) -> Any:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"report{suffix}"
        path.write_bytes(content)
        return use(str(path))


# Pages


def _rows(table: Table) -> list[list[Any]]:
    rows: list[list[Any]] = [[] for _ in range(max(p.row + p.rows for p in table.places))]
    for place in sorted(table.places):
        rows[place.row].append(place)
    return rows


def _page(blocks: Blocks, table: Callable[[Table], str], heading: str, before: str = "", after: str = "") -> bytes:
    title = blocks[0] if isinstance(blocks[0], str) else ""
    out = [f'<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>{escape(title)}</title></head><body>{before}']
    for i, block in enumerate(blocks):
        if isinstance(block, Table):
            out.append(table(block))
            continue
        is_heading = len(block) < 40
        tag = "h1" if i == 0 else heading if is_heading else "p"
        out.append(f"<{tag}>{escape(block)}</{tag}>")
    return "\n".join([*out, after, "</body></html>"]).encode()


def _html_table(table: Table, attributes: str, cell: Callable[[str], str]) -> str:
    rows = []
    for row in _rows(table):
        cells = []
        for p in row:
            spans = (f' colspan="{p.columns}"' if p.columns > 1 else "") + (f' rowspan="{p.rows}"' if p.rows > 1 else "")
            cells.append(f"<td{spans}>{cell(escape(p.text))}</td>")
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return f"<table{attributes}>\n" + "\n".join(rows) + "\n</table>"


def bordered(blocks: Blocks, draw: Random) -> bytes:
    """A plain page with bordered tables."""
    empty = draw.choice(["", "&nbsp;"])
    return _page(blocks, lambda t: _html_table(t, ' border="1"', lambda text: text or empty), draw.choice(["h2", "h3"]))


def nested(blocks: Blocks, draw: Random) -> bytes:
    """What a content management system keeps of a word processor's page, in a table that lays out the page."""
    style = draw.choice(["font-size:14px", "font-family: 仿宋_GB2312; font-size: 12pt; mso-font-kerning: 0pt"])

    def cell(text: str) -> str:
        return f'<p class="MsoNormal" align="center"><span style="{style}">{text or "&nbsp;"}</span></p>'

    return _page(
        blocks,
        lambda t: _html_table(t, ' class="MsoNormalTable" border="1" cellspacing="0" style="width:100%"', cell),
        "p",
        '<table width="980" align="center"><tr><td><div id="zoom" class="TRS_Editor">',
        "</div></td></tr></table>",
    )


def docx(blocks: Blocks, draw: Random) -> bytes:
    return docx_merged(blocks, draw)


def xlsx(blocks: Blocks, draw: Random) -> bytes:
    """Without what is hidden, which most of these tools print like the rest."""
    book = _module("openpyxl").load_workbook(io.BytesIO(draw.choice([xlsx_merged, xlsx_sheets])(blocks, draw)))
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            book.remove(sheet)
        hidden = {column for column, how in sheet.column_dimensions.items() if how.hidden}
        for row in sheet.iter_rows():
            for cell in row:
                # What a merged cell covers has neither a letter nor a value.
                column = getattr(cell, "column_letter", None)
                if column and (column in hidden or sheet.row_dimensions[cell.row].hidden):
                    cell.value = None
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def pdf(blocks: Blocks, draw: Random) -> bytes:
    return pdf_ruled(blocks, draw)


# Of pages


def pandoc(to: str, of: str = "html", which: str = "pandoc") -> Callable[[bytes], bytes]:
    """``which`` is ``pandoc`` for the system's, or ``pypandoc`` for the one that pypandoc_binary brings."""

    def convert(content: bytes) -> bytes:
        program = _program(which) if which != "pypandoc" else str(_module("pypandoc").get_pandoc_path())
        if of == "html":
            return _run([program, "-f", "html", "-t", to], content)
        return bytes(_on_file(content, f".{of}", lambda path: _run([program, "-f", of, "-t", to, path])))

    return convert


def _dump(*command: str) -> Callable[[bytes], bytes]:
    def convert(content: bytes) -> bytes:
        return bytes(_on_file(content, ".html", lambda path: _run([_program(command[0]), *command[1:], path])))

    return convert


def _elinks(content: bytes) -> bytes:
    return _dump("elinks", "-dump", "-dump-width", "160", "-dump-charset", "utf-8", "-no-home")(content)


def _beautifulsoup(separator: str) -> Callable[[bytes], str]:
    def convert(content: bytes) -> str:
        return str(_module("bs4").BeautifulSoup(content, "html.parser").get_text(separator))

    return convert


def _lxml_rows(separator: str) -> Callable[[bytes], str]:
    """Each row on a line: what a scraper of tables keeps."""

    def convert(content: bytes) -> str:
        page = _module("lxml.html").fromstring(content.decode())
        lines = []
        for element in page.iter("h1", "h2", "h3", "p", "tr"):
            if element.tag == "tr":
                if element.xpath("./td//table"):
                    continue
                lines.append(separator.join(cell.text_content().strip() for cell in element.iter("td", "th")))
            elif not element.xpath("ancestor::td[not(.//div)]"):
                lines.append(element.text_content().strip())
        return "\n".join(lines)

    return convert


def _html2text(width: int) -> Callable[[bytes], str]:
    def convert(content: bytes) -> str:
        reader = _module("html2text").HTML2Text(bodywidth=width)
        return str(reader.handle(content.decode()))

    return convert


def _inscriptis(content: bytes) -> str:
    return str(_module("inscriptis").get_text(content.decode()))


def _trafilatura(output: str) -> Callable[[bytes], str]:
    def convert(content: bytes) -> str:
        return _module("trafilatura").extract(content.decode(), output_format=output, include_tables=True) or ""

    return convert


def _markdownify(content: bytes) -> str:
    return str(_module("markdownify").markdownify(content.decode()))


def _html_to_markdown(content: bytes) -> str:
    done = _module("html_to_markdown").convert(content.decode())
    return str(getattr(done, "content", done) or "")


def _markitdown(suffix: str) -> Callable[[bytes], str]:
    def convert(content: bytes) -> str:
        reader = _module("markitdown").MarkItDown()
        return str(reader.convert_stream(io.BytesIO(content), file_extension=suffix).text_content)

    return convert


def _libreoffice(suffix: str, to: str) -> Callable[[bytes], bytes]:
    def convert(content: bytes) -> bytes:
        def use(path: str) -> bytes:
            folder = str(Path(path).parent)
            profile = f"-env:UserInstallation=file://{folder}/profile"
            _run([_program("soffice"), profile, "--headless", "--convert-to", to, "--outdir", folder, path])
            made = [p for p in Path(folder).iterdir() if p.is_file() and p.suffix == f".{to.partition(':')[0]}"]
            return made[0].read_bytes()

        return bytes(_on_file(content, suffix, use))

    return convert


def _chromium(*options: str) -> Callable[[bytes], bytes]:
    def convert(content: bytes) -> bytes:
        program = os.environ.get("CHROMIUM") or _program("chromium")

        def use(path: str) -> bytes:
            out = Path(path).with_suffix(".pdf")
            made = _run([program, "--headless", "--no-sandbox", *(o.format(out) for o in options), f"file://{path}"])
            return out.read_bytes() if out.exists() else made

        return bytes(_on_file(content, ".html", use))

    return convert


# Of workbooks and documents


def _sheets(content: bytes) -> list[list[list[Any]]]:
    book = _module("openpyxl").load_workbook(io.BytesIO(content), data_only=True)
    return [[list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book.worksheets]


def _openpyxl(separator: str, empty: str = "") -> Callable[[bytes], str]:
    def convert(content: bytes) -> str:
        lines = [separator.join(empty if c is None else str(c) for c in row) for rows in _sheets(content) for row in rows]
        return "\n".join(lines) + "\n"

    return convert


def _calamine(separator: str) -> Callable[[bytes], str]:
    def convert(content: bytes) -> str:
        book = _module("python_calamine").CalamineWorkbook.from_filelike(io.BytesIO(content))
        rows = [row for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python()]
        return "\n".join(separator.join(str(cell) for cell in row) for row in rows) + "\n"

    return convert


def _pandas(write: Callable[[Any], str], **how: Any) -> Callable[[bytes], str]:
    def convert(content: bytes) -> str:
        frames = _module("pandas").read_excel(io.BytesIO(content), sheet_name=None, engine="openpyxl", **how)
        return "\n".join(write(frame) for frame in frames.values())

    return convert


def _polars(content: bytes) -> str:
    _module("fastexcel")
    frames = _module("polars").read_excel(content, sheet_id=0, has_header=False)
    return "\n".join(frame.write_csv(include_header=False) for frame in frames.values())


def _xlsx2csv(content: bytes) -> str:
    out = io.StringIO()
    _module("xlsx2csv").Xlsx2csv(io.BytesIO(content), outputencoding="utf-8").convert(out, sheetid=0)
    return re.sub(r"^-------- \d+ - .*\n", "", out.getvalue(), flags=re.MULTILINE)


def _python_docx(separator: str) -> Callable[[bytes], str]:
    """Each paragraph and row on a line, as most scripts have it: a merged cell once for each column."""

    def convert(content: bytes) -> str:
        document = _module("docx").Document(io.BytesIO(content))
        lines = []
        for block in document.iter_inner_content():
            if hasattr(block, "rows"):
                lines += [separator.join(cell.text for cell in row.cells) for row in block.rows]
            else:
                lines.append(block.text)
        return "\n".join(lines)

    return convert


# Of PDF files


def _pymupdf(how: str) -> Callable[[bytes], str]:
    def convert(content: bytes) -> str:
        with _module("pymupdf").open(stream=content, filetype="pdf") as document:
            if how == "blocks":
                return "\n".join(block[4] for page in document for block in page.get_text("blocks"))
            return "".join(page.get_text() for page in document)

    return convert


def _pymupdf4llm(content: bytes) -> str:
    module = _module("pymupdf4llm")
    with _module("pymupdf").open(stream=content, filetype="pdf") as document:
        return str(module.to_markdown(document))


def _pdfplumber(tables: bool) -> Callable[[bytes], str]:
    def convert(content: bytes) -> str:
        with _module("pdfplumber").open(io.BytesIO(content)) as document:
            if not tables:
                return "\n".join(page.extract_text() for page in document.pages)
            lines = []
            for page in document.pages:
                for table in page.extract_tables():
                    lines += [" | ".join((cell or "").replace("\n", "") for cell in row) for row in table]
            return "\n".join(lines)

    return convert


def _pypdf(content: bytes) -> str:
    return "\n".join(page.extract_text() for page in _module("pypdf").PdfReader(io.BytesIO(content)).pages)


def _pdfminer(content: bytes) -> str:
    return str(_module("pdfminer.high_level").extract_text(io.BytesIO(content)))


def _pdftotext(*options: str) -> Callable[[bytes], bytes]:
    def convert(content: bytes) -> bytes:
        return bytes(_on_file(content, ".pdf", lambda path: _run([_program("pdftotext"), *options, path, "-"])))

    return convert


def _mutool(content: bytes) -> bytes:
    return bytes(_on_file(content, ".pdf", lambda path: _run([_program("mutool"), "draw", "-q", "-F", "text", path])))


class Converter(NamedTuple):
    """A tool, and what it is given."""

    name: str
    source: Callable[[Blocks, Random], bytes]
    convert: Callable[[bytes], bytes | str]
    on_demand: bool = False


def _of_pages(name: str, convert: Callable[[bytes], bytes | str], *, on_demand: bool = False) -> list[Converter]:
    return [
        Converter(name, bordered, convert, on_demand),
        Converter(f"{name}, nested", nested, convert, on_demand),
    ]


_PANDOC = ("gfm", "plain", "rst", "org", "mediawiki", "asciidoc", "markdown")

CONVERTERS: tuple[Converter, ...] = (
    *(c for to in _PANDOC for c in _of_pages(f"pandoc {to}", pandoc(to))),
    *(c for to in _PANDOC for c in _of_pages(f"pypandoc {to}", pandoc(to, which="pypandoc"))),
    *(Converter(f"pypandoc docx to {to}", docx, pandoc(to, "docx", "pypandoc")) for to in ("gfm", "plain", "rst")),
    *_of_pages("w3m", _dump("w3m", "-dump", "-cols", "160", "-I", "utf-8", "-O", "utf-8")),
    *_of_pages("elinks", _elinks),
    *_of_pages("links2", _dump("links2", "-dump", "-width", "160", "-codepage", "utf-8")),
    *_of_pages("lynx", _dump("lynx", "-dump", "-width=160", "-display_charset=utf-8", "-assume_charset=utf-8")),
    *_of_pages("BeautifulSoup, lines", _beautifulsoup("\n")),
    *_of_pages("BeautifulSoup, nothing", _beautifulsoup("")),
    *_of_pages("lxml, tabs", _lxml_rows("\t")),
    *_of_pages("lxml, pipes", _lxml_rows(" | ")),
    *_of_pages("html2text", _html2text(0)),
    *_of_pages("html2text, wrapped", _html2text(78)),
    *_of_pages("inscriptis", _inscriptis),
    *_of_pages("trafilatura, text", _trafilatura("txt")),
    *_of_pages("trafilatura, markdown", _trafilatura("markdown")),
    *_of_pages("markdownify", _markdownify),
    *_of_pages("html-to-markdown", _html_to_markdown),
    *_of_pages("markitdown", _markitdown(".html")),
    *_of_pages("LibreOffice txt", _libreoffice(".html", "txt:Text (encoded):UTF8"), on_demand=True),
    *_of_pages("Chromium pdf", _chromium("--print-to-pdf={}"), on_demand=True),
    Converter("openpyxl, tabs", xlsx, _openpyxl("\t")),
    Converter("openpyxl, pipes", xlsx, _openpyxl(" | ")),
    Converter("openpyxl, None", xlsx, _openpyxl("\t", "None")),
    Converter("calamine, tabs", xlsx, _calamine("\t")),
    Converter("calamine, commas", xlsx, _calamine(",")),
    Converter("pandas csv", xlsx, _pandas(lambda frame: str(frame.to_csv()))),
    Converter("pandas csv, no index", xlsx, _pandas(lambda frame: str(frame.to_csv(index=False, header=False)), header=None)),
    Converter("pandas markdown", xlsx, _pandas(lambda frame: str(frame.to_markdown()))),
    Converter("pandas tabs", xlsx, _pandas(lambda frame: str(frame.to_csv(sep="\t", index=False, header=False)), header=None)),
    Converter("Polars csv", xlsx, _polars),
    Converter("xlsx2csv", xlsx, _xlsx2csv),
    Converter("markitdown xlsx", xlsx, _markitdown(".xlsx")),
    Converter("LibreOffice csv", xlsx, _libreoffice(".xlsx", "csv:Text - txt - csv (StarCalc):44,34,76,1"), True),
    Converter("LibreOffice html", xlsx, _libreoffice(".xlsx", "html"), True),
    Converter("markitdown docx", docx, _markitdown(".docx")),
    Converter("python-docx, tabs", docx, _python_docx("\t")),
    Converter("python-docx, pipes", docx, _python_docx(" | ")),
    Converter("LibreOffice docx to txt", docx, _libreoffice(".docx", "txt:Text (encoded):UTF8"), True),
    Converter("LibreOffice docx to html", docx, _libreoffice(".docx", "html"), True),
    Converter("PyMuPDF text", pdf, _pymupdf("text")),
    Converter("PyMuPDF blocks", pdf, _pymupdf("blocks")),
    Converter("PyMuPDF4LLM", pdf, _pymupdf4llm, True),
    Converter("pdfplumber text", pdf, _pdfplumber(tables=False)),
    Converter("pdfplumber tables", pdf, _pdfplumber(tables=True)),
    Converter("pypdf", pdf, _pypdf),
    Converter("pdfminer", pdf, _pdfminer),
    Converter("pdftotext", pdf, _pdftotext()),
    Converter("pdftotext -layout", pdf, _pdftotext("-layout")),
    Converter("mutool", pdf, _mutool),
    Converter("markitdown pdf", pdf, _markitdown(".pdf")),
)
