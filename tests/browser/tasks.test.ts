import { readFileSync } from "node:fs";
import type { Locator, Page } from "playwright-core";
import { afterAll, expect, it } from "vitest";
import { site } from "./open-page.ts";

const { open } = site();
const mostClicks = 5;
const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
const clicksOf = new Map<string, number>();

/** A person at the first view; typing, Enter and choosing a file in the system's own window are no clicks. */
interface Person {
  page: Page;
  click(what: Locator): Promise<void>;
}

/** What an official comes for: done from the first view on, with its clicks counted and held against the README. */
function task(name: string, work: (person: Person) => Promise<void>): void {
  it(name, async () => {
    const page = await open("/");
    let clicks = 0;
    await work({
      page,
      click: async (what) => {
        clicks++;
        await what.click();
      },
    });
    clicksOf.set(name, clicks);
    expect(clicks).toBeLessThanOrEqual(mostClicks);
    expect(clicksInReadme(name)).toBe(clicks);
  });
}

/** What its table of tasks says; undefined where it does not name the task. */
function clicksInReadme(name: string): number | undefined {
  const row = readme.split("\n").find((line) => line.startsWith(`| ${name} `));
  return row === undefined ? undefined : Number(row.split("|")[2]);
}

afterAll(() => console.table([...clicksOf].map(([name, clicks]) => ({ name, clicks }))));

async function ask(page: Page, question: string): Promise<void> {
  await page.locator("[data-question]").fill(question);
  await page.keyboard.press("Enter");
}

async function downloaded(page: Page, act: () => Promise<void>): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent("download"), act()]);
  return download.suggestedFilename();
}

task("finds which cities publish a no-penalty list and exports it to Word", async ({ page, click }) => {
  await ask(page, "免罚清单");
  await click(page.getByRole("link", { name: "列成各地比较表" }));
  await click(page.getByRole("button", { name: "导出" }));
  const name = await downloaded(page, () => click(page.getByRole("menuitem", { name: "Word 文件" })));
  expect(name).toMatch(/\.docx$/u);
});

task("finds who has no 综合查一次", async ({ page, click }) => {
  await ask(page, "综合查一次");
  await click(page.getByRole("link", { name: "列成各地比较表" }));
  await click(page.getByRole("button", { name: /未见/u }));
  await page
    .getByText(/读过\d{4}年报告,未见/u)
    .first()
    .waitFor();
});

task("quotes what one city does, with its source", async ({ page, click }) => {
  await ask(page, "连云港2024年的综合查一次");
  await page.getByRole("heading", { level: 2, name: "连云港市" }).waitFor();
  await click(page.getByRole("button", { name: "复制(带出处)" }).first());
  await page.getByText("已复制原文和出处。").waitFor();
});

task("compares the figures of cities in a chart", async ({ page, click }) => {
  await ask(page, "行政复议");
  await click(page.getByRole("link", { name: "列成各地比较表" }));
  await click(page.getByRole("button", { name: "比数据" }));
  await page.getByRole("img").first().waitFor();
});

task("sees what peers report and one's own city does not", async ({ page, click }) => {
  await click(page.getByRole("link", { name: /找差距/u }));
  await click(page.getByRole("button", { name: "威海市" }));
  await page.getByText("报告没写不等于没做").first().waitFor();
});

task(
  "sees in one table which report has which measure, and opens the passage behind a cell",
  async ({ page, click }) => {
    await click(page.getByRole("link", { name: /看覆盖/u }));
    await click(page.getByRole("gridcell", { name: /有/u }).first());
    await page.getByText("报告写到已在做,原文如下").waitFor();
  },
);

task("sees since when cities report a measure", async ({ page, click }) => {
  await click(page.getByRole("navigation").getByRole("link", { name: "沿革" }));
  await ask(page, "行政复议");
  await page.getByRole("grid").waitFor();
});

task("collects passages of two cities in order and exports them to Word", async ({ page, click }) => {
  await ask(page, "免罚轻罚");
  await page.getByRole("article").first().waitFor();
  for (const city of ["连云港市", "苏州市"]) {
    const card = page.getByRole("article").filter({ has: page.getByRole("heading", { level: 2, name: city }) });
    await click(card.getByRole("button", { name: "放入材料" }).first());
  }
  await click(page.getByRole("link", { name: /材料/u }));
  const name = await downloaded(page, () => click(page.getByRole("button", { name: "导出 Word" })));
  expect(name).toMatch(/\.docx$/u);
});

task("checks a draft for what it shares with other cities' reports", async ({ page, click }) => {
  await click(page.getByRole("link", { name: /查稿件/u }));
  await page
    .getByRole("textbox")
    .first()
    .fill("我市出台《涉企轻微违法行为“免罚轻罚”4.0版清单指导意见》,发布114项4.0版清单事项。持续开展“减证便民”行动。");
  await click(page.getByRole("button", { name: "查重复" }));
  await page.getByText(/苏州市 \d+ 字/u).waitFor();
});

task("takes a report in and opens it", async ({ page, click }) => {
  await click(page.getByRole("navigation").getByRole("link", { name: "管理" }));
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    click(page.getByRole("button", { name: "选择文件" })),
  ]);
  const text = "徐州市2023年法治政府建设报告\n一、主要举措\n一是推行告知承诺,办理告知承诺事项136件。\n";
  await chooser.setFiles({ name: "徐州.txt", mimeType: "text/plain", buffer: Buffer.from(text) });
  await click(page.getByRole("link", { name: "徐州.txt" }));
  await page.getByText("办理告知承诺事项136件").waitFor();
});
