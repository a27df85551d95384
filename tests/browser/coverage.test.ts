import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { barriers, cutOff, office, phone, site } from "./open-page.ts";

const { open } = site();
const first = "/coverage?field=行政执法";
const cellOf = (page: Page, row: string, column: number) =>
  page
    .getByRole("row", { name: new RegExp(`^${row}`, "u") })
    .getByRole("gridcell")
    .nth(column);
const grid = (page: Page) => page.getByRole("grid", { name: "各报告写到的举措" });

it("shows each measure in each report with its verdict in words, and counts both ways", async () => {
  const page = await open(first);
  await grid(page).waitFor();
  expect(await page.getByRole("columnheader").allTextContents()).toEqual([
    "举措(有的地区数/有报告的地区数)",
    expect.stringMatching(/^苏州市2023年有 \d+$/u),
    expect.stringMatching(/^如东县2022年有 \d+$/u),
    expect.stringMatching(/^连云港市2024年有 \d+$/u),
    expect.stringMatching(/^威海市2023年有 \d+$/u),
    expect.stringMatching(/^登封市2023年有 \d+$/u),
  ]);
  const row = page.getByRole("row", { name: /^免罚轻罚/u });
  expect(await row.getByRole("gridcell").allTextContents()).toEqual(["有", "有", "有", "有", "未见"]);
  expect(await row.textContent()).toContain("4/5");
  expect(await page.getByRole("row", { name: /^乡镇赋权/u }).textContent()).toContain("近〔打算〕");
});

it("opens the passage of a cell, its report and the comparison, all from the address", async () => {
  const page = await open(first);
  await cellOf(page, "免罚轻罚", 2).click();
  const panel = page.getByRole("region", { name: "免罚轻罚:连云港市2024年" });
  await panel.getByRole("blockquote").waitFor();
  expect(await panel.textContent()).toContain("免罚轻罚案件1300余件");
  expect(await panel.locator("mark").allTextContents()).toContain("免罚轻罚");
  expect(new URL(page.url()).searchParams.get("cell")).toBe("mianfa-qingfa@320700-2024");
  const other = await open(new URL(page.url()).pathname + new URL(page.url()).search);
  await other.getByRole("region", { name: "免罚轻罚:连云港市2024年" }).getByRole("blockquote").waitFor();
  await other.getByRole("link", { name: "在报告中打开" }).click();
  await other.waitForURL(/\/reports\/[^?]+\?passage=/u);
  await other.goBack();
  await other.getByRole("region", { name: "免罚轻罚:连云港市2024年" }).waitFor();
  const again = other.getByRole("region", { name: "免罚轻罚:连云港市2024年" });
  await again.getByRole("link", { name: "比各地" }).click();
  await other.waitForURL(/\/compare\?concept=/u);
  await page.goBack();
  await panel.waitFor({ state: "detached" });
});

