import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Document, Packer, Paragraph } from "docx";
import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import { Divisions } from "../../src/corpus/divisions.ts";
import { prepare } from "../../src/prepare.ts";
import { temporaryFolder } from "../parts.ts";
import { samples } from "../samples.ts";

const divisions = new Divisions();
const chromium = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((path) =>
  existsSync(path),
);

/** The cleaned text of a sample, paragraph by paragraph, as someone would have typed it into an office program. */
function paragraphsOf({ cleaned }: (typeof samples)[number]): string[] {
  return cleaned.content.trimEnd().split("\n");
}

function pageOf(paragraphs: readonly string[], charset: string): string {
  const escaped = paragraphs.map((text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;"));
  const style = "body{font:16px/1.6 'WenQuanYi Zen Hei',serif}p{margin:0;text-indent:2em}";
  return `<!DOCTYPE html><html><head><meta charset="${charset}"><style>${style}</style></head><body>${escaped.map((text) => `<p>${text}</p>`).join("\n")}</body></html>`;
}

/** White space aside: a line of print has no trailing space, and a number may be set apart. */
async function passagesOf(bytes: Uint8Array, fileName: string): Promise<string[]> {
  const { passages } = await prepare({ bytes, fileName }, divisions);
  return passages.map(({ text }) => text.replace(/\s/gu, ""));
}

function wanted({ passages }: (typeof samples)[number]): string[] {
  return passages.map(({ text }) => text.replace(/\s/gu, ""));
}

describe("a report written out and read again", () => {
  it.each(samples)("comes back from .docx: $facts.city", async (sample) => {
    const children = paragraphsOf(sample).map((text) => new Paragraph({ text }));
    const bytes = await Packer.toBuffer(new Document({ sections: [{ children }] }));
    expect(await passagesOf(bytes, "报告.docx")).toEqual(wanted(sample));
  });

  it.each(samples)("comes back from an .html in GB18030: $facts.city", async (sample) => {
    const bytes = iconv.encode(pageOf(paragraphsOf(sample), "gb18030"), "gb18030");
    expect(await passagesOf(bytes, "报告.html")).toEqual(wanted(sample));
  });

  it.skipIf(chromium === undefined).each(samples)(
    "comes back from a .pdf that a browser printed: $facts.city",
    async (sample) => {
      const folder = temporaryFolder();
      const [page, pdf] = [join(folder, "page.html"), join(folder, "page.pdf")];
      writeFileSync(page, pageOf(paragraphsOf(sample), "utf-8"));
      const options = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--no-pdf-header-footer",
        `--print-to-pdf=${pdf}`,
      ];
      execFileSync(chromium ?? "", [...options, `file://${page}`], { stdio: "ignore" });
      expect(await passagesOf(readFileSync(pdf), "报告.pdf")).toEqual(wanted(sample));
    },
  );

  it.runIf(chromium === undefined)("was not printed to .pdf: there is no chromium on this machine", () => {
    console.warn("The round trip through .pdf was NOT run: chromium was not found.");
  });
});
