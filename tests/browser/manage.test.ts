import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, describe, expect, it } from "vitest";
import { readConfig } from "../../src/config.ts";
import { withKeyRing } from "../../src/workspace.ts";
import { barriers, cutOff, office, officeName, phone, site } from "./open-page.ts";

const report = `南京市2023年法治政府建设年度报告
一、主要举措和成效
(一)优化营商环境。一是推行海上风电用海审批一件事改革,办理用海审批36件。
(二)规范行政执法。二是开展行政执法案卷评查,评查案卷520宗。
二、2024年工作打算
进一步完善行政裁量权基准。
南京市人民政府
2024年1月20日
`;
const file = (name: string, text: string) => ({ name, mimeType: "text/plain", buffer: Buffer.from(text) });

async function upload(page: Page, ...files: ReturnType<typeof file>[]): Promise<void> {
  await page.locator("input[type=file]").first().setInputFiles(files);
}

describe("managing reports", () => {
  const { open } = site();
  const folder = mkdtempSync(join(tmpdir(), "jucuo-dragged-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("takes a file in, says what became of it, and finds it", async () => {
    const page = await open("/manage");
    await upload(page, file("南京.txt", report));
    await page.getByText("已收", { exact: true }).waitFor();
    await page.goto(new URL(`/search?q=${encodeURIComponent("海上风电用海审批")}`, page.url()).href);
    await page.getByRole("heading", { level: 2, name: "南京市" }).waitFor();
    expect(await page.getByRole("article").first().textContent()).toContain("36件");
  });

  it("takes files that are dragged in, each with its outcome", async () => {
    const page = await open("/manage");
    const files = ["宿迁", "淮安"].map((city, at) => {
      const path = join(folder, `拖入${at}.txt`);
      writeFileSync(path, report.replaceAll("南京", city));
      return path;
    });
    // As the system does it when files are dragged from a folder.
    const session = await page.context().newCDPSession(page);
    const box = await page.locator(".drop").boundingBox();
    const place = { x: (box?.x ?? 0) + 20, y: (box?.y ?? 0) + 20, data: { items: [], files, dragOperationsMask: 1 } };
    for (const type of ["dragEnter", "dragOver", "drop"] as const) {
      await session.send("Input.dispatchDragEvent", { type, ...place });
    }
    await page.getByRole("link", { name: "拖入0.txt" }).waitFor();
    await page.getByRole("link", { name: "拖入1.txt" }).waitFor();
    await page
      .getByRole("row", { name: /江苏省宿迁市/u })
      .first()
      .waitFor();
  });

  it("asks before another text takes the place of a report, and replaces it when told", async () => {
    const page = await open("/manage");
    await upload(page, file("南京.txt", report));
    await page
      .getByText(/已收|已有/u)
      .first()
      .waitFor();
    await upload(page, file("南京新.txt", report.replace("36件", "48件")));
    await page.getByRole("button", { name: "以新的代替" }).click();
    await page.getByRole("link", { name: "南京新.txt" }).waitFor();
    await page.goto(new URL(`/search?q=${encodeURIComponent("海上风电用海审批")}`, page.url()).href);
    await page.getByText("48件").first().waitFor();
  });

  it("keeps a file whose city nobody can know until it is told in place", async () => {
    const page = await open("/manage");
    await upload(
      page,
      file("鼓楼.txt", "鼓楼区2023年法治政府建设报告\n一、举措\n全区推行夜间经济包容监管,检查36次。\n"),
    );
    const held = page.getByRole("region", { name: /待确认/u });
    await held.getByRole("heading", { name: /鼓楼区/u }).waitFor();
    await held.getByRole("textbox", { name: /地区/u }).fill("福州市鼓楼区");
    await held.getByRole("button", { name: "指明并收入" }).click();
    await page.getByText("已确认。").waitFor();
    await page.goto(new URL(`/search?q=${encodeURIComponent("夜间经济包容监管")}`, page.url()).href);
    await page.getByRole("heading", { level: 2, name: "鼓楼区" }).waitFor();
  });

  it("says why a broken file was not taken in", async () => {
    const page = await open("/manage");
    await upload(page, { name: "坏.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7 broken") });
    await page.getByText("未收", { exact: true }).waitFor();
  });

  it("removes a report and takes that back", async () => {
    const page = await open("/manage");
    await page.getByRole("button", { name: /删除.*苏州市/u }).click();
    const list = page.getByRole("region", { name: "库里的报告" }).first();
    await list.getByRole("button", { name: /删除.*苏州市/u }).waitFor({ state: "detached" });
    await page.getByRole("button", { name: "撤销" }).click();
    await page.getByText(/已恢复/u).waitFor();
    await list.getByRole("button", { name: /删除.*苏州市/u }).waitFor();
  });

  it("removes a report and brings it back later from the list of what was removed", async () => {
    const page = await open("/manage");
    await page.getByRole("button", { name: /删除.*威海市/u }).click();
    await page.reload();
    await page.getByRole("button", { name: /恢复.*威海市/u }).click();
    await page.getByRole("button", { name: /删除.*威海市/u }).waitFor();
  });

  it("shows which regions and years are there", async () => {
    const page = await open("/manage");
    const row = page.getByRole("row", { name: /江苏省连云港市/u });
    await row.last().waitFor();
    expect(await row.last().textContent()).toContain("有");
  });

  it.each([
    ["an office window", office],
    ["a phone", phone],
  ])("has no barrier and nothing cut off in %s", async (_, size) => {
    const page = await open("/manage", size);
    await page
      .getByRole("row", { name: /连云港市/u })
      .first()
      .waitFor();
    expect(await barriers(page)).toEqual([]);
    expect(await cutOff(page)).toEqual([]);
  });
});

