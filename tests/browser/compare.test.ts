import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import type { Page } from "playwright-core";
import readWorkbook from "read-excel-file/universal";
import { expect, it } from "vitest";
import { read } from "../../src/read/read.ts";
import { madeUpAnswer } from "../export/made-up.ts";
import { busyFor, middleOf, rest } from "./busy.ts";
import { barriers, cutOff, office, phone, site } from "./open-page.ts";

const { open } = site();

function addressOf(parts: Record<string, string | readonly string[]>): string {
  const parameters = new URLSearchParams();
  for (const [name, values] of Object.entries(parts)) {
    for (const value of [values].flat()) parameters.append(name, value);
  }
  return `/compare?${parameters}`;
}

const cities = ["登封市", "威海市", "苏州市", "南京市"];
const asked = addressOf({ q: "双随机", region: cities });
const withFigures = addressOf({ q: "行政复议", figures: "chart" });

const row = (page: Page, city: string) => page.getByRole("row").filter({ has: page.getByText(city, { exact: true }) });

const outcome = (page: Page) => page.getByRole("status").filter({ hasText: "份报告" });

it("compares what is asked over all reports, and shows each city with verdict, own words, passages and figures", async () => {
  const page = await open("/compare");
  await page.getByRole("combobox", { name: "要比的举措或问题" }).fill("免罚轻罚");
  await page.keyboard.press("Enter");
  await row(page, "连云港市").waitFor();
  const first = await row(page, "连云港市").textContent();
  for (const words of ["2024年", "有", "轻微不罚", "1300余件", "江苏省连云港市2024年度"])
    expect(first).toContain(words);
  expect(await row(page, "连云港市").locator("mark").allTextContents()).toContain("轻微不罚");
  expect(await row(page, "苏州市").textContent()).toContain("〔打算,非已做〕");
  expect(await row(page, "登封市").textContent()).toContain("读过2023年报告,未见");
  expect(await outcome(page).textContent()).toBe("比较了 5 份报告。");
});

it("tells 有, 相近, 未见 and 无报告 apart, also for a city without a report", async () => {
  const page = await open(asked);
  await row(page, "南京市").waitFor();
  const verdicts = await page
    .locator("tbody tr")
    .evaluateAll((rows) =>
      rows.map((one) => [one.querySelector("th b")?.textContent, one.querySelector(".status")?.textContent]),
    );
  expect(verdicts).toEqual([
    ["登封市", "有"],
    ["威海市", "相近"],
    ["苏州市", "未见"],
    ["南京市", "无报告"],
  ]);
  expect(await row(page, "南京市").textContent()).toContain("库里没有南京市的报告");
});

it("says of which year there is no report", async () => {
  const page = await open(addressOf({ q: "免罚轻罚", region: ["苏州市"], yearFrom: "2024", yearTo: "2024" }));
  await row(page, "苏州市").waitFor();
  expect(await row(page, "苏州市").textContent()).toContain("库里没有苏州市2024年的报告");
});

it("filters by verdict, says so, and gives the rows back", async () => {
  const page = await open(asked);
  await page.getByRole("button", { name: "未见 1" }).click();
  await row(page, "登封市").waitFor({ state: "hidden" });
  expect(await row(page, "苏州市").isVisible()).toBe(true);
  expect(new URL(page.url()).searchParams.getAll("status")).toEqual(["absent"]);
  expect(await outcome(page).textContent()).toBe("比较了 3 份报告,只列出 4 行里的 1 行。");
  await page.goBack();
  await row(page, "登封市").waitFor();
});

it("takes cities and years, and shows the same from the link", async () => {
  const page = await open(addressOf({ q: "免罚轻罚" }));
  await row(page, "威海市").waitFor();
  const places = page.getByRole("combobox", { name: "地区" });
  await places.fill("苏州");
  await page.getByRole("option", { name: "苏州市" }).click();
  await row(page, "威海市").waitFor({ state: "detached" });
  await places.fill("南京市");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await row(page, "南京市").waitFor();
  await page.getByRole("combobox", { name: "从哪一年" }).selectOption("2023");
  await page.getByText("库里没有南京市2023年及以后的报告").waitFor();
  const again = await open(new URL(page.url()).pathname + new URL(page.url()).search);
  await again.getByText("库里没有南京市2023年及以后的报告").waitFor();
  expect(await again.locator("tbody tr").count()).toBe(2);
});

it("comes from a search, keeps its question, and gives up a condition read in it", async () => {
  const page = await open(`/search?q=${encodeURIComponent("威海2023年的免罚轻罚")}`);
  await page.getByRole("link", { name: "列成各地比较表" }).click();
  await row(page, "威海市").waitFor();
  expect(await page.locator("tbody tr").count()).toBe(1);
  await page.getByRole("button", { name: "“威海”不作条件,只当要查的词" }).click();
  await row(page, "苏州市").waitFor();
});

