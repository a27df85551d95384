import { describe, expect, it } from "vitest";
import { htmlReader } from "../../src/read/html.ts";

const chapter =
  "一、主要举措<br>一是深化“综合查一次”改革,精简检查计划120项,降幅81.7%。二是推行免罚轻罚,办理案件300件。<br>".repeat(
    6,
  );

interface Read {
  kept: string[];
  aside: string[];
  headings: string[];
}

async function read(body: string, head = ""): Promise<Read> {
  const raw = await htmlReader.read(Buffer.from(`<html><head>${head}</head><body>${body}</body></html>`));
  const aside = new Set(raw.aside);
  const result: Read = { kept: [], aside: [], headings: [] };
  let at = 0;
  for (const line of raw.text.trimEnd().split("\n")) {
    (aside.has(at) ? result.aside : result.kept).push(line);
    if (raw.headings?.some((heading) => heading.at === at)) result.headings.push(line);
    at += line.length + 1;
  }
  return result;
}

describe("the reader of web pages", () => {
  it("keeps the article with its title, and menus, side bars and footers apart", async () => {
    const { kept, aside } = await read(
      `<div class="top"><a>首页</a><a>政务公开</a></div><h1>苏州市2023年法治政府建设报告</h1><div>发布时间:2024-01-18</div><div id="zoom">${chapter}</div><ul><li><a>相关链接一</a></li><li><a>相关链接二</a></li></ul><div>版权所有 苏州市人民政府</div>`,
    );
    expect(kept[0]).toBe("苏州市2023年法治政府建设报告");
    expect(kept.slice(1).every((line) => /^[一二]/u.test(line))).toBe(true);
    expect(aside).toEqual(expect.arrayContaining(["发布时间:2024-01-18", "版权所有 苏州市人民政府"]));
  });

  it("loses no paragraph that stands beside the element of the article", async () => {
    const opening = "2023年,苏州市坚持以习近平法治思想为指导,推进法治政府建设取得成效。";
    const { kept } = await read(
      `<div><p>${opening}</p><div>${chapter}</div><p>特此公告,请社会各界监督,欢迎提出意见和建议。</p></div>`,
    );
    expect(kept[0]).toBe(opening);
    expect(kept.at(-1)).toMatch(/欢迎提出意见/u);
  });

  it("keeps a chapter that a page put into an element of its own", async () => {
    const { kept } = await read(
      `<div class="a">${chapter}</div><div class="b">二、存在不足<br>${"执法力量不足,培训不够,监督不严。".repeat(12)}</div>`,
    );
    expect(kept).toContain("二、存在不足");
  });

  it("reads a row of a table as one line, and a layout table as text", async () => {
    const { kept } = await read(
      `<table><tr><td>${chapter}<table><tr><th>指标</th><th>数量</th></tr><tr><td>行政复议</td><td>120 件</td></tr></table></td></tr></table>`,
    );
    expect(kept.slice(-2)).toEqual(["指标 | 数量", "行政复议 | 120 件"]);
  });

  it("joins words that spans split, and lines that only the source breaks", async () => {
    const { kept } = await read(
      `<p>深化<span>“综合</span><b>查一次</b>”改\n革,精简计划,取得成效。</p><p>${chapter}</p>`,
    );
    expect(kept[0]).toBe("深化“综合查一次”改革,精简计划,取得成效。");
  });

  it("leaves out scripts and what the page hides, but not an article that only a script would show", async () => {
    const { kept } = await read(
      `<script>var 标题='不是正文。';</script><p style="display:none">隐藏的话,不是正文。</p><div style="visibility:hidden">${chapter}</div>`,
    );
    expect(kept.join("")).not.toMatch(/不是正文/u);
    expect(kept.join("")).toContain("综合查一次");
  });

  it("marks headings that the page marks", async () => {
    const { headings } = await read(`<div><h2>工作成效</h2><p>${chapter}</p><h2>存在不足</h2><p>${chapter}</p></div>`);
    expect(headings).toEqual(["工作成效", "存在不足"]);
  });

  it("reads a page nested thirty thousand deep", async () => {
    const { kept } = await read(`${"<div>".repeat(30_000)}<p>苏州市依法行政,取得成效。</p>`);
    expect(kept).toEqual(["苏州市依法行政,取得成效。"]);
  });

  it("says so when a page has no text of its own", async () => {
    await expect(read('<div id="app"></div><script src="a.js"></script>')).rejects.toThrow(/空/u);
  });
});
