# SPDX-License-Identifier: Apache-2.0
"""The tables and pictures that a study of many reports needs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import gongkai as gk
import matplotlib
import matplotlib.pyplot as plt
import pyarrow as pa
import pytest
from gongkai._study import place_of, superior_of
from gongkai.testing import random_report
from matplotlib.text import Text

if TYPE_CHECKING:
    from matplotlib.axes import Axes


@pytest.mark.parametrize(
    ("agency", "place", "superior"),
    [
        ("示例省人民政府", ("示例省", None, None, None), None),
        ("示例省教育厅", ("示例省", None, None, None), "示例省人民政府"),
        ("示例省示例市人民政府", ("示例省", "示例市", None, None), "示例省人民政府"),
        ("示例市示例县教育局", (None, "示例市", "示例县", None), "示例市示例县人民政府"),
        ("示例市示例区人民政府", (None, "示例市", "示例区", None), "示例市人民政府"),
        ("示例县人民政府办公室", (None, None, "示例县", None), "示例县人民政府"),
        ("示例县示例镇人民政府", (None, None, "示例县", "示例镇"), "示例县人民政府"),
        ("示例市市场监督管理局", (None, "示例市", None, None), "示例市人民政府"),
        ("北京市海淀区民政局", ("北京市", None, "海淀区", None), "北京市海淀区人民政府"),
        ("内蒙古自治区示例市示例旗水利局", ("内蒙古自治区", "示例市", "示例旗", None), "内蒙古自治区示例市示例旗人民政府"),
        ("示例自治州示例市财政局", (None, "示例自治州", "示例市", None), "示例自治州示例市人民政府"),
        ("苏州市吴中区城市管理局", (None, "苏州市", "吴中区", None), "苏州市吴中区人民政府"),
        ("沙市区人民政府", (None, None, "沙市区", None), None),
        ("示例县乡村振兴局", (None, None, "示例县", None), "示例县人民政府"),
        ("市场监督管理局", (None, None, None, None), None),
        ("国家统计局", (None, None, None, None), None),
    ],
)
def test_names_tell_the_place_and_the_superior(agency: str, place: tuple[str | None, ...], superior: str | None) -> None:
    assert (tuple(place_of(agency)[0]), superior_of(agency)) == (place, superior)


FILES = pa.table({
    "agency": ["示例省教育厅", "示例省教育厅", "示例省人民政府", "示例省政府", "某中心", None],
    "year": [2021, 2024, 2021, 2022, None, 2022],
})  # fmt: skip


def test_agencies_have_their_kinds_superiors_and_missing_years(tmp_path: Path) -> None:
    rows = {row["agency"]: row for row in gk.agencies(FILES).to_arrow().to_pylist()}
    assert set(rows) == {"示例省教育厅", "示例省政府", "某中心"}
    office = rows["示例省教育厅"]
    assert (office["kind"], office["superior"], office["superior_reports"]) == ("department", "示例省人民政府", 2)
    assert (office["first_year"], office["last_year"], office["years"], office["missing"]) == (2021, 2024, 2, "2022 2023")
    assert (rows["某中心"]["kind"], rows["某中心"]["years"], rows["某中心"]["missing"]) == ("unknown", 0, None)
    told = tmp_path / "agencies.csv"
    told.write_text("agency,kind,superior,county\n某中心,department,示例省教育厅,\n", encoding="utf-8")
    for mapping in (told, {"某中心": {"kind": "department", "superior": "示例省教育厅"}}):
        centre = {row["agency"]: row for row in gk.agencies(FILES, mapping).to_arrow().to_pylist()}["某中心"]
        assert (centre["kind"], centre["superior"], centre["superior_reports"]) == ("department", "示例省教育厅", 2)
    with pytest.raises(ValueError, match="nothing"):
        gk.agencies(FILES, {"某中心": {"kind": "nothing"}})
    told.write_text("name\n某中心\n", encoding="utf-8")
    with pytest.raises(ValueError, match="no column 'agency'"):
        gk.agencies(FILES, told)
    assert len(gk.agencies(FILES.slice(0, 0))) == 0


def test_the_dictionary_has_every_column(store: gk.Store) -> None:
    rows = gk.columns().to_arrow().to_pylist()
    for shape, columns in (
        ("tidy", gk.to_frame([], exact=True, sources=True).columns), ("wide", gk.to_frame([], "wide").columns),
        ("files", tuple(store.files.schema.names)), ("agencies", gk.agencies(store.files).columns),
    ):  # fmt: skip
        assert tuple(row["name"] for row in rows if row["frame"] == shape) == columns
    assert all(row["zh"] and row["en"] for row in rows)
    tables = {"tidy": store.cells(), "files": store.files, "agencies": gk.agencies(store.files).to_arrow()}
    for frame, table in tables.items():
        types = {row["name"]: row["type"] for row in rows if row["frame"] == frame}
        for field in table.schema:
            kind = "integer" if pa.types.is_integer(field.type) else "decimal" if pa.types.is_decimal(field.type) else "text"
            assert types[field.name] == kind, field
    cells = {row["name"]: row for row in rows if "." in row["name"]}
    assert all(row["citation"] and row["citation_en"] and row["editions"] for row in cells.values())
    assert (cells["disclosure.fees.amount"]["unit"], cells["disclosure.fees.amount"]["type"]) == ("万元", "decimal")
    assert cells["disclosure.rules.issued"]["editions"] == "2021"
    assert "第三十六条" in cells["requests.granted.total"]["citation"]


@pytest.fixture
def store(tmp_path: Path) -> gk.Store:
    folder = tmp_path / "reports"
    folder.mkdir()
    for n, (agency, year) in enumerate(
        [("示例省教育厅", 2021), ("示例省教育厅", 2023), ("示例省人民政府", 2021), ("某某局", 2022), ("示例省人民政府", 2022)]
    ):
        said: dict[str, Any] = json.loads(random_report(seed=n, wrong_cells=int(n == 3)).to_json())
        said["metadata"] |= {"agency": agency, "year": year}
        if n == 2:
            (cell,) = [c for c in said["tables"]["requests"]["cells"] if (c["row"], c["column"]) == ("received", "total")]
            cell.pop("value")
            cell["status"] = "blank"
        (folder / f"{n}.json").write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")
    made = gk.Store(tmp_path / "out")
    made.update(folder)
    return made


def texts(ax: Axes) -> list[str]:
    return [text.get_text() for text in ax.findobj(Text) if isinstance(text, Text) and text.get_text()]


def test_pictures_of_a_store_say_of_how_many(store: gk.Store) -> None:
    matplotlib.use("Agg")
    said = texts(store.plot.years(lang="en"))
    assert said.count("1/2") == 1 and said.count("2/2") == 1 and said.count("1/1") == 2  # 2022 without the department's
    said = texts(store.plot.faults(lang="en"))
    assert {"0/2", "1/1"} <= set(said)
    ax = store.plot.distribution("requests.received.total", lang="en")
    assert any("2021: n=2, unknown 1, median " in text and text.endswith("?") for text in texts(ax))
    with pytest.raises(KeyError, match="no cell"):
        store.plot.distribution("requests.received.everyone", lang="en")
    plt.close("all")
