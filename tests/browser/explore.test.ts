import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { addMadeReports } from "./made-reports.ts";
import { barriers, cutOff, office, phone, site } from "./open-page.ts";

const { open } = site({ prepare: addMadeReports });
const status = (page: Page) => page.locator(".summary");
const windows = [
  ["an office window", office],
  ["a phone", phone],
] as const;

describe("gaps", () => {
  const asked = "/gaps?of=威海市&share=25";

  it("asks for one's own city, remembers it, and offers it again", async () => {
    const page = await open("/gaps");
    await page.getByRole("button", { name: "威海市", exact: true }).click();
    await status(page).waitFor();
    expect(await status(page).textContent()).toContain("威海市 2023年的报告里没有写到、同类地区写到的举措");
    await page.goto(new URL("/gaps", page.url()).href);
    await page.getByRole("button", { name: "我的城市:威海市" }).click();
    await page.waitForURL(/of=/u);
    await page.goto(new URL("/gaps?of=苏州市", page.url()).href);
    await status(page).getByText("苏州市 2023年").waitFor();
  });

  it("says of each gap how many peers have it, how concretely, what one's own report says, and how others write it", async () => {
    const page = await open(asked);
    const gap = page.getByRole("article").first();
    await gap.waitFor();
    const text = await gap.textContent();
    expect(text).toMatch(/\d+ 个同类地区中 \d+ 个有\(\d+%\),(?:说得|多为)/u);
    expect(text).toMatch(/威海市2023年:(?:相近|未见)/u);
    expect(await gap.getByRole("blockquote").count()).toBe(1);
    const card = page.getByRole("article").filter({ hasText: "个地区的写法" }).first();
    const before = await card.getByRole("blockquote").count();
    await card.getByRole("button", { name: /^再看 \d+ 个地区的写法$/u }).click();
    await expect.poll(() => card.getByRole("blockquote").count()).toBeGreaterThan(before);
    await gap.getByRole("link", { name: "比各地" }).click();
    await page.waitForURL(/\/compare\?concept=/u);
  });

  it("says plainly that silence is no proof, and who is compared with for which reason", async () => {
    const page = await open(asked);
    await page.getByText("报告没写不等于没做").waitFor();
    const peers = page.getByText("山东省同为市级的其他地区有报告的不足 3 个,改与各省市级地区相比。");
    await peers.click();
    await page.getByText(/苏州市、.*连云港市\(2024年\)/u).waitFor();
  });

  it("compares with those one chooses, and says what to do when nothing is missing", async () => {
    const page = await open("/gaps?of=威海市&share=100");
    await page.getByRole("button", { name: "看有一个同类地区写到的" }).click();
    await page.getByRole("article").first().waitFor();
    expect(new URL(page.url()).searchParams.get("share")).toBe("0");
    await page.getByRole("combobox", { name: "只与这里的比" }).fill("江苏省");
    await page.keyboard.press("Enter");
    await page.getByText("按所给条件选取").waitFor();
    await page.goBack();
    await page.getByText("改与各省市级地区相比").waitFor();
  });

  it("says which region has no report, and which name is not one region's", async () => {
    const page = await open("/gaps?of=南京市");
    expect(await page.getByRole("alert").textContent()).toContain("没有南京市的报告");
    const unclear = await open("/gaps?of=鼓楼区");
    expect(await unclear.getByRole("alert").textContent()).toContain("鼓楼区");
  });

  it.each(windows)("has no barrier and nothing cut off in %s", async (_, size) => {
    const page = await open("/gaps", size);
    await page.getByRole("button", { name: "威海市", exact: true }).waitFor();
    expect([...(await barriers(page)), ...(await cutOff(page))]).toEqual([]);
    await page.goto(new URL(asked, page.url()).href);
    await page.getByRole("article").first().waitFor();
    expect([...(await barriers(page)), ...(await cutOff(page))]).toEqual([]);
  });
});

