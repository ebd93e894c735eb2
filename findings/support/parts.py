# SPDX-License-Identifier: Apache-2.0
"""Valid documents from as little markup as their formats ask for, and the comparison that every finding ends with."""

from __future__ import annotations

import io
import sys
import zipfile
from typing import Any

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def observe(what: str, seen: object, recorded: object) -> None:
    """Prints what was seen; ends with status 1 where it is not what was recorded."""
    print(f"{what}: {seen!r}")
    if seen != recorded:
        sys.exit(f"changed: {what} was {recorded!r}")


def _zip(parts: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            how = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(name, content, how)
    return out.getvalue()


def _package(main: str, kind: str, parts: dict[str, str], overrides: dict[str, str]) -> bytes:
    types = "".join(f'<Override PartName="/{name}" ContentType="{value}"/>' for name, value in overrides.items())
    return _zip(
        {
            "[Content_Types].xml": f'{_XML}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
            f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/{main}" '
            f'ContentType="application/vnd.openxmlformats-officedocument.{kind}.main+xml"/>{types}</Types>',
            "_rels/.rels": f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
            f'Type="{_OFFICE}/officeDocument" Target="{main}"/></Relationships>',
            **parts,
        }
    )


def paragraph(inner: str) -> str:
    return f"<w:p>{inner}</w:p>"


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def field(code: str, result: str | None = None) -> str:
    """A complex field. The code may hold runs, such as those of another field."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    shown = "" if result is None else mark.format("separate") + run(result)
    return mark.format("begin") + code + shown + mark.format("end")


def instruction(text: str) -> str:
    """A run of the code of a field."""
    return f'<w:r><w:instrText xml:space="preserve">{text}</w:instrText></w:r>'


def _math(inner: str) -> str:
    return inner if inner.startswith("<") else f"<m:r><m:t>{inner}</m:t></m:r>"


def formula(inner: str) -> str:
    """Of text, or of what follows."""
    return f"<m:oMath>{_math(inner)}</m:oMath>"


def fraction(above: str, below: str) -> str:
    return f"<m:f><m:num>{_math(above)}</m:num><m:den>{_math(below)}</m:den></m:f>"


def power(base: str, exponent: str) -> str:
    return f"<m:sSup><m:e>{_math(base)}</m:e><m:sup>{_math(exponent)}</m:sup></m:sSup>"


def cell(inner: str, properties: str = "") -> str:
    """Of text, or of a paragraph."""
    content = inner if inner.startswith("<w:p>") else paragraph(run(inner) if inner else "")
    return f'<w:tc><w:tcPr><w:tcW w:w="1000" w:type="dxa"/>{properties}</w:tcPr>{content}</w:tc>'


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{''.join(cells)}</w:tr>"


STORE = "{11111111-2222-4333-8444-555555555555}"


def docx(columns: int, *rows: str, stored: str = "") -> bytes:
    """A document of one table. ``stored`` is XML that comes with it, under the number STORE."""
    grid = '<w:gridCol w:w="1000"/>' * columns
    body = f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>{paragraph('')}<w:sectPr/>"
    document = (
        f'{_XML}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
        f'xmlns:r="{_OFFICE}" xmlns:m="{_OFFICE.replace("relationships", "math")}" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14">'
        f"<w:body>{body}</w:body></w:document>"
    )
    parts, types = {"word/document.xml": document}, {}
    if stored:
        relation = f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" Type="{_OFFICE}'
        parts |= {
            "word/_rels/document.xml.rels": f'{relation}/customXml" Target="../customXml/item1.xml"/></Relationships>',
            "customXml/item1.xml": stored,
            "customXml/_rels/item1.xml.rels": f'{relation}/customXmlProps" Target="itemProps1.xml"/></Relationships>',
            "customXml/itemProps1.xml": f'{_XML}<ds:datastoreItem xmlns:ds="{_OFFICE.rpartition("/")[0]}/customXml" '
            f'ds:itemID="{STORE}"/>',
        }
        types = {
            "customXml/item1.xml": "application/xml",
            "customXml/itemProps1.xml": "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
        }
    return _package("word/document.xml", "wordprocessingml.document", parts, types)


def xlsx(rows: str, formats: tuple[str | int, ...] = ()) -> bytes:
    """A workbook of one sheet; cells with ``s="n"`` have the n-th of the number formats, counted from 1: a code, or the number
    of a format that is built in."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    codes = {200 + i: code for i, code in enumerate(formats) if isinstance(code, str)}
    listed = "".join(f'<numFmt numFmtId="{number}" formatCode="{code}"/>' for number, code in codes.items())
    numbers = [code if isinstance(code, int) else 200 + i for i, code in enumerate(formats)]
    look = 'fontId="0" fillId="0" borderId="0"'
    xfs = "".join(f'<xf numFmtId="{number}" {look} xfId="0" applyNumberFormat="1"/>' for number in numbers)
    plain = f'<xf numFmtId="0" {look}/>'
    styles = (
        f'{_XML}<styleSheet xmlns="{main}">'
        + (f'<numFmts count="{len(codes)}">{listed}</numFmts>' if codes else "")
        + '<fonts count="1"><font><sz val="11"/><name val="SimSun"/></font></fonts>'
        '<fills count="1"><fill><patternFill patternType="none"/></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        f'<cellStyleXfs count="1">{plain}</cellStyleXfs><cellXfs count="{1 + len(formats)}">'
        f'<xf numFmtId="0" {look} xfId="0"/>{xfs}</cellXfs></styleSheet>'
    )
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    return _package(
        "xl/workbook.xml",
        "spreadsheetml.sheet",
        {
            "xl/workbook.xml": f'{_XML}<workbook xmlns="{main}" xmlns:r="{_OFFICE}"><sheets>'
            '<sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">'
            f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
            f'<Relationship Id="rId2" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>',
            "xl/styles.xml": styles,
            "xl/worksheets/sheet1.xml": f'{_XML}<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>',
        },
        {"xl/worksheets/sheet1.xml": f"{kind}.worksheet+xml", "xl/styles.xml": f"{kind}.styles+xml"},
    )


_ODF = "urn:oasis:names:tc:opendocument:xmlns"


def _open_document(kind: str, body: str) -> bytes:
    name = f"application/vnd.oasis.opendocument.{kind}"
    xml = '<manifest:file-entry manifest:media-type="text/xml" manifest:full-path'
    return _zip(
        {
            "mimetype": name,
            "META-INF/manifest.xml": f'{_XML}<manifest:manifest xmlns:manifest="{_ODF}:manifest:1.0" manifest:version="1.2">'
            f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{name}"/>{xml}="content.xml"/>'
            f'{xml}="styles.xml"/></manifest:manifest>',
            "styles.xml": f'{_XML}<office:document-styles xmlns:office="{_ODF}:office:1.0" office:version="1.2"><office:styles/>'
            "</office:document-styles>",
            "content.xml": f'{_XML}<office:document-content xmlns:office="{_ODF}:office:1.0" xmlns:table="{_ODF}:table:1.0" '
            f'xmlns:text="{_ODF}:text:1.0" office:version="1.2"><office:body>{body}</office:body></office:document-content>',
        }
    )


def ods(rows: str) -> bytes:
    """A workbook of OpenDocument with one sheet."""
    sheet = f'<table:table table:name="Sheet1">{rows}</table:table>'
    return _open_document("spreadsheet", f"<office:spreadsheet>{sheet}</office:spreadsheet>")


def odt(columns: int, rows: str) -> bytes:
    """A text document of OpenDocument with one table."""
    table = f'<table:table table:name="T"><table:table-column table:number-columns-repeated="{columns}"/>{rows}</table:table>'
    return _open_document("text", f"<office:text>{table}<text:p/></office:text>")


_HELVETICA = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"


def pdf(
    content: str,
    resources: str = "",
    catalog: str = "",
    more: tuple[str, ...] = (),
    font: str = _HELVETICA,
    page: str = "",
) -> bytes:
    """One page. ``more`` are objects, numbered from 6; the font is /F1."""
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {catalog} >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        f"{page} /Resources << /Font << /F1 5 0 R >> {resources} >> >>",
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        font,
        *more,
    ]
    out = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
    places = []
    for number, written in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{written}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n"
    return out + f"{end}<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n".encode("latin-1")


