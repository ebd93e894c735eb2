// SPDX-License-Identifier: Apache-2.0
// Leaves out of a built module what the page never runs: esbuild keeps every class that might do something as it is declared.

/**
 * The source of a module without the declarations that nothing refers to from what is exported, and without what it hands to
 * globalThis. `instead`: what stands for some declarations. A declaration starts at the beginning of a line. Fails where one of
 * `instead` is not there.
 */
export function pruned(source, instead, exported) {
    const chunks = [];
    for (const line of source.split("\n")) {
        const name = /^(?:async function|function\*?|class|const|let|var) ([\w$]+)/.exec(line)?.[1];
        if (name || chunks.length === 0 || /^(export |globalThis\.)/.test(line)) chunks.push({ name, lines: [] });
        chunks.at(-1).lines.push(line);
    }
    const declared = new Map();
    for (const chunk of chunks) {
        chunk.text = chunk.lines.join("\n");
        if (chunk.name) declared.set(chunk.name, chunk);
    }
    for (const [name, text] of Object.entries(instead)) {
        if (!declared.has(name)) throw new Error(`nothing is called ${name}`);
        declared.get(name).text = text;
    }
    const list = chunks.findLast(({ text }) => text.startsWith("export {"));
    list.text = `export { ${exported.join(", ")} };`;
    const waiting = chunks.filter(({ name, text }) => !name && !text.startsWith("globalThis."));
    const kept = new Set(waiting);
    while (waiting.length > 0)
        for (const [word] of waiting.pop().text.matchAll(/[\w$]+/g)) {
            const chunk = declared.get(word);
            if (!chunk || kept.has(chunk)) continue;
            kept.add(chunk);
            waiting.push(chunk);
        }
    return chunks.filter((chunk) => kept.has(chunk)).map(({ text }) => text).join("\n");
}