describe("the timeline", () => {
  const asked = "/timeline?concept=免罚轻罚";
  const cells = async (page: Page, region: string): Promise<string[]> =>
    page
      .getByRole("row", { name: new RegExp(`^${region}`, "u") })
      .getByRole("gridcell")
      .allTextContents();

  it("tells years without it, with a plan only, and without a report apart", async () => {
    const page = await open(asked);
    await page.getByRole("grid").waitFor();
    expect(await cells(page, "扬州市")).toEqual(["未见", "近〔打算〕", "无报告", "有", "无报告", "无报告"]);
    expect(await cells(page, "盐城市")).toEqual(["有", "无报告", "无报告", "无报告", "无报告", "无报告"]);
    expect(await page.getByRole("rowheader", { name: /扬州市/u }).textContent()).toBe("扬州市2022");
    expect(await page.getByRole("rowheader", { name: /盐城市/u }).textContent()).toContain("2019,可能更早");
    expect(await status(page).textContent()).toContain("最早写到,不等于最早开始");
  });

  it("keeps the year that a text states apart, in its words", async () => {
    const page = await open(asked);
    const stated = page.getByRole("region", { name: "报告自己写明的开始年份" });
    await stated.getByText("2022年的报告写“自2021年起”").waitFor();
    await stated.getByRole("button", { name: "看原文(扬州市2022年)" }).click();
    expect(await stated.locator("mark").first().textContent()).toBe("自2021年起");
  });

  it("opens the passage of a cell, also from a link", async () => {
    const page = await open(asked);
    await page
      .getByRole("row", { name: /^盐城市/u })
      .getByRole("gridcell")
      .first()
      .click();
    await page.getByRole("region", { name: "免罚轻罚:盐城市2019年" }).getByText("不予处罚30件。").first().waitFor();
    const { pathname, search } = new URL(page.url());
    const other = await open(pathname + search);
    await other.getByRole("region", { name: "免罚轻罚:盐城市2019年" }).getByRole("blockquote").waitFor();
  });

  it("draws how many regions have it each year beside how many report, with the table behind it", async () => {
    const page = await open(asked);
    await page.getByRole("img", { name: /2019年 1\/2;2020年 0\/1/u }).waitFor();
    await page.getByText("看成表格").click();
    const table = page.getByRole("region", { name: "各年写到的地区数" }).getByRole("table");
    expect(await table.getByRole("row").nth(1).textContent()).toBe("2019年21");
  });

  it("answers a question as well as a measure, with a row for a region that has no report", async () => {
    const page = await open("/timeline?region=扬州市&region=南京市");
    await page.getByRole("combobox", { name: "要看沿革的举措或问题" }).fill("头一回犯错能不能不罚");
    await page.keyboard.press("Enter");
    await page.getByRole("grid").waitFor();
    expect(new Set(await cells(page, "南京市"))).toEqual(new Set(["无报告"]));
    expect(await status(page).textContent()).toContain("1 个无报告");
  });

  it("offers measures where none is asked for, and says what is wrong", async () => {
    const page = await open("/timeline");
    await page.getByText("请在上面输入一项举措").waitFor();
    await page.getByRole("link", { name: "行政复议", exact: true }).click();
    await page.getByRole("grid").waitFor();
    const unknown = await open("/timeline?concept=没有这项举措");
    await unknown.getByRole("alert").waitFor();
  });

  it.each(windows)("has no barrier and nothing cut off in %s", async (_, size) => {
    const page = await open(asked, size);
    await page.getByRole("img").waitFor();
    expect([...(await barriers(page)), ...(await cutOff(page))]).toEqual([]);
  });
});

describe("changes", () => {
  const asked = "/changes?of=南通市";

  it("compares the last two reports at once: new, continued, no longer, with counts on top", async () => {
    const page = await open("/changes");
    await page.getByRole("button", { name: "南通市", exact: true }).click();
    await status(page).waitFor();
    expect(await status(page).textContent()).toContain("南通市 2021年 → 2023年:新写到");
    const fresh = page.getByRole("region", { name: "2023年新写到的" });
    expect(await fresh.getByRole("heading", { level: 3 }).allTextContents()).toContain("行政复议");
    expect(await fresh.textContent()).toContain("2021年报告只在打算中提到。");
    const dropped = page.getByRole("region", { name: "2023年不再写到的" });
    expect(await dropped.textContent()).toContain("报告没写不等于没做");
    expect(await dropped.getByRole("heading", { level: 3 }).allTextContents()).toContain("公平竞争审查");
  });

  it("shows changed words as insertions and deletions, and figures before and after with the difference", async () => {
    const page = await open(asked);
    const continued = page.getByRole("region", { name: "两年都写到的" });
    const measure = continued.getByRole("article").filter({ has: page.getByRole("heading", { name: "府院联动" }) });
    await measure.getByText("文字改写了").waitFor();
    expect((await measure.locator("ins").allTextContents()).join()).toContain("与市中级人民法院建立会商机制");
    expect((await measure.locator("del").allTextContents()).join()).toContain("3");
    expect(await measure.getByRole("row").nth(1).textContent()).toBe("召开府院联席会议3次6次增加 3次");
    await measure.getByRole("button", { name: "看两年的原文" }).click();
    expect(await measure.getByRole("blockquote").count()).toBe(2);
  });

  it("goes to a part, and on to the other views", async () => {
    const page = await open(asked);
    await page.getByRole("link", { name: /^不再写到 \d+$/u }).click();
    await expect.poll(() => page.evaluate(() => location.hash)).toBe("#dropped");
    await page.getByRole("link", { name: "沿革" }).nth(1).click();
    await page.waitForURL(/\/timeline\?concept=/u);
    await page.goBack();
    await status(page).waitFor();
  });

  it("says plainly that one report cannot be compared, also where the name is short, and that there is none", async () => {
    const page = await open("/changes?of=威海");
    await page.getByText("库里只有威海 2023年一份报告").waitFor();
    await page.goto(new URL("/changes?of=南京市", page.url()).href);
    await page.getByText("库里没有“南京市”的报告").waitFor();
    await page.goto(new URL("/changes?of=南通市&from=2020&to=2023", page.url()).href);
    expect(await page.getByRole("alert").textContent()).toContain("2021、2023");
  });

  it.each(windows)("has no barrier and nothing cut off in %s", async (_, size) => {
    const page = await open(asked, size);
    await status(page).waitFor();
    await page.getByText("其他段落(词库").waitFor();
    expect([...(await barriers(page)), ...(await cutOff(page))]).toEqual([]);
  });
});