def drawn(x: int, y: int, text: str) -> str:
    return f"BT /F1 12 Tf {x} {y} Td ({text}) Tj ET "


def typed(*fields: tuple[int, int, int, int, str], first: int = 6) -> dict[str, Any]:
    """What ``pdf`` takes for text typed onto the page within boxes: into a field of a form, and each further one as free text.
    ``first`` is the number of the first object."""
    font = f"<< /Font << /F2 {first} 0 R >> >>"
    more = [_HELVETICA]
    for i, (left, bottom, right, top, text) in enumerate(fields):
        kind = f"/FreeText /Contents ({text})" if i else f"/Widget /FT /Tx /T (n) /V ({text})"
        box = f"/BBox [0 0 {right - left} {top - bottom}]"
        shown = f"BT /F2 8 Tf 2 5 Td ({text}) Tj ET"
        more.append(
            f"<< /Type /Annot /Subtype {kind} /DA (/F2 8 Tf 0 g) /Rect [{left} {bottom} {right} {top}] /P 3 0 R /F 4 "
            f"/AP << /N {first + 2 + 2 * i} 0 R >> >>"
        )
        stream = f"/Type /XObject /Subtype /Form {box} /Resources {font} /Length {len(shown)}"
        more.append(f"<< {stream} >>\nstream\n{shown}\nendstream")
    listed = " ".join(f"{first + 1 + 2 * i} 0 R" for i in range(len(fields)))
    form = f"/AcroForm << /Fields [{first + 1} 0 R] /DR {font} /DA (/F2 8 Tf 0 g) >>"
    return {"page": f"/Annots [{listed}]", "catalog": form, "more": tuple(more)}