describe("a server with keys", () => {
  const keys: Record<string, string> = {};
  const { open } = site({
    prepare: async (storeFolder) => {
      await withKeyRing({ ...readConfig({}), storeFolder }, async (ring) => {
        for (const role of ["read", "write"] as const) keys[role] = (await ring.create({ role })).key;
      });
    },
  });

  it("asks for a key, refuses a wrong one in Chinese, and answers with a right one", async () => {
    const page = await open(`/search?q=${encodeURIComponent("免罚轻罚")}`);
    await page.getByRole("heading", { name: "请输入密钥" }).waitFor();
    await page.getByRole("textbox", { name: "密钥" }).fill("jucuo_wrong_key");
    await page.getByRole("button", { name: "进入" }).click();
    expect(await page.getByRole("alert").textContent()).toMatch(/密钥/u);
    expect(await barriers(page)).toEqual([]);
    await page.getByRole("textbox", { name: "密钥" }).fill(keys.read ?? "");
    await page.getByRole("button", { name: "进入" }).click();
    await page.getByRole("heading", { level: 2, name: "连云港市" }).waitFor();
  });

  it("does not let a key that only reads take files in", async () => {
    const page = await open("/manage");
    await page.getByRole("textbox", { name: "密钥" }).fill(keys.read ?? "");
    await page.getByRole("button", { name: "进入" }).click();
    await page.getByText("这把密钥只能查询").waitFor();
    expect(await page.locator("input[type=file]").count()).toBe(0);
    await page.getByRole("button", { name: "换一把密钥" }).click();
    await page.getByRole("textbox", { name: "密钥" }).fill(keys.write ?? "");
    await page.getByRole("button", { name: "进入" }).click();
    await upload(page, file("南京.txt", report));
    await page.getByText("已收", { exact: true }).waitFor();
  });

  it("works under a name of the office network, without https: copying and taking files in too", async () => {
    const page = await open("/manage", office, { named: officeName });
    await page.getByRole("textbox", { name: "密钥" }).fill(keys.write ?? "");
    await page.getByRole("button", { name: "进入" }).click();
    await upload(page, file("徐州.txt", report.replaceAll("南京", "徐州")));
    await page
      .getByText(/已收|已有/u)
      .first()
      .waitFor();
    await page.getByRole("link", { name: "查举措" }).click();
    await page.locator("[data-question]").fill("免罚轻罚");
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => "clipboard" in navigator)).toBe(false);
    await page.getByRole("button", { name: "复制(带出处)" }).first().click();
    await page.getByText("已复制原文和出处。").waitFor();
  });

  it("forgets the key with the window unless it is to be remembered", async () => {
    const page = await open("/");
    await page.getByRole("textbox", { name: "密钥" }).fill(keys.read ?? "");
    await page.getByRole("button", { name: "进入" }).click();
    await page.getByText("份报告").waitFor();
    const other = await page.context().newPage();
    await other.goto(page.url());
    await other.getByRole("heading", { name: "请输入密钥" }).waitFor();
  });
});
