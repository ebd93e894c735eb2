// SPDX-License-Identifier: Apache-2.0
// Findings as SARIF 2.1.0, what code-review tools show. As python/gongkai/_show/sarif.py, without fixes and fingerprints.

import type { Checked } from "./check";

const pascal = (code: string) => code.split(/[.-]/).map((part) => part[0].toUpperCase() + part.slice(1)).join("");

export function sarif(files: Checked[], rules: any[], language: "zh" | "en", version: string): string {
    const other = language === "zh" ? "en" : "zh";
    const tags = { zh: "zh-CN", en: "en-US" };
    const rule = (each: any, as: "zh" | "en") => ({
        id: each.rule,
        name: pascal(each.rule),
        shortDescription: { text: each[as] },
        help: { text: as === "zh" ? `依据: ${each.basis}` : `Basis: ${each.basis_en}` },
        defaultConfiguration: { level: each.severity },
    });
    const component = (as: "zh" | "en") => ({ name: "gongkai", version, semanticVersion: version, language: tags[as] });
    const results = files.flatMap((file) => (file.findings ?? []).map((finding) => result(file.name, finding, rules, language)));
    const unread = files.filter((file) => file.problem);
    const invocation: any = { executionSuccessful: unread.length === 0 };
    if (unread.length > 0)
        invocation.toolExecutionNotifications = unread.map(({ name, problem }) => ({
            level: "error",
            message: { text: language === "zh" ? problem!.message_zh : problem!.message_en },
            descriptor: { id: problem!.code },
            locations: [{ physicalLocation: { artifactLocation: { uri: encodeURI(name) } } }],
        }));
    return JSON.stringify({
        $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        version: "2.1.0",
        runs: [
            {
                tool: { driver: { ...component(language), rules: rules.map((each) => rule(each, language)) } },
                language: tags[language],
                translations: [{ ...component(other), contents: ["localizedData"], rules: rules.map((each) => rule(each, other)) }],
                columnKind: "unicodeCodePoints",
                artifacts: files.map(({ name }) => ({ location: { uri: encodeURI(name) } })),
                results,
                invocations: [invocation],
            },
        ],
    });
}

function result(file: string, finding: any, rules: any[], language: "zh" | "en"): unknown {
    const { span } = finding;
    const physical: any = { artifactLocation: { uri: encodeURI(file) } };
    if (span?.line) physical.region = { startLine: span.line, startColumn: Math.max(1, span.column) };
    const names = finding.cells.map((key: string[]) => key.join(".")).concat([finding.table, finding.section].filter(Boolean));
    return {
        ruleId: finding.rule,
        ruleIndex: rules.findIndex((each) => each.rule === finding.rule),
        kind: finding.outcome === "fail" ? "fail" : "open",
        level: finding.outcome === "fail" ? finding.severity : "none",
        message: { text: language === "zh" ? finding.message_zh : finding.message_en },
        locations: [
            { physicalLocation: physical, ...(names.length > 0 && { logicalLocations: names.map((name: string) => ({ fullyQualifiedName: name })) }) },
        ],
        properties: { message_zh: finding.message_zh, message_en: finding.message_en, basis: finding.basis, expected: finding.expected, actual: finding.actual },
    };
}