def outside_font(cmap: str) -> tuple[str, tuple[str, ...]]:
    """SimSun, as it is on the machine that shows the page, by a predefined CMap: the font, and the objects it refers to."""
    collection = "<< /Registry (Adobe) /Ordering (GB1) /Supplement 5 >>"
    font = f"<< /Type /Font /BaseFont /SimSun-{cmap} /Subtype /Type0 /Encoding /{cmap} /DescendantFonts [6 0 R] >>"
    return font, (
        f"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /SimSun /CIDSystemInfo {collection} /FontDescriptor 7 0 R /DW 1000 "
        "/W [814 939 500] >>",
        "<< /Type /FontDescriptor /FontName /SimSun /Flags 6 /FontBBox [0 -120 1000 880] /ItalicAngle 0 /Ascent 880 "
        "/Descent -120 /CapHeight 880 /StemV 93 >>",
    )


def drawn_bold(x: float, y: int, text: str) -> str:
    """In 9 points of a font that has no bold face: once more, a little to the right."""
    code = text.encode("gbk").hex()
    return "".join(f"BT /F1 9 Tf {at:.1f} {y} Td <{code}> Tj ET " for at in (x, x + 0.3))


def pdf_table(rows: list[list[str]], page: str = "", catalog: str = "", more: tuple[str, ...] = ()) -> bytes:
    """A table in bold, with lines around its cells: columns of 90 points from 40 on, rows of 30 from 700 down. ``more`` are
    objects, numbered from 8."""
    across = [40 + 90 * i for i in range(len(rows[0]) + 1)]
    down = [700 - 30 * i for i in range(len(rows) + 1)]
    lines = "".join(f"{x} {down[-1]} m {x} {down[0]} l S " for x in across)
    lines += "".join(f"{across[0]} {y} m {across[-1]} {y} l S " for y in down)
    words = "".join(drawn_bold(across[i] + 6, down[j] - 20, text) for j, row in enumerate(rows) for i, text in enumerate(row))
    font, described = outside_font("GBK-EUC-H")
    return pdf(lines + words, page=page, catalog=catalog, more=(*described, *more), font=font)


