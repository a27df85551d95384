import { expect, it } from "vitest";
import { barriers, cutOff, office, phone, site } from "./open-page.ts";

const { open } = site();
const asked = `/search?q=${encodeURIComponent("免罚轻罚")}`;

it("offers measures of the library on the first view, and shows who has one of them", async () => {
  const page = await open("/");
  const example = page.getByRole("region", { name: "库里讲得多的举措" }).getByRole("link").first();
  const name = await example.textContent();
  await example.click();
  await page.getByRole("article").first().waitFor();
  expect(await page.getByRole("combobox", { name: "要查的举措或问题" }).inputValue()).toBe(name);
});

it("suggests measures while one types, by pinyin too, and asks with the keys alone", async () => {
  const page = await open("/");
  await page.getByRole("combobox").waitFor();
  await page.keyboard.press("/");
  await page.keyboard.type("mfqf", { delay: 30 });
  await page.getByRole("option", { name: /免罚轻罚/u }).waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.getByRole("article").first().waitFor();
  expect(new URL(page.url()).searchParams.get("q")).toBe("免罚轻罚");
});

it("asks the words as they were typed when nothing was chosen", async () => {
  const page = await open("/");
  await page.getByRole("combobox", { name: "要查的举措或问题" }).fill("头一回犯错能不能不罚");
  await page.keyboard.press("Enter");
  await page.getByRole("article").first().waitFor();
  expect(new URL(page.url()).searchParams.get("q")).toBe("头一回犯错能不能不罚");
});

it("shows city, verdict, year, heading path, the passage with its words marked, and its figures", async () => {
  const page = await open(asked);
  const first = page.getByRole("article").first();
  await first.getByRole("heading", { name: "连云港市" }).waitFor();
  expect(await first.locator(".status").first().textContent()).toBe("有");
  const text = await first.textContent();
  for (const words of ["2024年", "(三)深入推进公正文明执法", "1300余件"]) expect(text).toContain(words);
  expect(await first.locator("mark").allTextContents()).toContain("轻微不罚");
});

it("narrows by facets, keeps what else could be chosen in sight, and goes back and forward", async () => {
  const page = await open(asked);
  const provinces = page.getByRole("group", { name: "省份" });
  await provinces.getByRole("checkbox", { name: /山东省/u }).check();
  await page.getByRole("heading", { level: 2, name: "连云港市" }).waitFor({ state: "detached" });
  expect(await page.getByRole("article").count()).toBe(1);
  await provinces.getByRole("checkbox", { name: /江苏省/u }).waitFor();
  expect(new URL(page.url()).searchParams.getAll("within")).toEqual(["山东省"]);
  await page.goBack();
  await page.getByRole("heading", { level: 2, name: "连云港市" }).waitFor();
  await page.goForward();
  await page.getByRole("heading", { level: 2, name: "连云港市" }).waitFor({ state: "detached" });
});

it("shows the same view again from its link", async () => {
  const page = await open(`${asked}&within=${encodeURIComponent("山东省")}&yearFrom=2023&yearTo=2023`);
  await page.getByRole("heading", { level: 2, name: "威海市" }).waitFor();
  expect(await page.getByRole("article").count()).toBe(1);
  expect(await page.getByRole("checkbox", { name: /山东省/u }).isChecked()).toBe(true);
  expect(await page.getByRole("checkbox", { name: /2023/u }).isChecked()).toBe(true);
});

it("explains a passage and finds the like elsewhere on demand", async () => {
  const page = await open(asked);
  const first = page.getByRole("article").first();
  await first.getByRole("button", { name: "为什么" }).first().click();
  await first.getByText("答得最切的一句").waitFor();
  expect(await first.getByRole("region", { name: "为什么" }).textContent()).toContain("免罚轻罚");
  await first.getByRole("button", { name: "别处的相似做法" }).first().click();
  await first.getByRole("region", { name: "别处的相似做法" }).locator("blockquote").first().waitFor();
});

it("copies a passage with its citation", async () => {
  const page = await open(asked);
  await page.context().grantPermissions(["clipboard-read"]);
  await page.getByRole("article").first().getByRole("button", { name: "复制(带出处)" }).first().click();
  await page.getByText("已复制原文和出处。").waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain("免罚轻罚案件1300余件");
  expect(copied).toContain("江苏省连云港市2024年度,一、本年度推进法治政府建设的主要举措和成效");
});

it("reads a city and a year in the question as conditions, which can be given up", async () => {
  const page = await open(`/search?q=${encodeURIComponent("威海2023年的免罚轻罚")}`);
  await page.getByText("读作条件").waitFor();
  expect(await page.getByRole("article").count()).toBe(1);
  await page.getByRole("button", { name: "“威海”不作条件,只当要查的词" }).click();
  await page.getByRole("heading", { level: 2, name: "苏州市" }).waitFor();
});

it("says 未见 where nothing comes near, and which city has no report", async () => {
  const page = await open(`/search?q=${encodeURIComponent("南京市的海上风电用海审批")}`);
  await page.getByText("库里没有南京市的报告").waitFor();
  expect(await page.getByRole("article").count()).toBe(0);
  expect(await page.getByRole("status").allTextContents()).toEqual(
    expect.arrayContaining([expect.stringContaining("未见")]),
  );
});

it("says what is wrong with a question, and keeps the page standing", async () => {
  const page = await open(`/search?q=${encodeURIComponent("免罚轻罚")}&within=${encodeURIComponent("鼓楼区")}`);
  await page.getByRole("alert").waitFor();
  expect(await page.getByRole("alert").textContent()).toContain("鼓楼区");
});

it.each([
  ["an office window", office],
  ["a phone", phone],
])("has no barrier, nothing cut off and no sideways scrolling in %s", async (_, size) => {
  const page = await open("/", size);
  await page.getByText("份报告").waitFor();
  expect(await barriers(page)).toEqual([]);
  expect(await cutOff(page)).toEqual([]);
  await page.goto(new URL(asked, page.url()).href);
  await page.getByRole("article").first().waitFor();
  expect(await barriers(page)).toEqual([]);
  expect(await cutOff(page)).toEqual([]);
});

it("needs less than 200 KB of compressed script for its first view", async () => {
  const page = await open("/");
  await page.getByText("份报告").waitFor();
  const sizes = await page.evaluate(() =>
    performance
      .getEntriesByType("resource")
      .filter(({ name }) => name.endsWith(".js"))
      .map((entry) => (entry as PerformanceResourceTiming).encodedBodySize),
  );
  const kilobytes = sizes.reduce((sum, size) => sum + size, 0) / 1024;
  expect(kilobytes).toBeGreaterThan(50);
  expect(kilobytes).toBeLessThan(200);
});