it("compares a measure of the lexicon, and a passage, and says what is compared", async () => {
  const page = await open(addressOf({ concept: "免罚轻罚" }));
  await row(page, "连云港市").waitFor();
  expect(await page.getByRole("combobox", { name: "要比的举措或问题" }).inputValue()).toBe("免罚轻罚");
  const id = await row(page, "连云港市").locator("[data-passage]").first().getAttribute("data-passage");
  await page.goto(new URL(addressOf({ passage: id ?? "" }), page.url()).href);
  await row(page, "苏州市").waitFor();
  expect(await page.getByRole("region", { name: "以这一段比各地" }).textContent()).toContain("1300余件");
});

it("opens a long passage, copies it with its source, puts it into the material and leads to the report", async () => {
  const page = await open(addressOf({ q: "行政复议" }));
  await page.context().grantPermissions(["clipboard-read"]);
  const passage = row(page, "如东县").locator("[data-passage]").first();
  await passage.getByRole("button", { name: "展开" }).click();
  await passage.getByRole("button", { name: "收起" }).waitFor();
  await passage.getByRole("button", { name: "复制(带出处)" }).click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain("——《2022年如东县法治政府建设情况报告》,江苏省南通市如东县2022年度");
  await passage.getByRole("button", { name: "放入材料" }).click();
  await passage.getByRole("button", { name: "已在材料里" }).waitFor();
  await passage.getByRole("link", { name: "在报告中打开" }).click();
  await page.waitForURL(/\/reports\/[^?]+\?passage=/u);
});

it("draws what is comparable as bars, and shows the table behind them", async () => {
  const page = await open(addressOf({ q: "行政复议" }));
  await page.getByRole("button", { name: "比数据" }).click();
  const panel = page.getByRole("region", { name: "比数据" });
  const picture = panel.getByRole("img", { name: /收到行政复议申请\(件\)/u });
  await picture.waitFor();
  expect(await picture.getAttribute("alt")).toBe("收到行政复议申请(件):如东县 2022年 108件;登封市 2023年 182件");
  expect(
    await picture.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth)),
  ).toBeGreaterThan(500);
  await panel.getByRole("button", { name: "表", exact: true }).click();
  const cells = await panel
    .getByRole("row")
    .evaluateAll((rows) => rows.map((one) => [...one.querySelectorAll("th, td")].map((cell) => cell.textContent)));
  expect(cells).toEqual([
    ["地区", "报告年度", "报告所印", "数值", "时间"],
    ["如东县", "2022", "收到行政复议申请 108件", "108件", "当年"],
    ["登封市", "2023", "收到行政复议申请 182件", "182件", "当年"],
  ]);
  await panel.getByRole("combobox").selectOption({ label: "直接纠错率(%,累计) — 1 份报告" });
  await panel.getByText("都是累计或截至某时的数").waitFor();
  await panel.getByText("只有一份报告有这个数").waitFor();
  expect(new URL(page.url()).searchParams.get("figures")).toBe("table");
});

async function exported(page: Page, format: string): Promise<{ name: string; bytes: Buffer }> {
  await page.getByRole("button", { name: "导出" }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("menuitem", { name: format }).click(),
  ]);
  await page.getByRole("button", { name: "导出" }).waitFor();
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

it("exports Word, Excel, CSV and Markdown under their names, whole also when rows are filtered", async () => {
  const page = await open(`${asked}&status=present`);
  await row(page, "登封市").waitFor();
  await page.getByRole("button", { name: "导出" }).click();
  await page.getByText("文件里是全部 4 行").waitFor();
  await page.keyboard.press("Escape");

  const word = await exported(page, "Word 文件");
  expect(word.name).toBe("双随机-各地比较.docx");
  const { text } = await read(word.bytes, word.name);
  for (const city of cities) expect(text).toContain(city);
  expect(text).toContain("出处:");

  const excel = await exported(page, "Excel 表格");
  expect(excel.name).toBe("双随机-各地比较.xlsx");
  const [sheet] = await readWorkbook(Uint8Array.from(excel.bytes).buffer);
  expect(sheet?.data.slice(1).map((cells) => cells[3])).toEqual(["有", "相近", "未见", "无报告"]);

  const csv = await exported(page, "CSV");
  const rows: string[][] = parse(csv.bytes, { bom: true });
  expect(rows.slice(1).map(([place]) => place)).toEqual(["郑州市登封市", "威海市", "苏州市", "南京市"]);

  const markdown = await exported(page, "Markdown");
  expect(markdown.name).toBe("双随机-各地比较.md");
  expect(markdown.bytes.toString()).toContain("| 南京市 | 江苏省 |  | 无报告 |");
});

it("copies the rows that are shown as a table that Word and Excel take", async () => {
  const page = await open(`${asked}&status=present&status=no-report`);
  await page.context().grantPermissions(["clipboard-read"]);
  await page.getByRole("button", { name: "复制为表格" }).click();
  await page.getByText("已复制 2 行").waitFor();
  const cells = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const html = await (await item?.getType("text/html"))?.text();
    // The policy of the page lets no string become markup, not even in a test.
    return [...(html ?? "").matchAll(/<tr>(.*?)<\/tr>/gsu)].map(([, one]) =>
      [...(one ?? "").matchAll(/<td>(.*?)<\/td>/gsu)].map(([, cell]) => cell),
    );
  });
  expect(cells[0]).toEqual(["地区", "省", "年度", "结论", "当地叫法", "原文", "数据"]);
  expect(cells.slice(1).map((one) => one.slice(0, 4))).toEqual([
    ["郑州市登封市", "河南省", "2023", "有"],
    ["南京市", "江苏省", "", "无报告"],
  ]);
  expect(cells[1]?.[5]).toContain("(出处:登封市2023年度报告(原文未印标题),河南省郑州市登封市2023年度");
});

