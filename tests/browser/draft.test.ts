import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { read } from "../../src/read/read.ts";
import { busyFor, middleOf, rest } from "./busy.ts";
import { barriers, cutOff, office, phone, site } from "./open-page.ts";

const { open } = site();
const asked = `/search?q=${encodeURIComponent("免罚轻罚")}`;

/** A window with passages of these cities in its material, put there from answers. */
async function withMaterial(cities: readonly string[], size = office): Promise<Page> {
  const page = await open(asked, size);
  for (const city of cities) {
    const answer = page.getByRole("article").filter({ has: page.getByRole("heading", { level: 2, name: city }) });
    await answer.getByRole("button", { name: "放入材料" }).first().click();
  }
  await page.getByRole("link", { name: /^材料/u }).click();
  await page.getByRole("grid", { name: "材料里的段落" }).waitFor();
  return page;
}

async function places(page: Page): Promise<string[]> {
  const all = await page.getByRole("row").locator(".passage-place").allTextContents();
  return all.map((place) => place.replace(/^\[\d+\]/u, "").slice(0, 3));
}

it("says how something comes into the material when nothing is in it", async () => {
  const page = await open("/draft");
  await page.getByText("材料里还没有段落").waitFor();
  expect(await page.getByRole("main").textContent()).toContain("放入材料");
});

it("keeps passages from several pages, with notes and a title, over a reload and in two windows", async () => {
  const page = await withMaterial(["连云港市", "苏州市"]);
  await page.goto(new URL("/reports", page.url()).href);
  await page.getByRole("link", { name: "2023年威海市法治政府建设情况报告" }).click();
  await page.getByRole("button", { name: "放入材料" }).nth(2).click();
  const other = await page.context().newPage();
  await other.goto(new URL("/draft", page.url()).href);
  await other.getByRole("textbox", { name: "第 2 段的批注" }).fill("清单可借鉴,\n见附件。");
  await other.getByRole("textbox", { name: "标题" }).fill("免罚轻罚的做法");
  await page.getByRole("link", { name: /^材料/u }).click();
  await expect.poll(() => places(page)).toEqual(["连云港", "苏州市", "威海市"]);
  await page.reload();
  expect(await page.getByRole("textbox", { name: "第 2 段的批注" }).inputValue()).toBe("清单可借鉴,\n见附件。");
  expect(await page.getByRole("textbox", { name: "标题" }).inputValue()).toBe("免罚轻罚的做法");
});

it("is put in order with buttons, and with the keys by the handle", async () => {
  const page = await withMaterial(["连云港市", "苏州市", "威海市"]);
  await page.getByRole("button", { name: "下移" }).first().click();
  expect(await places(page)).toEqual(["苏州市", "连云港", "威海市"]);
  await page.getByRole("button", { name: /拖动第 3 段/u }).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await expect.poll(() => places(page)).not.toEqual(["苏州市", "连云港", "威海市"]);
  const order = await places(page);
  expect([...order].sort()).toEqual(["威海市", "苏州市", "连云港"].sort());
  await page.reload();
  await page.getByRole("row").first().waitFor();
  expect(await places(page)).toEqual(order);
});

it("goes from handle to handle with the arrows, says where a lifted passage is, and puts it back with Escape", async () => {
  const page = await withMaterial(["连云港市", "苏州市", "威海市"]);
  await page.getByRole("button", { name: "拖动第 1 段" }).focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowDown");
  await page.getByText("已拿起,现在是第 3 段,共 3 段。").waitFor();
  expect(await places(page)).toEqual(["连云港", "威海市", "苏州市"]);
  await page.keyboard.press("Escape");
  expect(await places(page)).toEqual(["连云港", "苏州市", "威海市"]);
  const handle = page.getByRole("button", { name: "拖动第 2 段" });
  expect(await handle.evaluate((element) => element === document.activeElement)).toBe(true);
  expect(await handle.getAttribute("aria-pressed")).toBe("false");
});

it("is put in order by dragging", async () => {
  const page = await withMaterial(["连云港市", "苏州市", "威海市"]);
  const rows = page.getByRole("row");
  await rows.nth(1).dragTo(rows.first(), {
    sourcePosition: { x: 20, y: 20 },
    targetPosition: { x: 200, y: 3 },
  });
  await expect.poll(() => places(page)).toEqual(["苏州市", "连云港", "威海市"]);
});

it("takes letters and arrows in a note for the note", async () => {
  const page = await withMaterial(["连云港市", "苏州市"]);
  const note = page.getByRole("textbox", { name: "第 1 段的批注" });
  await note.click();
  await page.keyboard.type("suzhou first ");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.type("x");
  expect(await note.inputValue()).toHaveLength("suzhou first ".length + 1);
  expect(await note.evaluate((element) => element === document.activeElement)).toBe(true);
});

