// Takes the pictures of the README: `npm run screenshots`. Needs chromium; the reports are the samples that come with the program.
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Page } from "playwright-core";
import { readConfig } from "../src/config.ts";
import { startServer } from "../src/server.ts";
import { findBrowser } from "../tests/browser/find-browser.ts";

interface Picture {
  name: string;
  path: string;
  width?: number;
  height?: number;
  /** What is done before the picture is taken. */
  prepare?: (page: Page) => Promise<void>;
}

const question = encodeURIComponent("免罚轻罚");
const draft = `连云港市2024年推行“综合查一次”,减少重复检查。三是落实涉企行政执法“免罚轻罚”制度。出台《涉企轻微违法行为“免罚轻罚”4.0版清单指导意见》,发布114项4.0版清单事项。`;
const pictures: readonly Picture[] = [
  { name: "home", path: "/" },
  { name: "search", path: `/search?q=${question}` },
  {
    name: "compare",
    path: `/compare?q=${question}&region=${["苏州市", "连云港市", "威海市", "南京市"].map(encodeURIComponent).join("&region=")}`,
  },
  { name: "coverage", path: "/coverage" },
  { name: "gaps", path: `/gaps?of=${encodeURIComponent("威海市")}` },
  { name: "timeline", path: `/timeline?q=${encodeURIComponent("行政复议")}` },
  { name: "report", path: `/search?q=${question}`, prepare: openFirstReport },
  { name: "draft", path: `/search?q=${question}`, prepare: fillBasket },
  { name: "reuse", path: "/reuse", prepare: checkDraft },
  { name: "manage", path: "/manage" },
  { name: "search-phone", path: `/search?q=${question}`, width: 390, height: 844 },
  { name: "compare-phone", path: `/compare?q=${question}`, width: 390, height: 844 },
];

const folder = mkdtempSync(join(tmpdir(), "jucuo-pictures-"));
const into = new URL("../docs/screenshots/", import.meta.url).pathname;
const silent = { begin: nothing, reading: nothing, embedded: nothing, finished: nothing };
const server = await startServer(
  { ...readConfig({ JUCUO_LOG: "error" }), port: 0, storeFolder: join(folder, "store") },
  { progress: silent, signal: new AbortController().signal },
);
const browser = await chromium.launch({ executablePath: findBrowser(), args: ["--no-sandbox"] });
mkdirSync(into, { recursive: true });
for (const { name, path, width = 1280, height = 720, prepare } of pictures) {
  const context = await browser.newContext({ viewport: { width, height }, locale: "zh-CN" });
  const page = await context.newPage();
  await page.goto(server.url + path, { waitUntil: "networkidle" });
  await prepare?.(page);
  await page.waitForLoadState("networkidle");
  await page.screenshot({ path: `${into}${name}.png` });
  await context.close();
  console.log(`docs/screenshots/${name}.png`);
}
await browser.close();
await server.close();
rmSync(folder, { recursive: true, force: true });

async function openFirstReport(page: Page): Promise<void> {
  await page.getByRole("link", { name: "在报告中打开" }).first().click();
  await page.locator("[data-passage]").first().waitFor();
}

async function fillBasket(page: Page): Promise<void> {
  for (const at of [0, 2, 3]) await page.getByRole("button", { name: "放入材料" }).nth(at).click();
  await page.getByRole("link", { name: /材料/u }).click();
  await page.getByRole("button", { name: "导出 Word" }).waitFor();
}

async function checkDraft(page: Page): Promise<void> {
  await page.getByRole("textbox").first().fill(draft);
  await page.getByRole("button", { name: "查重复" }).click();
  await page.waitForLoadState("networkidle");
}

function nothing(): void {
  // Nobody watches the progress of the samples here.
}
