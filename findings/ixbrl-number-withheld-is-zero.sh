#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# ixbrlparse 0.12.0 and py-xbrl 3.0.3 (PyPI): in a page of Inline XBRL a number that is said not to be given is 0, or one of two numbers is not there.
#
# Seen: of 1284 requests, a number of appeals that is nil (xsi:nil), and one 81 that is tagged as open and as carried over, ixbrlparse has 0 appeals;
# py-xbrl has no appeals and no open requests. Of a note that goes over a page, 全年受理12 on the one and 84件 on the next, with the number of the
# page between them marked as not a part of it, py-xbrl has 全年受理12第3页. Arelle 2.47.3 finds the page valid, and has nil, 81 twice and
# 全年受理1284件. No error, no warning.
# Unexpected: in XBRL 2.1 a nil fact is reported as having no value, which is no 0. Inline XBRL 1.1 lets ix:nonFraction hold another one, each of them a
# fact, takes ix:exclude out of a text and adds its ix:continuation. Both are documented to parse Inline XBRL; ixbrlparse has None for what it cannot read.
# Root: ixbrlparse makes 0 of an element without a text, and knows nothing of nil; py-xbrl takes of facts within facts the inner one, and a text as it is.
# Known upstream: manusimidt/py-xbrl issue 40 (open), for facts within facts; nothing was found for the others.
# Costs: registers of companies and funds are filed this way: who did not say is among those who have none, averages and rates have noughts in them, and the
# number behind one of two names is missing. What a note says has the number of a page for the digits of its own.
# Here: Inline XBRL is not read as such; a cell without a number has a status that says why, and no 0 (docs/frames.md).
. "$(dirname "$0")/support/setup.sh"
python_packages ixbrlparse==0.12.0 py-xbrl==3.0.3 arelle-release==2.47.3
cat >report.xsd <<'XML'
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xbrli="http://www.xbrl.org/2003/instance" xmlns:r="urn:example:report"
    targetNamespace="urn:example:report">
  <xs:import namespace="http://www.xbrl.org/2003/instance" schemaLocation="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"/>
  <xs:element name="received" id="r_received" type="xbrli:integerItemType" substitutionGroup="xbrli:item" xbrli:periodType="instant"/>
  <xs:element name="appeals" id="r_appeals" type="xbrli:integerItemType" substitutionGroup="xbrli:item" xbrli:periodType="instant" nillable="true"/>
  <xs:element name="open" id="r_open" type="xbrli:integerItemType" substitutionGroup="xbrli:item" xbrli:periodType="instant"/>
  <xs:element name="carried" id="r_carried" type="xbrli:integerItemType" substitutionGroup="xbrli:item" xbrli:periodType="instant"/>
  <xs:element name="note" id="r_note" type="xbrli:stringItemType" substitutionGroup="xbrli:item" xbrli:periodType="instant"/>
</xs:schema>
XML
cat >report.htm <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:ix="http://www.xbrl.org/2013/inlineXBRL" xmlns:r="urn:example:report"
    xmlns:ixt="http://www.xbrl.org/inlineXBRL/transformation/2022-02-16" xmlns:xbrli="http://www.xbrl.org/2003/instance"
    xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xml:lang="zh">
<head><title>年报</title></head><body><div style="display:none"><ix:header>
  <ix:references><link:schemaRef xlink:type="simple" xlink:href="report.xsd"/></ix:references>
  <ix:resources>
    <xbrli:context id="end"><xbrli:entity><xbrli:identifier scheme="urn:example:organs">1</xbrli:identifier></xbrli:entity>
      <xbrli:period><xbrli:instant>2024-12-31</xbrli:instant></xbrli:period></xbrli:context>
    <xbrli:unit id="u"><xbrli:measure>xbrli:pure</xbrli:measure></xbrli:unit>
  </ix:resources></ix:header></div>
<table>
  <tr><td>受理</td><td><ix:nonFraction name="r:received" contextRef="end" unitRef="u" decimals="0" format="ixt:num-dot-decimal">1,284</ix:nonFraction></td></tr>
  <tr><td>复议</td><td><ix:nonFraction name="r:appeals" contextRef="end" unitRef="u" xsi:nil="true"/></td></tr>
  <tr><td>结转</td><td><ix:nonFraction name="r:open" contextRef="end" unitRef="u" decimals="0"><ix:nonFraction name="r:carried" contextRef="end"
    unitRef="u" decimals="0">81</ix:nonFraction></ix:nonFraction></td></tr>
</table>
<p><ix:nonNumeric name="r:note" contextRef="end" continuedAt="next">全年受理12<ix:exclude>第3页</ix:exclude></ix:nonNumeric></p>
<p><ix:continuation id="next">84件。</ix:continuation></p>
</body></html>
XML
python - <<'PY'
import csv
import subprocess
from importlib.util import find_spec
from pathlib import Path

from ixbrlparse import IXBRL
from parts import observe
from xbrl.cache import HttpCache
from xbrl.instance import parse_ixbrl

COMMAND = "arelleCmdLine --file report.htm --facts facts.csv --factListCols Name,Value --validate --internetConnectivity offline"
run = subprocess.run([*COMMAND.split(), "--disablePersistentConfig", "--logLevel", "warning"], capture_output=True, text=True, check=True)
observe("messages of Arelle", run.stdout.strip() + run.stderr.strip(), "")
with open("facts.csv", encoding="utf-8-sig") as facts:
    by_arelle = [tuple(row) for row in csv.reader(facts)][1:]
numbers = [("r:received", "1284"), ("r:appeals", "(nil)"), ("r:open", "81"), ("r:carried", "81")]
observe("Arelle", by_arelle, [*numbers, ("r:note", "全年受理1284件。")])

report = IXBRL.open("report.htm")
numbers = [(fact.name, fact.value) for fact in report.numeric]
observe("ixbrlparse", numbers, [("received", 1284.0), ("appeals", 0), ("open", 81.0), ("carried", 81.0)])
observe("its errors", report.errors, [])

cache = HttpCache(str(Path(find_spec("arelle").origin).parent / "resources/cache/http"))
facts = [(fact.concept.name, fact.value) for fact in parse_ixbrl("./report.htm", cache).facts]
observe("py-xbrl", facts, [("received", 1284.0), ("carried", 81.0), ("note", "全年受理12第3页")])
PY
