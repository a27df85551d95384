import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";

const src = resolve(import.meta.dirname, "../src");
const arrows: Record<string, readonly string[]> = {
  corpus: [],
  vectors: [],
  read: [],
  clean: [],
  parse: [],
  segment: [],
  tokenize: [],
  embed: ["vectors"],
  concepts: ["tokenize", "embed", "vectors"],
  index: ["tokenize", "vectors"],
  search: ["parse", "index", "tokenize", "embed", "concepts", "vectors"],
  explore: ["search", "index", "tokenize", "embed", "concepts", "vectors"],
  draft: ["search", "index", "tokenize", "embed", "concepts", "vectors"],
  export: ["search"],
  watch: ["search", "index", "tokenize"],
  serve: ["search", "explore", "draft", "export", "watch"],
  client: ["serve"],
  web: ["client"],
  terminal: ["search", "explore", "draft", "export", "index", "watch", "ingest.ts", "ingest-folder.ts"],
};
const owners: Record<string, string> = {
  nodejieba: "tokenize",
  "@xenova/transformers": "embed",
  "hnswlib-node": "index/embedded",
  "better-sqlite3": "index/embedded",
  "pinyin-pro": "tokenize",
  yaml: "concepts",
  express: "serve",
  compression: "serve",
  multer: "serve",
  feed: "serve",
  "opencc-js": "corpus",
  htmlparser2: "read",
  "pdfjs-dist/legacy/build/pdf.mjs": "read",
  "word-extractor": "read",
  "read-excel-file/node": "read",
  yauzl: "read",
  diff: "explore",
  "@modelcontextprotocol/sdk/server/index.js": "serve",
  "@modelcontextprotocol/sdk/server/stdio.js": "serve",
  "@modelcontextprotocol/sdk/server/streamableHttp.js": "serve",
  "@modelcontextprotocol/sdk/types.js": "serve",
  "iconv-lite": "read",
  "csv-stringify/sync": "export",
  docx: "export",
  "write-excel-file/node": "export",
  react: "web",
  "react-dom/client": "web",
  "react-aria-components": "web",
  "@tanstack/react-query": "web",
  wouter: "web",
  "echarts/core": "web",
  "echarts/charts": "web",
  "echarts/components": "web",
  "echarts/renderers": "web",
};

const files = readdirSync(src, { recursive: true, encoding: "utf8" }).filter((name) => /\.tsx?$/u.test(name));
const imports = files.flatMap((file) => {
  const text = readFileSync(join(src, file), "utf8");
  return [...text.matchAll(/from "([^"]+)"/gu)].map((match) => ({ file, target: match[1] ?? "" }));
});

describe("the layout", () => {
  it("lets the page see the server through its client alone, and nouns of the corpus that are plain functions", () => {
    const outside = imports.filter(({ file, target }) => file.startsWith("web/") && target.startsWith("../../"));
    expect(outside.length).toBeGreaterThan(1);
    expect(
      outside.filter(
        ({ target }) => !/^\.\.\/\.\.\/(?:client\/client|corpus\/(?:figure-words|source-line|words))\.ts$/u.test(target),
      ),
    ).toEqual([]);
  });

  it("lets each stage import only corpus, itself and what design allows", () => {
    const wrong = imports.filter(({ file, target }) => {
      const stage = file.split("/")[0] ?? "";
      if (!file.includes("/") || !target.startsWith(".")) return false;
      const to = relative(src, resolve(src, dirname(file), target)).split("/")[0] ?? "";
      return ![stage, "corpus", ...(arrows[stage] ?? [])].includes(to);
    });
    expect(wrong).toEqual([]);
  });

  it("keeps each outside library in one place", () => {
    const wrong = imports.filter(
      ({ file, target }) => owners[target] !== undefined && !file.startsWith(owners[target]),
    );
    expect(wrong).toEqual([]);
  });
});