_OFD = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def ofd_text(number: int, x: int, y: int, text: str, attributes: str = "") -> str:
    steps = f' DeltaX="g {len(text) - 1} 4"' if len(text) > 1 else ""
    return (
        f'<ofd:TextObject ID="{number}" Boundary="{x} {y} 60 8" Font="3" Size="4" {attributes}>'
        f'<ofd:TextCode X="0" Y="5"{steps}>{text}</ofd:TextCode></ofd:TextObject>'
    )


def ofd_composite(number: int, x: int, y: int, unit: int) -> str:
    return f'<ofd:CompositeObject ID="{number}" Boundary="{x} {y} 60 8" ResourceID="{unit}"/>'


def ofd(objects: str, template: str = "", unit: tuple[int, str] | None = None) -> bytes:
    """One page, over a template page where one is given. ``unit`` is what composite objects draw, by its number."""
    box = "<ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox>"
    parts = {
        "OFD.xml": f'{_XML}<ofd:OFD {_OFD} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo>'
        f"<ofd:DocID>{'0' * 31}1</ofd:DocID></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>"
        "</ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"{_XML}<ofd:Document {_OFD}><ofd:CommonData><ofd:MaxUnitID>99</ofd:MaxUnitID>"
        f"<ofd:PageArea>{box}</ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes>"
        + ('<ofd:TemplatePage ID="50" BaseLoc="Tpls/Tpl_0/Content.xml"/>' if template else "")
        + '</ofd:CommonData><ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/></ofd:Pages></ofd:Document>',
        "Doc_0/PublicRes.xml": f'{_XML}<ofd:Res {_OFD} BaseLoc="Res"><ofd:Fonts><ofd:Font ID="3" FontName="SimSun" '
        'FamilyName="SimSun"/></ofd:Fonts>'
        + (
            f'<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="{unit[0]}" Width="60" Height="8"><ofd:Content>{unit[1]}'
            "</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>"
            if unit
            else ""
        )
        + "</ofd:Res>",
        "Doc_0/Pages/Page_0/Content.xml": f"{_XML}<ofd:Page {_OFD}>"
        + ('<ofd:Template TemplateID="50" ZOrder="Background"/>' if template else "")
        + f'<ofd:Area>{box}</ofd:Area><ofd:Content><ofd:Layer ID="2" Type="Body">{objects}</ofd:Layer></ofd:Content>'
        "</ofd:Page>",
    }
    if template:
        parts["Doc_0/Tpls/Tpl_0/Content.xml"] = (
            f'{_XML}<ofd:Page {_OFD}><ofd:Content><ofd:Layer ID="51">{template}</ofd:Layer></ofd:Content></ofd:Page>'
        )
    return _zip(parts)


def ofd_volume(first: bytes, second: bytes) -> bytes:
    """Two documents in one file."""
    parts: dict[str, str] = {}
    bodies = []
    for i, document in enumerate((first, second)):
        with zipfile.ZipFile(io.BytesIO(document)) as archive:
            for name in archive.namelist():
                content = archive.read(name).decode().replace("Doc_0/", f"Doc_{i}/")
                if name == "OFD.xml":
                    content = content.replace(f"{'0' * 31}1", f"{'0' * 31}{i + 1}")
                    bodies.append(content[content.index("<ofd:DocBody>") : content.index("</ofd:OFD>")])
                else:
                    parts[name.replace("Doc_0/", f"Doc_{i}/")] = content
    parts["OFD.xml"] = f'{_XML}<ofd:OFD {_OFD} Version="1.0" DocType="OFD">{"".join(bodies)}</ofd:OFD>'
    return _zip(parts)