it("gives back what was taken out, one or all", async () => {
  const page = await withMaterial(["连云港市", "苏州市"]);
  await page.getByRole("button", { name: "移出", exact: true }).first().click();
  expect(await places(page)).toEqual(["苏州市"]);
  await page.getByRole("button", { name: "撤销" }).click();
  expect(await places(page)).toEqual(["连云港", "苏州市"]);
  await page.getByRole("button", { name: "全部移出" }).click();
  await page.getByText("材料里还没有段落").waitFor();
  await page.getByRole("button", { name: "撤销" }).click();
  expect(await places(page)).toEqual(["连云港", "苏州市"]);
});

it("leaves the focus in the list when a passage is taken out", async () => {
  const page = await withMaterial(["连云港市", "苏州市"]);
  await page.getByRole("button", { name: "移出", exact: true }).first().press("Enter");
  expect(await places(page)).toEqual(["苏州市"]);
  expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe("拖动第 1 段");
});

it("stays quick with 200 passages", async () => {
  const page = await withMaterial(["连云港市"]);
  await page.evaluate(() => {
    const [one] = JSON.parse(localStorage.getItem("jucuo.basket") ?? "[]");
    const items = Array.from({ length: 200 }, (_, at) => ({ ...one, id: `${one.id}${at}`, place: `第${at}市` }));
    localStorage.setItem("jucuo.basket", JSON.stringify(items));
  });
  await page.reload();
  await expect.poll(() => page.getByRole("row").count()).toBe(200);
  await page.getByText("200 段已不在库里").waitFor();
  await rest(page);
  const down = await middleOf(page.getByRole("button", { name: "下移" }).first());
  const handle = await middleOf(page.getByRole("button", { name: "拖动第 1 段" }));
  const note = await middleOf(page.getByRole("textbox", { name: "第 1 段的批注" }));
  const busy = {
    down: await busyFor(page, () => page.mouse.click(...down)),
    drag: await busyFor(page, async () => {
      await page.mouse.move(...handle);
      await page.mouse.down();
      await page.mouse.move(handle[0], handle[1] + 300, { steps: 5 });
      await page.mouse.up();
    }),
    openNote: await busyFor(page, () => page.mouse.click(...note)),
    typeFirst: await busyFor(page, async () => {
      await page.keyboard.type("案");
      await page.waitForFunction(() => localStorage.getItem("jucuo.basket")?.includes('"note":"案"'));
    }),
    typeNext: await busyFor(page, () => page.keyboard.type("件")),
  };
  console.info("200 passages, milliseconds of the main thread:", JSON.stringify(busy));
  for (const milliseconds of Object.values(busy)) expect(milliseconds).toBeLessThan(200);
});

it("exports a Word file with the quotations in order, each with its source and note", async () => {
  const page = await withMaterial(["苏州市", "连云港市"]);
  await page.getByRole("textbox", { name: "第 1 段的批注" }).fill("清单可借鉴。");
  await page.getByRole("textbox", { name: "标题" }).fill("免罚轻罚的做法");
  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name: "导出 Word" }).click();
  const download = await coming;
  const name = download.suggestedFilename();
  expect(name).toMatch(/免罚轻罚的做法.*\.docx$/u);
  const { text } = await read(readFileSync(await download.path()), name);
  const parts = [
    "免罚轻罚的做法",
    "清单可借鉴。",
    "发布114项4.0版清单事项",
    "苏州市2023年度",
    "1300余件",
    "连云港市2024年度",
  ];
  const at = parts.map((part) => text.indexOf(part));
  expect(at).not.toContain(-1);
  expect(at).toEqual([...at].sort((a, b) => a - b));
});

it("copies all quotations with their sources, a plan marked as one", async () => {
  const page = await open("/reports");
  await page.context().grantPermissions(["clipboard-read"]);
  await page.getByRole("link", { name: "苏州市2023年度报告" }).click();
  await page.getByRole("button", { name: "放入材料" }).last().click();
  await page.getByRole("link", { name: /^材料/u }).click();
  expect(await page.getByRole("row").textContent()).toContain("〔打算,非已做〕");
  await page.getByRole("button", { name: "复制全部" }).click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/^\[1\] “加强涉外法治建设.+”〔打算,非已做〕\n——.*江苏省苏州市2023年度/su);
});

it("says which passages are no longer in the library, and exports the rest", async () => {
  const page = await withMaterial(["苏州市"]);
  await page.evaluate(() => {
    const items = JSON.parse(localStorage.getItem("jucuo.basket") ?? "[]");
    const lost = { ...items[0], id: "0000000000000000-1", documentId: "0000000000000000", text: "已删的一段。" };
    localStorage.setItem("jucuo.basket", JSON.stringify([lost, ...items]));
  });
  await page.reload();
  await page.getByText("已不在库里:不能导出,只能复制文字").waitFor();
  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name: "导出 Markdown" }).click();
  const text = readFileSync(await (await coming).path(), "utf8");
  expect(text).toContain("114项");
  expect(text).not.toContain("已删的一段");
  await page.getByRole("button", { name: "移出这 1 段" }).click();
  expect(await places(page)).toEqual(["苏州市"]);
});

