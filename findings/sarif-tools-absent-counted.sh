#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# sarif-tools 3.0.5 (PyPI): errors that are gone or settled fail the build, and a message by its id is the id.
#
# Seen: of four errors, one of them new, one with "baselineState": "absent", one with an accepted suppression, one whose suppression
# was rejected, `sarif --check error summary` counts four and ends with status 4; with the first and the last alone it would be 2.
# A result of kind pass is an issue of severity none. Of a message {"id": "sum", "arguments": ["2", "11"]} the CSV has "sum"
# for what the rule's messageStrings make of it, "the total is 2, the items sum to 11".
# Unexpected: SARIF 2.1.0 has absent stand for a result of the baseline that the current run did not find, and an accepted
# suppression for one that was settled; a message with an id is looked up in the rule and its placeholders are replaced.
# Its filters know the kind of a suppression and not its status, so they drop the rejected one with the accepted one.
# Costs: a collector's gate stays red after every error has been repaired or explained, and its table says nothing.
# Here: the text of every message is written out, results that are gone are not written, and the exit status of gongkai check
# counts what a baseline does not settle (docs/checking.md).
. "$(dirname "$0")/support/setup.sh"
python_packages sarif-tools==3.0.5
python - <<'PY'
import csv
import json
import subprocess

from parts import observe

gone = {"baselineState": "absent"}
accepted = {"baselineState": "unchanged", "suppressions": [{"kind": "external", "status": "accepted"}]}
rejected = {"baselineState": "unchanged", "suppressions": [{"kind": "external", "status": "rejected"}]}
by_id = {"id": "sum", "arguments": ["2", "11"]}


def result(message: dict[str, object], **how: object) -> dict[str, object]:
    place = {"artifactLocation": {"uri": "report.html"}, "region": {"startLine": 63}}
    return {"ruleId": "row-sum", "ruleIndex": 0, "message": message, "locations": [{"physicalLocation": place}], **how}


words = {"sum": {"text": "the total is {0}, the items sum to {1}"}}
rule = {"id": "row-sum", "defaultConfiguration": {"level": "error"}, "messageStrings": words}
results = [
    result(by_id, baselineState="new"),
    result({"text": "gone"}, **gone),
    result({"text": "accepted"}, **accepted),
    result({"text": "rejected"}, **rejected),
    result({"text": "passed"}, kind="pass", level="none"),
]
run = {"tool": {"driver": {"name": "checker", "rules": [rule]}}, "results": results}
with open("report.sarif", "w", encoding="utf-8") as file:
    json.dump({"version": "2.1.0", "runs": [run]}, file)
summary = subprocess.run(["sarif", "--check", "error", "summary", "report.sarif"], capture_output=True, text=True)
counts = [line for line in summary.stdout.splitlines() if line and not line.startswith(" ")]
observe("summary", counts, ["error: 4", "warning: 0", "note: 0", "none: 1"])
observe("its exit status", summary.returncode, 4)
subprocess.run(["sarif", "csv", "report.sarif", "-o", "report.csv"], capture_output=True, check=True)
with open("report.csv", encoding="utf-8") as file:
    rows = [(row["Severity"], row["Description"]) for row in csv.DictReader(file)]
observe("csv", sorted(rows), [("error", "accepted"), ("error", "gone"), ("error", "rejected"), ("error", "sum"), ("none", "passed")])
PY
