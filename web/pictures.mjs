// SPDX-License-Identifier: Apache-2.0
// Takes the pictures of docs/pictures: node web/pictures.mjs, after scripts/page.sh. CHROMIUM: the browser.

import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const address = pathToFileURL(resolve("build/page/gongkai.html")).href;
const example = resolve("examples/reports/example-2024.html");
const folder = mkdtempSync(join(tmpdir(), "gongkai-pictures-"));
const before = join(folder, "example-2023.html");
writeFileSync(before, readFileSync(example, "utf8").replaceAll("2024", "2023").replaceAll("2025", "2024"));
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
for (const width of [1280, 820, 390]) {
    const page = await (await browser.newContext({ offline: true, locale: "zh-CN", viewport: { width, height: width > 800 ? 860 : 780 } })).newPage();
    const take = async (name) => {
        await page.screenshot({ path: `docs/pictures/${name}-${width}.png` });
    };
    const drop = (...files) => page.locator("#main input[type=file]").first().setInputFiles(files);
    await page.goto(address);
    await drop(example);
    await page.locator('td[data-cell="requests.total.natural_person"] button').click();
    await page.locator(".source mark").waitFor();
    const cell = page.locator('td[data-cell="requests.total.natural_person"]');
    if (width === 820) await page.locator(".report h2").evaluate((element) => element.scrollIntoView());
    else await cell.evaluate((element) => element.scrollIntoView({ block: "end" }));
    await page.evaluate(() => (document.querySelector(".beside").scrollTop = 0));
    await page.waitForTimeout(200);
    await take("check");
    await drop(before);
    await page.locator(".years").waitFor();
    await page.locator("table.files").evaluate((element) => element.scrollIntoView());
    await take("panel");
    await page.goto(`${address}#fill`);
    await page.getByLabel("机关名称").fill("某县财政局");
    await page.getByRole("button", { name: "其余空格填 0" }).click();
    await page.locator('input[data-cell="requests.received.natural_person"]').fill("3");
    await page.locator('input[data-cell="requests.granted.natural_person"]').fill("4");
    await page.locator('td.total.error output[data-cell="requests.carried_out.natural_person"]').waitFor();
    await page.locator('input[data-cell="requests.received.natural_person"]').evaluate((element) => element.closest(".scroll").scrollIntoView());
    await take("fill");
    await page.goto(`${address}#clock`);
    await page.locator('input[name="received"]').fill("2025-01-20");
    await page.locator("td.last").waitFor();
    await take("clock");
    await page.context().close();
}
await browser.close();
