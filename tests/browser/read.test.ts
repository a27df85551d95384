import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { barriers, cutOff, office, phone, site } from "./open-page.ts";

const { open } = site();
const asked = `/search?q=${encodeURIComponent("免罚轻罚")}`;

/** The address of a report, found as one finds it. */
async function openReport(name: string, size = office): Promise<Page> {
  const page = await open("/reports", size);
  await page.getByRole("link", { name }).click();
  await page.getByRole("article", { name: "报告全文" }).waitFor();
  return page;
}

async function isInView(page: Page, passage: string): Promise<boolean> {
  const box = await page.locator(`article [data-passage="${passage}"]`).boundingBox();
  const bar = await page.locator(".reading-bar").boundingBox();
  const header = await page.getByRole("banner").boundingBox();
  const top = Math.max(bar ? bar.y + bar.height : 0, header ? header.y + header.height : 0);
  // At the end of a report there is no more page to bring the last passages up.
  return box !== null && box.y >= top - 1 && box.y + 60 < (page.viewportSize()?.height ?? 0);
}

function passageIn(page: Page): string {
  return new URL(page.url()).searchParams.get("passage") ?? "";
}

it("lists the reports by province, and finds 苏州 2023 by what one would call it", async () => {
  const page = await open("/reports");
  await page.getByRole("link", { name: "苏州市2023年度报告" }).waitFor();
  expect(await page.locator("tbody th[scope=rowgroup]").allTextContents()).toEqual(["江苏省", "山东省", "河南省"]);
  await page.getByRole("searchbox", { name: "名称里有" }).fill("苏州 2023");
  expect(await page.locator("tbody th[scope=row] a").allTextContents()).toEqual(["苏州市2023年度报告"]);
  expect(await page.getByRole("row", { name: /苏州市2023年度报告/u }).textContent()).toContain("2024-01-19");
  await page.reload();
  await page.getByRole("link", { name: "苏州市2023年度报告" }).waitFor();
  expect(await page.locator("tbody th[scope=row]").count()).toBe(1);
});

it("narrows by place and year, and says what to do when nothing is left", async () => {
  const page = await open(`/reports?within=${encodeURIComponent("山东省")}`);
  await page.getByRole("link", { name: "2023年威海市法治政府建设情况报告" }).waitFor();
  expect(await page.locator("tbody th[scope=row]").count()).toBe(1);
  await page.getByRole("combobox", { name: "从哪一年" }).selectOption("2024");
  await page.getByText("没有符合这些条件的报告").waitFor();
  await page.getByRole("link", { name: "看全部报告" }).click();
  await page.getByRole("link", { name: "苏州市2023年度报告" }).waitFor();
});

