import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { lexiconFiles, readLexicon } from "../../src/concepts/read-lexicon.ts";
import { JucuoError } from "../../src/corpus/errors.ts";
import { temporaryFolder } from "../parts.ts";

/** A lexicon folder with these files of entries. */
function folderWith(files: Record<string, string>): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "measures"));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, "measures", name), text);
  return folder;
}

/** What is said of a folder that cannot be read. */
function refusal(...folders: string[]): string {
  try {
    readLexicon(folders);
  } catch (error) {
    if (error instanceof JucuoError && error.code === "unreadable") return error.message;
    throw error;
  }
  throw new Error("The lexicon was read.");
}

const two = `
- id: jianguan
  name: 事中事后监管
- id: chouji
  name: 双随机、一公开
  names: [双随机监管]
  kinds: [跨部门抽查]
  broader: "“事中事后监管”"
  notSame:
    - name: 事中事后监管
      why: 只是其中一种抽法
`;

describe("reading the lexicon", () => {
  it("turns links by name into links by id, and fills in what is not given", () => {
    const lexicon = readLexicon([folderWith({ "执法.yaml": two })]);
    expect(lexicon.get("chouji")).toEqual({
      id: "chouji",
      name: "双随机、一公开",
      field: "其他",
      names: ["双随机监管"],
      kinds: ["跨部门抽查"],
      cues: [],
      description: "",
      sayings: [],
      broader: "jianguan",
      akin: [],
      notSame: [{ id: "jianguan", why: "只是其中一种抽法" }],
    });
  });

  it("reads .yaml, .yml and .json in the order of their names, and nothing else", () => {
    const json = JSON.stringify([{ id: "c", name: "综合查一次" }], null, "\t");
    const files = { "b.yml": "- {id: b, name: 免罚轻罚}", "a.yaml": two, "c.json": json, "d.txt": "[", ".e.yaml": "[" };
    const lexicon = readLexicon([folderWith(files)]);
    expect(lexicon.concepts.map(({ id }) => id)).toEqual(["jianguan", "chouji", "b", "c"]);
  });

  it("has nothing to read in a folder without entries or that is missing", () => {
    const folder = temporaryFolder();
    expect(lexiconFiles([folder, join(folder, "nichts")])).toEqual([]);
    expect(readLexicon([folder]).concepts).toEqual([]);
  });

  it("lets an entry of a later folder take the place of one with the same id", () => {
    const own = folderWith({ "本市.yaml": "- {id: chouji, name: 双随机抽查, names: [双随机监管]}" });
    const lexicon = readLexicon([folderWith({ "执法.yaml": two }), own]);
    expect(lexicon.concepts.map(({ id, name }) => [id, name])).toEqual([
      ["jianguan", "事中事后监管"],
      ["chouji", "双随机抽查"],
    ]);
    expect(lexicon.named("双随机一公开")).toBeUndefined();
    expect(lexicon.wider("chouji")).toEqual([]);
  });

  it.each([
    ["bad YAML", "- id: a\n  name: [免罚清单\n- x", ["line 3"]],
    ["text that is no list", "id: a\nname: 免罚轻罚", ["应是一个列表"]],
    ["an empty file", "", ["应是一个列表"]],
    ["a missing name", "- {id: b, name: 综合查一次}\n- {id: a, names: [免罚]}", ["第 2 条(a)", "name"]],
    ["a missing id", "- name: 免罚轻罚", ["第 1 条", "id"]],
    ["an id in capitals", "- {id: Mianfa, name: 免罚轻罚}", ["第 1 条(Mianfa)", "id", "小写"]],
    ["a name of one character", "- {id: a, name: 免}", ["第 1 条(a)", "name", "至少两个字"]],
    ["another name of one character", "- {id: a, name: 免罚轻罚, names: [免罚, 免]}", ["(a)", "names.1", "至少两个字"]],
    ["a cue of one word", "- {id: a, name: 免罚轻罚, cues: [[免罚]]}", ["(a)", "cues.0", "至少两个词"]],
    ["a field that is not known", "- {id: a, name: 免罚轻罚, nmaes: [免罚]}", ["(a)", "nmaes"]],
    ["an entry that is no entry", "- 免罚轻罚", ["第 1 条"]],
    ["an id given twice", "- {id: a, name: 免罚轻罚}\n- {id: a, name: 综合查一次}", ["编号 a", "两次"]],
    ["a link to nothing", "- {id: a, name: 免罚轻罚, broader: 包容审慎}", ["a 提到的“包容审慎”", "不在词库里"]],
    ["a neighbour that is not there", "- {id: a, name: 免罚轻罚, notSame: [{name: 柔性执法}]}", ["a 提到的“柔性执法”"]],
    ["a measure wider than itself", "- {id: a, name: 免罚轻罚, broader: 免罚轻罚}", ["a 的 broader", "一圈"]],
  ])("refuses %s and says where", (_, text, said) => {
    const message = refusal(folderWith({ "执法.yaml": text }));
    for (const part of ["执法.yaml", ...said]) expect(message).toContain(part);
  });

  it("refuses a name in two entries, however it is written, also as a kind", () => {
    const first = folderWith({ "执法.yaml": two });
    for (const own of ["name: 双随机一公开", "name: 抽查, names: [“双随机监管”]", "name: 抽查, kinds: [跨部门抽查]"]) {
      const message = refusal(first, folderWith({ "本市.yaml": `- {id: b, ${own}}` }));
      expect(message).toMatch(/本市\.yaml.*“.+”既是 chouji 又是 b 的叫法/u);
    }
  });

  it("refuses a circle of several measures", () => {
    const circle = [
      ["a", "免罚轻罚", "柔性执法"],
      ["b", "柔性执法", "包容审慎"],
      ["c", "包容审慎", "免罚轻罚"],
    ].map(([id, name, broader]) => ({ id, name, broader }));
    expect(refusal(folderWith({ "执法.json": JSON.stringify(circle) }))).toMatch(
      /执法\.json.*[abc] 的 broader 绕成了一圈/u,
    );
  });

  it("refuses a name of one character in quotes, which would stand everywhere", () => {
    expect(refusal(folderWith({ "执法.yaml": "- {id: a, name: “免”}" }))).toContain("执法.yaml");
  });

  it("refuses an id that another file of the same folder has", () => {
    expect(
      refusal(folderWith({ "a.yaml": "- {id: a, name: 免罚轻罚}", "b.yaml": "- {id: a, name: 综合查一次}" })),
    ).toContain("a");
  });
});
