#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Arelle 2.47.3 (arelle-release, PyPI): in Inline XBRL 12元5角 is 12.05, 1万5千元 is 1.05.
#
# Seen: of facts with the format num-unit-decimal of registry 5 Arelle has 12.05 for 12元5角 and for 12元5分, 1.05 for 1万5千元 and 3.05 for 3亿5千万元;
# the document is valid, with no message. 12元05分 is 12.05, 12元50分 12.50; 十二元五角 is refused, and so is １２ by num-dot-decimal.
# Unexpected: the format is the one of the registry for an amount with its units between the digits, and takes any unit. That the second number
# is hundredths is made for yen and sen; 角 is a tenth of a yuan and 分 a hundredth (人民币管理条例 art. 4), 万 and 千 are numerals (GB/T 15835-2011).
# No part of a unit is looked at, by the rule or by Arelle, and no other rule of the registry has 角.
# Costs: fees and funds that are tagged as they are printed are filed with 0.45 yuan too little, or a ten thousandth of the amount, and
# valid: what is shown and what is read by machines differ, which the format exists to prevent.
# Here: amounts are read with their units: 1万5千元 is 15000 (gongkai.numerals).
. "$(dirname "$0")/support/setup.sh"
python_packages arelle-release==2.47.3
python - <<'PY'
import csv
import subprocess
from pathlib import Path

from parts import observe

Path("fees.xsd").write_text("""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xbrli="http://www.xbrl.org/2003/instance"
    xmlns:f="urn:example:fees" targetNamespace="urn:example:fees">
  <xs:import namespace="http://www.xbrl.org/2003/instance" schemaLocation="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"/>
  <xs:element name="fee" id="f_fee" type="xbrli:monetaryItemType" substitutionGroup="xbrli:item" xbrli:periodType="instant"/>
</xs:schema>""")
PAGE = """<?xml version="1.0" encoding="UTF-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:ix="http://www.xbrl.org/2013/inlineXBRL" xmlns:f="urn:example:fees"
    xmlns:ixt="http://www.xbrl.org/inlineXBRL/transformation/2022-02-16" xmlns:xbrli="http://www.xbrl.org/2003/instance"
    xmlns:iso4217="http://www.xbrl.org/2003/iso4217" xmlns:link="http://www.xbrl.org/2003/linkbase"
    xmlns:xlink="http://www.w3.org/1999/xlink" xml:lang="zh">
<head><title>收费</title></head><body><div style="display:none"><ix:header>
  <ix:references><link:schemaRef xlink:type="simple" xlink:href="fees.xsd"/></ix:references>
  <ix:resources><xbrli:context id="c"><xbrli:entity><xbrli:identifier scheme="urn:example:organs">1</xbrli:identifier></xbrli:entity>
    <xbrli:period><xbrli:instant>2024-12-31</xbrli:instant></xbrli:period></xbrli:context>
    <xbrli:unit id="u"><xbrli:measure>iso4217:CNY</xbrli:measure></xbrli:unit></ix:resources>
</ix:header></div><p><ix:nonFraction name="f:fee" contextRef="c" unitRef="u" decimals="2" format="ixt:FORMAT">TEXT</ix:nonFraction></p>
</body></html>"""
COMMAND = "arelleCmdLine --file fees.htm --facts facts.csv --validate --internetConnectivity offline --disablePersistentConfig --logLevel warning"


def filed(text: str, form: str = "num-unit-decimal") -> str:
    """The value of the fact; where there is a message, that there is one."""
    Path("fees.htm").write_text(PAGE.replace("FORMAT", form).replace("TEXT", text))
    Path("facts.csv").unlink(missing_ok=True)
    run = subprocess.run(COMMAND.split(), capture_output=True, text=True, check=True)
    if "[" in run.stdout + run.stderr:
        return "a message"
    with open("facts.csv", encoding="utf-8-sig") as facts:
        return next(csv.DictReader(facts))["Value"]


for text, value in (
    ("12元5角", "12.05"),
    ("12元5分", "12.05"),
    ("12元05分", "12.05"),
    ("12元50分", "12.50"),
    ("1万5千元", "1.05"),
    ("3亿5千万元", "3.05"),
    ("十二元五角", "a message"),
):
    observe(text, filed(text), value)
observe("1,284.50", filed("1,284.50", "num-dot-decimal"), "1284.50")
observe("１２", filed("１２", "num-dot-decimal"), "a message")
PY
