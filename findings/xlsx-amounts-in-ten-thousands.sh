#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# SheetJS, xlsx 0.18.5 and ssf 0.11.2 (npm, the newest there), POI 5.5.1 and easyexcel 4.0.3 (Maven): amounts in a number format of
# Chinese offices are ten, a hundred or ten thousand times off.
#
# Seen: 40682080 in the format 0\.0,"万" is 406.82万 in SheetJS, and 123456789012 in 0\.00,,"亿" is 12.3457亿. 12345678 in 0\.0000 is
# 12345678.0000 in POI and easyexcel, 123456789 in 0.00,, is 123.00 in easyexcel. numfmt 4.0.1 (npm), Gnumeric 1.12.55 and LibreOffice
# 7.4.7 have 4068.2万, 1234.57亿, 1234.5678 and 123.46.
# Unexpected: in the number formats of ISO/IEC 29500-1 a comma at the end divides by a thousand, and a backslash makes the next
# character stand as it is; digits go on around it. Commas go by three digits, so there is no other format for 万, and this
# one is what handbooks of Chinese Excel teach. Of (000) 0000 SheetJS puts every digit in its place.
# Costs: CSV and text made of a sheet in 万元 (w of SheetJS, the DataFormatter of POI, which Tika uses too) have a budget that is too small
# by the factor ten or a hundred, or too large by ten thousand, with the right unit beside it.
# Here: the unit that the format shows is followed: 4068.208万 (docs/formats.md; test_containers.py).
. "$(dirname "$0")/support/setup.sh"
needs python3
node_packages xlsx@0.18.5 ssf@0.11.2 numfmt@4.0.1
java_packages com.alibaba:easyexcel:4.0.3 org.slf4j:slf4j-nop:1.7.36
mv lib easyexcel
java_packages org.apache.poi:poi-ooxml:5.5.1
python3 - <<'PY'
from pathlib import Path

from parts import xlsx

FORMATS = ("0\\.0,&quot;万&quot;", "0\\.00,,&quot;亿&quot;", "0\\.0000", "0.00,,")
NUMBERS = (40682080, 123456789012, 12345678, 123456789)
rows = "".join(f'<row r="{i}"><c r="A{i}" s="{i}"><v>{number}</v></c></row>' for i, number in enumerate(NUMBERS, 1))
Path("budget.xlsx").write_bytes(xlsx(rows, FORMATS))
PY
cat >finding.mjs <<'JS'
import { createRequire } from 'node:module';
import { format } from 'numfmt';
const require = createRequire(import.meta.url);
const observe = require(process.env.PYTHONPATH + '/observe.js');
const sheet = require('xlsx').readFile('budget.xlsx').Sheets.Sheet1;
const shown = ['A1', 'A2', 'A3', 'A4'].map((place) => sheet[place].w);
observe('SheetJS', shown, ['406.82万', '12.3457亿', '1234.5678', '123.46']);
const cases = [['0\\.0,"万"', 40682080], ['0\\.00,,"亿"', 123456789012], ['0\\.0000', 12345678], ['0.00,,', 123456789]];
observe('ssf', cases.map(([code, number]) => require('ssf').format(code, number)), shown);
observe('numfmt', cases.map(([code, number]) => format(code, number)), ['4068.2万', '1234.57亿', '1234.5678', '123.46']);
JS
node finding.mjs
cat >Poi.java <<'JAVA'
import java.io.FileInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

public class Poi {
    public static void main(String[] arguments) throws Exception {
        try (var book = new XSSFWorkbook(new FileInputStream("budget.xlsx"))) {
            List<String> seen = new ArrayList<>();
            book.getSheetAt(0).forEach(row -> seen.add(new DataFormatter(Locale.CHINA).formatCellValue(row.getCell(0))));
            System.out.println("POI: " + seen);
            System.exit(seen.equals(List.of("40682080", "1.23457E+11", "12345678.0000", "123.46")) ? 0 : 1);
        }
    }
}
JAVA
cat >Easy.java <<'JAVA'
import com.alibaba.excel.EasyExcel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

public class Easy {
    public static void main(String[] arguments) {
        List<Object> seen = new ArrayList<>();
        for (Object row : EasyExcel.read("budget.xlsx").sheet().headRowNumber(0).doReadSync()) {
            seen.add(((Map<?, ?>) row).get(0));
        }
        System.out.println("easyexcel: " + seen);
        System.exit(seen.equals(List.of("40682080", "123456789012", "12345678.0000", "123.00")) ? 0 : 1);
    }
}
JAVA
java -Dfile.encoding=UTF-8 -cp 'lib/*' Poi.java 2>/dev/null
java -Dfile.encoding=UTF-8 -cp 'easyexcel/*' Easy.java 2>/dev/null