it("gathers by question, shows what it found, and takes what is chosen", async () => {
  const page = await open("/draft");
  await page.getByRole("textbox", { name: "要取材的问题,一行一个" }).fill("免罚轻罚\n综合查一次");
  await page.getByRole("button", { name: "取材" }).click();
  const found = page.locator(".gathered").getByRole("checkbox");
  await found.first().waitFor();
  const chosen = await page.locator(".gathered input:checked").count();
  await page.locator(".gathered input:checked").first().uncheck();
  await page.getByRole("button", { name: `把选中的 ${chosen - 1} 段放入材料` }).click();
  expect(await page.getByRole("row").count()).toBe(chosen - 1);
});

it("shows a paragraph of 威海 in a draft of 连云港 beside its source, with names and figures to check", async () => {
  const page = await open("/reuse");
  const draft = await draftOf(page);
  await page.getByRole("textbox", { name: "稿件" }).fill(draft);
  await page.getByRole("combobox", { name: "我的城市" }).selectOption("连云港市");
  await page.getByRole("button", { name: "查重复" }).click();
  const source = page.getByRole("region", { name: "相同文字的出处" });
  await source.getByRole("heading", { name: "2023年威海市法治政府建设情况报告" }).waitFor();
  const marked = (await source.locator("mark").allTextContents()).join("");
  expect(marked.length).toBeGreaterThan(60);
  expect(draft).toContain(marked.slice(0, 20));
  const shown = page.getByRole("article", { name: "稿件" });
  expect(await shown.textContent()).toBe(`稿件${draft}`);
  const [left, right] = [await shown.boundingBox(), await source.boundingBox()];
  expect(right?.x).toBeGreaterThan((left?.x ?? 0) + (left?.width ?? 0) - 1);
  expect(await page.getByRole("region", { name: "比对结果" }).textContent()).toContain("别处的地名:威海");
  await source.getByRole("button", { name: "下一处" }).click();
  await source.getByText("第 2 处").waitFor();
  await source.getByRole("link", { name: "在报告中打开" }).click();
  await page.locator("article [data-passage][aria-current]").waitFor();
  await page.goBack();
  await source.getByText("第 2 处").waitFor();
  const words = await page.getByRole("main").textContent();
  expect(words).not.toMatch(/抄袭|剽窃/u);
});

it("reads a .txt file of Windows, and says what to do with a Word file", async () => {
  const page = await open("/reuse");
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.getByRole("button", { name: "选 .txt 文件" }).click(),
  ]);
  // 法治 in GB 18030.
  await chooser.setFiles({ name: "稿.txt", mimeType: "text/plain", buffer: Buffer.from([0xb7, 0xa8, 0xd6, 0xce]) });
  await expect.poll(() => page.getByRole("textbox", { name: "稿件" }).inputValue()).toBe("法治");
  await chooser.setFiles({ name: "稿.docx", mimeType: "application/zip", buffer: Buffer.from("PK") });
  await page.getByText("再粘贴到上面").waitFor();
});

it.each([
  ["an office window", office],
  ["a phone", phone],
])("has no barrier, nothing cut off and no sideways scrolling in %s", async (_, size) => {
  const page = await withMaterial(["连云港市", "苏州市"], size);
  await page.goto(new URL(`/draft?q=${encodeURIComponent("免罚轻罚")}`, page.url()).href);
  await page.locator(".gathered").waitFor();
  expect(await barriers(page)).toEqual([]);
  expect(await cutOff(page)).toEqual([]);
  await page.goto(new URL("/reuse", page.url()).href);
  await page.getByRole("textbox", { name: "稿件" }).fill(await draftOf(page));
  await page.getByRole("combobox", { name: "我的城市" }).selectOption("连云港市");
  await page.getByRole("button", { name: "查重复" }).click();
  await page.getByRole("region", { name: "相同文字的出处" }).locator("mark").first().waitFor();
  expect(await barriers(page)).toEqual([]);
  expect(await cutOff(page)).toEqual([]);
});

/** A draft of 连云港 into which a paragraph of 威海 was pasted. */
async function draftOf(page: Page): Promise<string> {
  const { documents } = await (await page.request.get(new URL("/v1/documents", page.url()).href)).json();
  const { id } = documents.find(({ region }: { region: { name: string } }) => region.name === "威海市");
  const { content } = await (await page.request.get(new URL(`/v1/documents/${id}/content`, page.url()).href)).json();
  const copied = content.split("\n").find((line: string) => line.includes("威海") && line.length > 200);
  return `连云港市2025年度法治政府建设情况报告\n一、主要举措\n我市监督员带着问题清单跟班执法,当场指出、当天复盘。\n${copied}\n`;
}
