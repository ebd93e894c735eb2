#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# excelize 2.11.1 (Go): a request without a date of reply is answered, and a sum under a condition is its first item.
#
# Seen: with C2 blank IF(C2="","open","answered") is answered, and COUNTIF and SUMIF of a range with two blanks over "" are 0, where C2=0
# and ISBLANK(C2) are TRUE. SUMPRODUCT((A1:A4="甲")*B1:B4) of 5 甲, 7 乙, 9 甲 and 2 丙 is 5; with the text "12" beside 5 SUMPRODUCT(B1:B4,D1:D4) is
# 89, for 29. COUNTIF(A1:A4,"=甲*") is 0, for 2, TEXT(0,"0;-0;无") is 0 and "12"=12 is TRUE. HyperFormula 3.5.0 (npm) with its arithmetic of arrays has open,
# 2, 9, 14, 2 and FALSE, but 89 too; LibreOffice 7.4.7 has open, 2, 9, 14, 29, 2, 无 and FALSE.
# Unexpected: OpenFormula (ODF 1.2 part 2, 4.7 and 6.4.7) has an empty cell be the empty text where a text is wanted as it is 0 where a
# number is, and a text equal no number; ISO/IEC 29500-1 has SUMPRODUCT take arrays, entries of which that are no numbers count as 0, and the third part of a number
# format be that of zero. Other formulas that are not worked out, --(A1:A4="甲") among them, end in an error; these do not.
# Costs: IF(C2="",…) is how ledgers tell what is pending, and SUMPRODUCT over a condition how they count by kind of applicant: nothing is
# pending, and each kind has its first row. Services in Go fill such sheets and print what CalcCellValue gives.
# Here: no formula is worked out; a request without a date of reply is open (docs/ledger.md).
. "$(dirname "$0")/support/setup.sh"
go_packages github.com/xuri/excelize/v2@v2.11.1
node_packages hyperformula@3.5.0
cat >cells.json <<'JSON'
[["甲", 5, 45677, "'12"], ["乙", 7, null, 3], ["甲", 9, 45680, null], ["丙", 2, null, 4]]
JSON
cat >formulas.json <<'JSON'
["IF(C2=\"\",\"open\",\"answered\")", "COUNTIF(C1:C4,\"\")", "SUMIF(C1:C4,\"\",B1:B4)", "SUMPRODUCT((A1:A4=\"甲\")*B1:B4)", "SUMPRODUCT(B1:B4,D1:D4)",
 "COUNTIF(A1:A4,\"=甲*\")", "\"12\"=12", "C2=0", "ISBLANK(C2)", "TEXT(0,\"0;-0;无\")", "SUMPRODUCT(--(A1:A4=\"甲\"),B1:B4)"]
JSON
cat >finding.go <<'GO'
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"github.com/xuri/excelize/v2"
)

func read(name string, into any) {
	content, err := os.ReadFile(name)
	if err == nil {
		err = json.Unmarshal(content, into)
	}
	if err != nil {
		panic(err)
	}
}

func main() {
	var rows [][]any
	var formulas []string
	read("cells.json", &rows)
	read("formulas.json", &formulas)
	book := excelize.NewFile()
	for i, row := range rows {
		for j, value := range row {
			if text, is := value.(string); is {
				value = strings.TrimPrefix(text, "'")
			}
			if name, _ := excelize.CoordinatesToCellName(j+1, i+1); value != nil {
				book.SetCellValue("Sheet1", name, value)
			}
		}
	}
	var seen []string
	for _, formula := range formulas {
		book.SetCellFormula("Sheet1", "Z1", formula)
		value, _ := book.CalcCellValue("Sheet1", "Z1")
		seen = append(seen, value)
	}
	recorded := "answered 0 0 5 89 0 TRUE TRUE TRUE 0 #VALUE!"
	fmt.Println("excelize:", strings.Join(seen, " "))
	if strings.Join(seen, " ") != recorded {
		fmt.Fprintln(os.Stderr, "changed: was", recorded)
		os.Exit(1)
	}
}
GO
go run finding.go
node - <<'JS'
const { HyperFormula } = require('hyperformula');
const observe = require(process.env.PYTHONPATH + '/observe.js');
const formulas = require('./formulas.json').slice(0, 7).map(formula => `=${formula}`);
const sheet = [...require('./cells.json'), formulas];
const engine = HyperFormula.buildFromSheets({ Sheet1: sheet }, { licenseKey: 'gpl-v3', useArrayArithmetic: true });
observe('HyperFormula', engine.getSheetValues(0)[4], ['open', 2, 9, 14, 89, 2, false]);
JS