it.each([
  ["an office window", office],
  ["a phone", phone],
])("leads from an answer to its passage in the report, in sight, marked and focused, in %s", async (_, size) => {
  const page = await open(asked, size);
  const answer = page.getByRole("article").filter({ has: page.getByRole("heading", { name: "苏州市" }) });
  await answer.getByRole("link", { name: "在报告中打开" }).first().click();
  const passage = page.locator("article [data-passage][aria-current]");
  await passage.waitFor();
  await expect.poll(() => isInView(page, passageIn(page))).toBe(true);
  expect(await passage.textContent()).toContain("免罚轻罚");
  expect(await passage.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.goBack();
  await page.getByRole("heading", { level: 2, name: "连云港市" }).waitFor();
});

it("holds all words of the report, so that the browser finds them", async () => {
  const page = await openReport("苏州市2023年度报告");
  const words = await page.getByRole("article", { name: "报告全文" }).textContent();
  for (const part of ["三、存在不足和原因", "〔不足〕", "〔打算,非已做〕", "涉外法律服务先导区"])
    expect(words).toContain(part);
});

it("jumps by the outline, marks the chapter that is read, and goes back", async () => {
  const page = await openReport("苏州市2023年度报告");
  const outline = page.getByRole("navigation", { name: "目录" });
  await outline.getByRole("link", { name: /七.打造多元纠纷化解体系/u }).click();
  await expect.poll(() => isInView(page, passageIn(page))).toBe(true);
  await expect.poll(() => outline.locator("[aria-current]").textContent()).toContain("打造多元纠纷化解体系");
  await page.mouse.move(800, 400);
  await page.mouse.wheel(0, -20_000);
  await expect.poll(() => outline.locator("[aria-current]").count()).toBe(0);
  await page.mouse.wheel(0, 400);
  await expect.poll(() => outline.locator("[aria-current]").textContent()).toContain("一、");
  expect(await outline.getByRole("link", { name: /四、下一年度/u }).textContent()).toContain("打算,非已做");
});

it("marks the passages that tell of a measure and steps from one to the next", async () => {
  const page = await openReport("苏州市2023年度报告");
  await page.getByRole("tab", { name: /举措/u }).click();
  await page.getByRole("searchbox", { name: "在举措里找" }).fill("免罚");
  await page.getByRole("button", { name: /免罚轻罚 2 段/u }).click();
  await page.getByText("第 1 处,共 2 处").waitFor();
  expect(await page.locator(".report-told").count()).toBe(2);
  await expect.poll(() => isInView(page, passageIn(page))).toBe(true);
  await page.getByRole("button", { name: "下一处" }).click();
  await page.getByText("第 2 处,共 2 处").waitFor();
  await expect.poll(() => isInView(page, passageIn(page))).toBe(true);
  expect(await page.locator("article [aria-current]").textContent()).toContain("打算,非已做");
  await page.reload();
  await page.getByText("第 2 处,共 2 处").waitFor();
  const link = page.locator(".report-told").first().getByRole("link", { name: "免罚轻罚" });
  expect(await link.getAttribute("href")).toBe("/compare?concept=mianfa-qingfa");
});

it("says from which words each field was read, and which of them is doubtful", async () => {
  const page = await openReport("苏州市2023年度报告");
  await page.getByText("1 项存疑").click();
  const rows = page.getByRole("table").getByRole("row");
  expect(await rows.filter({ hasText: "地区" }).first().textContent()).toContain("落款苏州市人民政府可靠");
  expect(await rows.filter({ hasText: "类别" }).textContent()).toContain("存疑,请核对");
});

it("saves the file that was taken in, as it was", async () => {
  const page = await openReport("苏州市2023年度报告");
  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name: "下载原件" }).click();
  const download = await coming;
  const name = download.suggestedFilename();
  expect(readFileSync(await download.path())).toEqual(readFileSync(`index-data/corpus/${name}`));
});

it("shows the like elsewhere under a passage", async () => {
  const page = await openReport("苏州市2023年度报告");
  const passage = page.locator(".report-passage").filter({ hasText: "免罚轻罚”4.0版清单" });
  await passage.getByRole("button", { name: "别处的相似做法" }).click();
  await passage.getByRole("region", { name: "别处的相似做法" }).locator("blockquote").first().waitFor();
});

it("says plainly that a report is not there, and that a passage is not in one", async () => {
  const page = await open("/reports/0000000000000000");
  await page.getByText("库里没有这份报告").waitFor();
  expect(await page.getByRole("alert").count()).toBe(1);
  await page.getByRole("link", { name: "看全部报告" }).click();
  await page.getByRole("link", { name: "苏州市2023年度报告" }).click();
  await page.getByRole("article", { name: "报告全文" }).waitFor();
  await page.goto(`${page.url()}?passage=nowhere-1`);
  await page.getByText("链接所指的那一段已不在这份报告里").waitFor();
});

it("has its outline and measures behind a button on a phone", async () => {
  const page = await openReport("苏州市2023年度报告", phone);
  await page.getByRole("button", { name: "目录和举措" }).click();
  const dialog = page.getByRole("dialog", { name: "目录和举措" });
  await dialog.getByRole("link", { name: /七.打造多元纠纷化解体系/u }).click();
  await dialog.waitFor({ state: "detached" });
  await expect.poll(() => isInView(page, passageIn(page))).toBe(true);
});

it.each([
  ["an office window", office],
  ["a phone", phone],
])("has no barrier, nothing cut off and no sideways scrolling in %s", async (_, size) => {
  const page = await open("/reports", size);
  await page.getByRole("link", { name: "苏州市2023年度报告" }).waitFor();
  expect(await barriers(page)).toEqual([]);
  expect(await cutOff(page)).toEqual([]);
  await page.getByRole("link", { name: "苏州市2023年度报告" }).click();
  await page.getByText("1 项存疑").click();
  await page.getByRole("table").waitFor();
  expect(await barriers(page)).toEqual([]);
  expect(await cutOff(page)).toEqual([]);
  await page.goto(`${page.url()}?concept=mianfa-qingfa`);
  await page.getByText("共 2 处").waitFor();
  expect(await barriers(page)).toEqual([]);
  expect(await cutOff(page)).toEqual([]);
});