it("says of a cell without the measure that silence is no proof, and shows no passage", async () => {
  const page = await open(first);
  await cellOf(page, "免罚轻罚", 4).click();
  const panel = page.getByRole("region", { name: "免罚轻罚:登封市2023年" });
  await panel.getByText("报告没写不等于没做").waitFor();
  expect(await panel.getByRole("blockquote").count()).toBe(0);
  expect(await panel.getByRole("link", { name: "打开这份报告" }).getAttribute("href")).toMatch(/^\/reports\//u);
});

it("is walked with the keys alone: one stop for tab, arrows, Home and End, Enter to open, Escape back", async () => {
  const page = await open(first);
  await grid(page).waitFor();
  expect(await grid(page).locator('[tabindex="0"]').count()).toBe(1);
  await cellOf(page, "免罚轻罚", 0).focus();
  const here = () => page.evaluate(() => document.activeElement?.getAttribute("data-place"));
  for (const [key, place] of [
    ["ArrowRight", "1 2"],
    ["ArrowDown", "2 2"],
    ["End", "2 5"],
    ["ArrowRight", "2 5"],
    ["Home", "2 0"],
    ["ArrowUp", "1 0"],
    ["ArrowUp", "1 0"],
    ["ArrowRight", "1 1"],
  ] as const) {
    await page.keyboard.press(key);
    await expect.poll(here).toBe(place);
  }
  await page.keyboard.press("Enter");
  const panel = page.getByRole("region", { name: "免罚轻罚:苏州市2023年" });
  await panel.waitFor();
  await expect.poll(() => panel.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.keyboard.press("Escape");
  await panel.waitFor({ state: "detached" });
  await expect.poll(here).toBe("1 1");
  await page.keyboard.press("Control+End");
  await expect.poll(here).toMatch(/ 5$/u);
});

it("keeps only some fields and reports, shows also what nobody has, and puts the most spread first", async () => {
  const page = await open("/coverage");
  await grid(page).waitFor();
  const rows = async (): Promise<number> => Number(await grid(page).getAttribute("aria-rowcount"));
  const before = await rows();
  await page.getByText("领域:全部").click();
  await page.getByRole("button", { name: "行政执法", exact: true }).click();
  await expect.poll(rows).toBeLessThan(before);
  const had = await rows();
  await page.getByRole("checkbox", { name: "只看有人有的" }).uncheck();
  await expect.poll(rows).toBeGreaterThan(had);
  await page.getByLabel("次序").selectOption("有的地区多的在前");
  const counts = await grid(page).locator(".grid-note").allTextContents();
  const numbers = counts.map((count) => Number(count.split("/")[0]));
  expect(numbers).toEqual([...numbers].sort((a, b) => b - a));
  await page.getByRole("button", { name: "县级" }).click();
  await expect.poll(() => page.getByRole("columnheader").count()).toBe(3);
  expect(new URL(page.url()).searchParams.getAll("level")).toEqual(["county"]);
});

it("draws how many regions have each measure, with the table behind it", async () => {
  const page = await open(first);
  await page.getByRole("button", { name: "讲得最多的" }).click();
  await page.getByRole("img", { name: /^有这项举措的地区数/u }).waitFor();
  await page.getByText("看成表格").click();
  const table = page.getByRole("region", { name: "写到的地区最多的举措" });
  expect(await table.getByRole("row").nth(1).textContent()).toMatch(/行政执法\d5$/u);
});

it("copies the table with its verdicts in full", async () => {
  const page = await open(first);
  await page.context().grantPermissions(["clipboard-read"]);
  await page.getByRole("button", { name: "复制成表格" }).click();
  await page.getByText("已复制,可贴进 Word 或 Excel。").waitFor();
  const lines = (await page.evaluate(() => navigator.clipboard.readText())).split("\n");
  expect(lines[0]).toContain("苏州市2023年\t如东县2022年");
  expect(lines.find((line) => line.includes("\t乡镇赋权\t"))).toContain("相近〔仅见于打算〕");
});

it("says which region has no report, and what is wrong with a condition", async () => {
  const page = await open("/coverage?within=青海省");
  await page.getByText("这个范围里没有报告").waitFor();
  const wrong = await open("/coverage?region=鼓楼区");
  expect(await wrong.getByRole("alert").textContent()).toContain("鼓楼区");
  const unread = await open("/coverage?region=苏州市&region=南京市&field=行政执法&rows=all");
  await cellOf(unread, "免罚轻罚", 1).click();
  expect(await cellOf(unread, "免罚轻罚", 1).textContent()).toBe("无报告");
  await unread.getByText("库里没有这份报告,无从得知").waitFor();
});

it.each([
  ["an office window", office],
  ["a phone", phone],
])("has no barrier, nothing cut off and no sideways scrolling in %s, with a cell open too", async (_, size) => {
  const page = await open(first, size);
  await grid(page).waitFor();
  expect(await barriers(page)).toEqual([]);
  expect(await cutOff(page)).toEqual([]);
  await cellOf(page, "免罚轻罚", 0).click();
  await page.getByRole("blockquote").waitFor();
  expect(await barriers(page)).toEqual([]);
  expect(await cutOff(page)).toEqual([]);
  await page.getByRole("button", { name: "关闭", exact: true }).click();
  await page.getByRole("button", { name: "讲得最多的" }).click();
  await page.getByRole("img").waitFor();
  expect(await barriers(page)).toEqual([]);
  expect(await cutOff(page)).toEqual([]);
});

it("moves without waiting over 302 measures in 91 reports", async () => {
  const page = await open("/");
  await page.route("**/v1/coverage", (route) => route.fulfill({ json: largeAnswer() }));
  await page.goto(new URL("/coverage?rows=all", page.url()).href);
  await grid(page).waitFor();
  const taken = await page.evaluate(async () => {
    const painted = (): Promise<void> =>
      new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))));
    const time = async (times: number, act: (at: number) => void): Promise<number> => {
      const all: number[] = [];
      for (let at = 0; at < times; at++) {
        const start = performance.now();
        act(at);
        await painted();
        all.push(performance.now() - start);
      }
      return Math.round(all.sort((a, b) => a - b)[Math.floor(times / 2)] ?? 0);
    };
    const place = document.querySelector(".verdict-grid");
    const cells = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>(".grid-cell")];
    return {
      down: await time(20, () => place?.scrollBy(0, 400)),
      right: await time(20, () => place?.scrollBy(300, 0)),
      click: await time(9, (at) => cells()[40 + at * 20]?.click()),
      drawn: cells().length,
    };
  });
  console.log("median ms of scrolling down and right, and of opening a cell, with cells drawn:", taken);
  for (const ms of [taken.down, taken.right, taken.click]) expect(ms).toBeLessThan(300);
  expect(taken.drawn).toBeLessThan(2_000);
});

function largeAnswer() {
  const statuses = ["present", "related", "absent"];
  const counts = { present: 1, related: 1, absent: 1, noReport: 0 };
  const concepts = Array.from({ length: 302 }, (_, at) => ({
    id: `m${at}`,
    name: `举措${at}`,
    field: `领域${Math.floor(at / 30)}`,
    counts,
  }));
  const rows = Array.from({ length: 91 }, (_, row) => ({
    region: { code: String(320_100 + row), name: `第${row}市`, level: "prefecture", province: "江苏省" },
    year: 2023,
    counts,
    cells: concepts.map((_concept, at) => ({ status: statuses[(row * 7 + at * 5) % 3], score: 0.5 })),
  }));
  return { concepts, rows, tookMs: 1 };
}
