#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# openpyxl 3.1.5, pandas 3.1.1, polars 2.1.0 with fastexcel 0.21.0, xlsx2csv 0.8.6 (PyPI), exceljs 4.4.0 (npm) and POI 5.5.1
# (Maven): a day in a date format of Chinese Excel is the number 45677.
#
# Seen: 45677 with the format 31 (yyyy"年"m"月"d"日"), 57 (yyyy"年"m"月") and 14 beside them, which only the last is a date:
# the five others give 45677 for the first two, the DataFormatter of POI reserved-45677x1F and 45677.0. python-calamine 0.9.1
# and read-excel-file 9.3.17 have 2025-01-20 three times, easyexcel 4.0.3, which is on top of POI, 2025年1月20日 and 2025年1月.
# Unexpected: ISO/IEC 29500-1 lists 27 to 36 and 50 to 58 with numFmt as formats of Chinese (and Japanese, Korean) that are not
# written into the file, as 14 is not; exceljs even has the list in lib/xlsx/defaultnumformats.js. No error, no warning.
# Costs: the dates of a register kept in Chinese Excel are five-digit numbers: no deadline can be counted, or 45677 is a count.
# Here: these formats are dates, so a cell with one is no count (docs/formats.md; test_findings.py).
. "$(dirname "$0")/support/setup.sh"
python_packages openpyxl==3.1.5 pandas==3.1.1 polars==2.1.0 fastexcel==0.21.0 xlsx2csv==0.8.6 python-calamine==0.9.1
node_packages exceljs@4.4.0 read-excel-file@9.3.17
java_packages org.apache.poi:poi-ooxml:5.5.1 com.alibaba:easyexcel:4.0.3
python - <<'PY'
import io
from pathlib import Path

import openpyxl
import pandas
import polars
from parts import observe, xlsx
from python_calamine import CalamineWorkbook
from xlsx2csv import Xlsx2csv

rows = "".join(f'<row r="{i}"><c r="A{i}" s="{i}"><v>45677</v></c></row>' for i in (1, 2, 3))
Path("register.xlsx").write_bytes(xlsx(rows, (31, 57, 14)))
day = "2025-01-20 00:00:00"
observe("openpyxl", [str(value) for (value,) in openpyxl.load_workbook("register.xlsx").active.values], ["45677", "45677", day])
observe("pandas", pandas.read_excel("register.xlsx", header=None)[0].map(str).tolist(), ["45677", "45677", day])
observe("polars", polars.read_excel("register.xlsx", has_header=False).to_series().to_list(), ["45677", "45677", day])
out = io.StringIO()
Xlsx2csv("register.xlsx").convert(out)
observe("xlsx2csv", out.getvalue().split(), ["45677", "45677", "01-20-25"])
days = CalamineWorkbook.from_path("register.xlsx").get_sheet_by_index(0).to_python()
observe("python-calamine", [str(value) for (value,) in days], ["2025-01-20"] * 3)
PY
cat >finding.mjs <<'JS'
import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
const observe = require(process.env.PYTHONPATH + '/observe.js');
const { Workbook } = require('exceljs');
const { default: readXlsxFile } = await import(require.resolve('read-excel-file/node'));
const book = new Workbook();
await book.xlsx.readFile('register.xlsx');
const day = new Date(Date.UTC(2025, 0, 20));
observe('exceljs', book.worksheets[0].getColumn(1).values.slice(1), [45677, 45677, day]);
const [sheet] = await readXlsxFile('register.xlsx');
observe('read-excel-file', sheet.data.flat(), [day, day, day]);
JS
node finding.mjs
cat >Finding.java <<'JAVA'
import com.alibaba.excel.EasyExcel;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.WorkbookFactory;

public class Finding {
    public static void main(String[] arguments) throws Exception {
        var shown = new ArrayList<String>();
        try (var book = WorkbookFactory.create(new File("register.xlsx"))) {
            book.getSheetAt(0).forEach(row -> shown.add(new DataFormatter().formatCellValue(row.getCell(0))));
        }
        var read = new ArrayList<String>();
        List<Map<Integer, String>> rows = EasyExcel.read("register.xlsx").headRowNumber(0).sheet().doReadSync();
        rows.forEach(row -> read.add(row.get(0)));
        System.out.println("POI: " + shown + ", easyexcel: " + read);
        boolean same = shown.equals(List.of("reserved-45677x1F", "45677.0", "1/20/25"));
        System.exit(same && read.equals(List.of("2025年1月20日", "2025年1月", "2025/1/20")) ? 0 : 1);
    }
}
JAVA
java -Dfile.encoding=UTF-8 -cp 'lib/*' Finding.java 2>/dev/null
