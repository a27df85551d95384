import { existsSync, mkdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { Divisions } from "../src/corpus/divisions.ts";
import { type FolderOptions, type FolderReport, ingestFiles } from "../src/ingest-folder.ts";
import { filesOf } from "../src/terminal/files.ts";
import { type SmallCorpus, smallCorpus, smallReports, temporaryFolder } from "./parts.ts";

const divisions = new Divisions();

interface Setting {
  folder: string;
  corpus: SmallCorpus;
  write: (name: string, content: string | Uint8Array) => void;
  ingest: (options?: FolderOptions) => Promise<FolderReport>;
}

async function setting(files: Record<string, string | Uint8Array> = {}): Promise<Setting> {
  const folder = temporaryFolder();
  const corpus = await smallCorpus({});
  const write = (name: string, content: string | Uint8Array): void => {
    mkdirSync(join(folder, name, ".."), { recursive: true });
    writeFileSync(join(folder, name), content);
  };
  for (const [name, content] of Object.entries(files)) write(name, content);
  const ingest = (options?: FolderOptions): Promise<FolderReport> =>
    ingestFiles(filesOf([folder]), [folder], { pipeline: corpus.pipeline, divisions }, options);
  return { folder, corpus, write, ingest };
}

function statuses({ outcomes }: FolderReport): string[] {
  return outcomes.map(({ status }) => status);
}

const suzhou = smallReports["苏州.txt"];

describe("ingestFiles", () => {
  it("does not read an unchanged folder again", async () => {
    const { corpus, ingest } = await setting(smallReports);
    expect(statuses(await ingest())).toEqual(["added", "added", "added"]);
    // A preparer that is closed can read nothing: nothing is asked of it.
    await corpus.pipeline.preparer.close();
    const refusing = { ...corpus.pipeline.preparer, prepare: () => Promise.reject(new Error("read again")) };
    Object.assign(corpus.pipeline, { preparer: refusing });
    expect(statuses(await ingest())).toEqual(["known", "known", "known"]);
  });

  it("puts a changed file in the place of its document", async () => {
    const { corpus, write, ingest } = await setting({ "苏州.txt": suzhou });
    await ingest();
    const [before] = corpus.index.documents();
    write("苏州.txt", suzhou.replace("114项", "120项"));
    expect(statuses(await ingest())).toEqual(["added"]);
    const [after, ...others] = corpus.index.documents();
    expect(others).toEqual([]);
    expect(after?.id).not.toBe(before?.id);
    const texts = corpus.index.ids(corpus.index.select({})).map((id) => corpus.index.passage(id)?.text);
    expect(texts.join("")).toContain("120项");
    expect(texts.join("")).not.toContain("114项");
  });

  it("leaves no document behind when a file comes to hold what another holds, or what nobody can place", async () => {
    const { corpus, write, ingest } = await setting({ "a.txt": suzhou, "b.txt": smallReports["威海.txt"] });
    await ingest();
    write("b.txt", suzhou);
    expect(statuses(await ingest())).toEqual(["known", "known"]);
    expect(corpus.index.documents().map(({ region }) => region.name)).toEqual(["苏州市"]);
    write("c.txt", smallReports["如东.txt"]);
    await ingest();
    write("c.txt", "鼓楼区法治政府建设报告\n一、主要举措\n全区推进法治政府建设,取得成效,群众满意。\n");
    expect(statuses(await ingest())).toEqual(["known", "known", "held"]);
    expect(corpus.index.documents()).toHaveLength(1);
  });

  it("reports a file that is gone, and removes its document only when asked", async () => {
    const { folder, corpus, ingest } = await setting(smallReports);
    await ingest();
    rmSync(join(folder, "苏州.txt"));
    expect((await ingest()).gone).toMatchObject([{ removed: false }]);
    expect(corpus.index.documents()).toHaveLength(3);
    expect((await ingest({ prune: true })).gone).toMatchObject([{ removed: true }]);
    expect(corpus.index.documents().map(({ region }) => region.name)).toEqual(["如东县", "威海市"]);
    expect((await ingest({ prune: true })).gone).toEqual([]);
    expect(corpus.index.store.removed.all()).toMatchObject([{ fileName: "苏州.txt", region: { name: "苏州市" } }]);
  });

  it("keeps a text that two files brought when one of them goes", async () => {
    const { folder, corpus, ingest } = await setting({ "a.txt": suzhou, "b.txt": suzhou });
    expect(statuses(await ingest())).toEqual(["added", "known"]);
    rmSync(join(folder, "a.txt"));
    expect((await ingest({ prune: true })).gone).toMatchObject([{ removed: false }]);
    expect(corpus.index.documents()).toHaveLength(1);
  });

  it("links the same report from two sites, searches it once, and lets the other stand in when it goes", async () => {
    const long = `苏州市2023年法治政府建设报告\n一、主要举措\n${Array.from({ length: 40 }, (_, at) => `${at + 1}.推行第${at}号免罚轻罚清单,发布${at}项清单事项,办理案件${at * 7}件。`).join("\n")}\n`;
    const page = `<html><body><div>首页 > 公开</div><div>${long.replaceAll("\n", "<br>")}</div><p>责任编辑:某某</p></body></html>`;
    const { corpus, ingest } = await setting({ "a.txt": long, "b.html": page.replace("39项", "38项") });
    const { outcomes } = await ingest();
    const [first, second] = outcomes.flatMap((outcome) => ("document" in outcome ? [outcome] : []));
    expect(second?.document.duplicateOf).toBe(first?.document.id);
    expect(second?.doubts).toEqual([{ field: "duplicateOf", message: expect.stringMatching(/几乎相同/u) }]);
    const searchable = corpus.index.ids(corpus.index.select({}));
    expect(searchable.every((id) => id.startsWith(first?.document.id ?? "?"))).toBe(true);
    expect(
      (await corpus.engine.compare({ query: "免罚轻罚", filter: {}, passagesPerRegion: 1, asWords: [] })).rows,
    ).toHaveLength(1);
    corpus.index.remove(first?.document.id ?? "");
    expect(corpus.index.documents()).toMatchObject([{ id: second?.document.id }]);
    expect(corpus.index.documents()[0]).not.toHaveProperty("duplicateOf");
    expect(corpus.index.ids(corpus.index.select({})).length).toBe(searchable.length);
  });

  it("holds a file whose region nobody can know, and takes it in when a manifest tells", async () => {
    const { corpus, write, ingest } = await setting({
      "鼓楼.txt": "鼓楼区2023年法治政府建设报告\n一、举措\n全区落实。\n",
    });
    expect(await ingest()).toMatchObject({ outcomes: [{ status: "held", missing: ["地区"] }] });
    expect(corpus.index.documents()).toEqual([]);
    expect(corpus.index.store.held.all()).toMatchObject([{ facts: { year: 2023, missing: ["地区"] } }]);
    expect(statuses(await ingest())).toEqual(["held"]);
    write("清单.csv", "文件,地区\n鼓楼.txt,福州市鼓楼区\n");
    expect(statuses(await ingest())).toEqual(["added"]);
    expect(corpus.index.documents()).toMatchObject([{ region: { code: "350102" } }]);
    expect(corpus.index.store.held.all()).toEqual([]);
  });

  it("lets the option win over the sidecar, the sidecar over the manifest, and all over the text", async () => {
    const { corpus, write, ingest } = await setting({
      "苏州.txt": suzhou,
      "manifest.json": JSON.stringify([
        { file: "苏州.txt", year: 2020, issuer: "苏州市人民政府", sourceUrl: "https://www.suzhou.gov.cn/a" },
      ]),
      "苏州.txt.json": JSON.stringify({ year: 2021 }),
    });
    await ingest();
    expect(corpus.index.documents()).toMatchObject([
      { year: 2021, issuer: "苏州市人民政府", sourceUrl: "https://www.suzhou.gov.cn/a" },
    ]);
    expect(statuses(await ingest({ given: { year: 2022 } }))).toEqual(["updated"]);
    expect(corpus.index.documents()).toMatchObject([{ year: 2022, issuer: "苏州市人民政府" }]);
    expect(corpus.index.ids(corpus.index.select({ yearFrom: 2022, yearTo: 2022 }))).not.toEqual([]);
    write("苏州.txt.json", JSON.stringify({ yaer: 2021 }));
    await expect(ingest()).rejects.toThrow(/苏州\.txt\.json:不认识 yaer/u);
  });

  it("keeps what was given once when something else is given later", async () => {
    const { corpus, write, ingest } = await setting({
      "鼓楼.txt": "鼓楼区2023年法治政府建设报告\n一、主要举措\n全区推进法治政府建设,取得成效,群众满意。\n",
      "苏州.txt": suzhou,
    });
    await ingest();
    write("鼓楼.txt.json", JSON.stringify({ region: "福州市鼓楼区" }));
    write("苏州.txt.json", JSON.stringify({ region: "威海市" }));
    await ingest();
    write("鼓楼.txt.json", JSON.stringify({ year: 2022 }));
    write("苏州.txt.json", JSON.stringify({ year: 2022 }));
    expect(statuses(await ingest())).toEqual(["updated", "updated"]);
    const said = corpus.index.documents().map(({ region, year }) => `${region.code} ${year}`);
    expect(said.sort()).toEqual(["350102 2022", "371000 2022"]);
  });

  it.each([
    ["清单.csv", "文件,省份\na.txt,江苏\n", /不认识“省份”这一列/u],
    ["清单.csv", "文件,地区\nb.txt,苏州市\n", /第 1 条:找不到文件 b\.txt/u],
    ["清单.csv", "文件,地区\na.txt,鼓楼区\n", /不止一处/u],
    ["manifest.json", "{", /不是合法的 JSON/u],
    ["manifest.json", '[{"file":"a.txt","year":"去年"}]', /四位年份/u],
  ])("refuses a wrong %s before anything is done", async (name, content, reason) => {
    const { corpus, ingest } = await setting({ "a.txt": suzhou, [name]: content });
    await expect(ingest()).rejects.toThrow(reason);
    expect(corpus.index.documents()).toEqual([]);
  });

  it("takes in the files of an archive one by one, and knows the archive again", async () => {
    const entries = Object.fromEntries(
      Object.entries(smallReports).map(([name, text]) => [`报告/${name}`, Buffer.from(text)]),
    );
    const { folder, ingest } = await setting({
      "全部.zip": zipSync({ ...entries, "报告/坏.docx": Buffer.from("PK\u0003\u0004坏") }),
    });
    const { outcomes } = await ingest();
    expect(outcomes.map(({ path, status }) => [path.slice(folder.length + 1), status])).toEqual(
      expect.arrayContaining([
        ["全部.zip/报告/苏州.txt", "added"],
        ["全部.zip/报告/坏.docx", "failed"],
      ]),
    );
    // What failed is tried again the next time.
    expect(statuses(await ingest()).sort()).toEqual(["failed", "known", "known", "known"]);
  });

  it("goes on past files that cannot be taken, each with its reason", async () => {
    const deep = `${"<div>".repeat(3000)}x`;
    const { corpus, folder, ingest } = await setting({
      ...smallReports,
      "空.txt": "",
      "junk.pdf": "%PDF-1.7 not really",
      "junk.docx": "PK\u0003\u0004 not really",
      "bomb.zip": zipSync({ "a.txt": new Uint8Array(0) }),
      "deep.html": deep,
      "line.txt": "苏".repeat(1_200_000),
      "画.png": Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ", "base64"),
    });
    const { outcomes } = await ingest();
    for (const outcome of outcomes) {
      if (outcome.status === "failed") expect(outcome.reason).toMatch(/\p{Script=Han}{4,}/u);
    }
    expect(statuses({ outcomes, gone: [] }).filter((status) => status === "added")).toHaveLength(3);
    expect(corpus.index.documents()).toHaveLength(3);
    expect(existsSync(folder)).toBe(true);
  });

  it("sees a file that was touched but not changed as what it is", async () => {
    const { folder, ingest } = await setting({ "苏州.txt": suzhou });
    await ingest();
    utimesSync(join(folder, "苏州.txt"), new Date(), new Date(2000, 1, 1));
    expect(statuses(await ingest())).toEqual(["known"]);
  });
});