it("prints the title, all rows, whole passages and sources, and no controls", async () => {
  const page = await open(asked);
  await row(page, "南京市").waitFor();
  await page.emulateMedia({ media: "print" });
  expect(await page.getByText("双随机:各地比较").isVisible()).toBe(true);
  for (const city of cities) expect(await row(page, city).isVisible()).toBe(true);
  const isAnyVisible = await page
    .locator("button, input, select, header.header")
    .evaluateAll((controls) => controls.filter((one) => one.checkVisibility()).map((one) => one.outerHTML));
  expect(isAnyVisible).toEqual([]);
  expect(await row(page, "登封市").locator(".source").isVisible()).toBe(true);
  const cut = await page
    .locator(".row-text")
    .evaluateAll((texts) => texts.filter((one) => one.scrollHeight > one.clientHeight + 1).length);
  expect(cut).toBe(0);
});

it("says that nothing is there to compare, and what is wrong with a place", async () => {
  const page = await open(addressOf({ q: "免罚轻罚", yearFrom: "1999", yearTo: "1999" }));
  await page.getByText("所选范围里没有报告").waitFor();
  await page.goto(new URL(addressOf({ q: "免罚轻罚", within: "鼓楼区" }), page.url()).href);
  await page.getByRole("alert").waitFor();
  expect(await page.getByRole("alert").textContent()).toContain("鼓楼区");
});

it.each([
  ["an office window", office],
  ["a phone", phone],
])("has no barrier, nothing cut off and no sideways scrolling in %s", async (_, size) => {
  const page = await open("/compare", size);
  await page.getByRole("region", { name: "库里讲得多的举措" }).getByRole("link").first().waitFor();
  for (const address of ["/compare", asked, withFigures, withFigures.replace("chart", "table"), `${asked}&status=x`]) {
    await page.goto(new URL(address, page.url()).href);
    await page.getByRole("combobox", { name: "要比的举措或问题" }).waitFor();
    if (address !== "/compare") await page.locator(".compare-table").waitFor({ state: "attached" });
    if (address === withFigures) await page.getByRole("img").waitFor();
    expect(await barriers(page)).toEqual([]);
    expect(await cutOff(page)).toEqual([]);
  }
});

/** 200 reports with ten passages each, as the server would answer. */
function largeAnswer(): string {
  const texts = Array.from(
    { length: 10 },
    (_, at) => `${at}是推行免罚轻罚,${"落实轻微违法不予处罚清单,".repeat(12)}办理案件${at + 1}00件。`,
  );
  const answer = madeUpAnswer(
    "免罚轻罚",
    Array.from({ length: 200 }, () => ({ region: "威海市", texts })),
  );
  for (const [at, one] of answer.rows.entries()) {
    one.region = { ...one.region, code: String(100_000 + at), name: `第${at}市` };
    if (at % 4 === 0) one.status = "related";
  }
  answer.summary = { present: 150, related: 50, absent: 0, noReport: 0 };
  return JSON.stringify(answer);
}

it("stays quick with 2 000 passages", async () => {
  const page = await open("/compare");
  await page.route("**/v1/compare", (route) => route.fulfill({ contentType: "application/json", body: largeAnswer() }));
  await page.getByRole("combobox", { name: "要比的举措或问题" }).fill("免罚轻罚");
  await page.keyboard.press("Enter");
  const askedAt = Date.now();
  await expect.poll(() => page.locator("tbody tr").count(), { timeout: 20_000 }).toBe(200);
  console.info(`2 000 passages, milliseconds until all rows stand: ${Date.now() - askedAt}`);
  await rest(page);
  const places = {
    filter: await middleOf(page.locator(".status-toggles button").nth(1)),
    open: await middleOf(page.locator(".row-passage").first().locator(".quiet").nth(0)),
    keep: await middleOf(page.locator(".row-passage").first().locator(".quiet").nth(2)),
  };
  const busy = {
    open: await busyFor(page, () => page.mouse.click(...places.open)),
    keep: await busyFor(page, () => page.mouse.click(...places.keep)),
    question: await busyFor(page, () => page.keyboard.press("/")),
    typeFirst: await busyFor(page, () => page.keyboard.type("案")),
    typeNext: await busyFor(page, () => page.keyboard.type("件")),
    leave: await busyFor(page, () => page.keyboard.press("Escape")),
    filter: await busyFor(page, () => page.mouse.click(...places.filter)),
    all: await busyFor(page, () => page.mouse.click(...places.filter)),
  };
  console.info("2 000 passages, milliseconds of the main thread:", JSON.stringify(busy));
  for (const milliseconds of Object.values(busy)) expect(milliseconds).toBeLessThan(300);
});
