#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# POI 5.5.1 (Maven) and workdays 1.4 (PyPI): a day that two festivals fall on is off twice.
#
# Seen: in 2020 the Mid-Autumn Festival fell on National Day, so a list of days off by festival has 1 October twice. NETWORKDAYS from
# 28 September to 9 October over that list is 3 in POI, 4 over a list that has the day once. workdays has 3 too, and its workday() puts
# the fourth working day after 27 September on 12 October, not on the 9th. formulas 1.3.4 (PyPI) and LibreOffice 7.4.7 have 4.
# Unexpected: NETWORKDAYS of ISO/IEC 29500-1 and of OpenFormula counts the days that are no weekend and not among the holidays; a
# range says what is among them, not how often. POI's own WORKDAY has the same day off once, so its two functions disagree.
# Known upstream for workdays (ogt/workdays issue 13); nothing was found for POI.
# Costs: the days that a reply took are one too few: one that came a day late is counted as in time, and a due date comes a day too late.
# Here: each day is asked whether it is off, and no list is counted (docs/clock.md).
. "$(dirname "$0")/support/setup.sh"
python_packages workdays==1.4 setuptools==80.9.0 formulas==1.3.4 openpyxl==3.1.5
java_packages org.apache.poi:poi:5.5.1
python - <<'PY'
from datetime import date

import formulas
from parts import observe
from workdays import networkdays, workday

by_festival = [date(2020, 10, 1), *(date(2020, 10, day) for day in range(1, 9))]
once = by_festival[1:]
first, last = date(2020, 9, 28), date(2020, 10, 9)
observe("workdays, by festival", networkdays(first, last, by_festival), 3)
observe("workdays, each day once", networkdays(first, last, once), 4)
observe("workdays, the fourth day by festival", str(workday(date(2020, 9, 27), 4, by_festival)), "2020-10-12")
observe("workdays, the fourth day, each day once", str(workday(date(2020, 9, 27), 4, once)), "2020-10-09")
function = formulas.Parser().ast("=NETWORKDAYS(44102,44113,A1:A9)")[1].compile()
observe("formulas, by festival", int(function([[44105], *([day] for day in range(44105, 44113))])), 4)
PY
cat >Finding.java <<'JAVA'
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Sheet;

public class Finding {
    static void observe(Sheet sheet, String formula, double recorded) {
        var cell = sheet.getRow(0).createCell(1);
        cell.setCellFormula(formula);
        double seen = sheet.getWorkbook().getCreationHelper().createFormulaEvaluator().evaluate(cell).getNumberValue();
        System.out.println("POI, " + formula + ": " + seen);
        if (seen != recorded) {
            System.err.println("changed: was " + recorded);
            System.exit(1);
        }
    }

    public static void main(String[] arguments) throws Exception {
        try (var book = new HSSFWorkbook()) {
            Sheet sheet = book.createSheet();
            for (int i = 0; i < 9; i++) {
                sheet.createRow(i).createCell(0).setCellValue(44105 + Math.max(0, i - 1));
            }
            observe(sheet, "NETWORKDAYS(44102,44113,A1:A9)", 3);
            observe(sheet, "NETWORKDAYS(44102,44113,A2:A9)", 4);
            observe(sheet, "WORKDAY(44101,4,A1:A9)", 44113);
        }
    }
}
JAVA
java -cp 'lib/*' Finding.java 2>/dev/null
