#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# geopandas 1.2.0 with pyogrio 0.13.0 (PyPI): a shapefile with the column 受理件数 is written, and cannot be read any more.
#
# Seen: of places with 受理件数 and 办结 to_file writes a shapefile with one warning, "Could not decode error message to UTF-8"; read_file ends with
# a UnicodeDecodeError, for 办结 alone too, and so do dbfread 2.0.7 and, with an error of its own, pyshp 3.1.6 (PyPI). The name in the file is
# three characters and a third of the fourth. With 受理件 all of it is read as it was, and with the encoding gb18030 受理件数 is as well. mapshaper
# 0.7.70 (npm) writes 受理件, and in a table with two such names 自然人 and 自然人1.
# Unexpected: a dBASE name has ten bytes, and that geopandas cuts longer ones is documented; four characters are twelve bytes in UTF-8, which
# is what it writes by itself. The names are cut by GDAL, which is in pyogrio, in the middle of a character, and the warning that says so
# cannot be decoded for the same reason.
# Known of others: GeospatialPython/pyshp issue 416 (closed). Nothing was found for GDAL and pyogrio.
# Costs: 予以公开, 受理件数 and whatever else has four characters: what was handed on as a shapefile is lost to who has no other copy.
# Here: gongkai writes no shapefile; a frame has codes in Latin letters (docs/frames.md).
. "$(dirname "$0")/support/setup.sh"
python_packages geopandas==1.2.0 pyogrio==0.13.0 shapely==2.2.0 pyshp==3.1.6 dbfread==2.0.7
node_packages mapshaper@0.7.70
cat >cut.mjs <<'JS'
import mapshaper from 'mapshaper';
const place = { type: 'Feature', geometry: { type: 'Point', coordinates: [116, 40] }, properties: JSON.parse(process.argv[2]) };
const written = await mapshaper.applyCommands('-i places.json -o format=shapefile', { 'places.json': JSON.stringify(place) });
const { 'places.dbf': table } = written;
const names = [];
for (let at = 32; table[at] !== 13; at += 32) names.push(table.subarray(at, at + table.subarray(at, at + 11).indexOf(0)).toString());
console.log(JSON.stringify(names));
JS
python - <<'PY'
import json
import subprocess
import warnings

import dbfread
import geopandas
import shapefile
from parts import observe
from shapely.geometry import Point


def written(name: str, **options: str) -> list[str]:
    """The warnings."""
    places = geopandas.GeoDataFrame({name: [12], "办结": [7]}, geometry=[Point(116, 40)], crs=4326)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        places.to_file("places.shp", **options)
    return [str(one.message).partition(".")[0] for one in caught]


def failure(read: object) -> str:
    try:
        read()
    except Exception as error:
        return type(error).__name__
    return ""


def values() -> dict[str, list[int]]:
    return geopandas.read_file("places.shp").drop(columns="geometry").to_dict("list")


observe("受理件", (written("受理件"), values()), ([], {"受理件": [12], "办结": [7]}))
observe("gb18030", (written("受理件数", encoding="gb18030"), values()), ([], {"受理件数": [12], "办结": [7]}))
observe("受理件数", written("受理件数"), ["Could not decode error message to UTF-8"])
observe("read by geopandas", failure(values), "UnicodeDecodeError")
observe("one column", failure(lambda: geopandas.read_file("places.shp", columns=["办结"])), "UnicodeDecodeError")
observe("read by dbfread", failure(lambda: dbfread.DBF("places.dbf", encoding="utf-8")), "UnicodeDecodeError")
observe("read by pyshp", failure(lambda: shapefile.Reader("places.shp")), "dbfFileException")
for columns, cut in ((["受理件数", "办结"], ["受理件", "办结"]), (["自然人受理", "自然人办结"], ["自然人", "自然人1"])):
    run = subprocess.run(["node", "cut.mjs", json.dumps(dict.fromkeys(columns, 12))], capture_output=True, check=True)
    observe("mapshaper", json.loads(run.stdout), cut)
PY
