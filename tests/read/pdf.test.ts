import { describe, expect, it } from "vitest";
import { pdfReader } from "../../src/read/pdf.ts";
import { column, type PdfPage, type Placed, writePdf } from "./pdf-writer.ts";

// Twenty-six characters to a line of 416 points, as in an official letter: 2 characters of indentation, then flush.
const first = [
  "  2024年,连云港市坚持以习近平新时代中国特色社会主义思想为指导,全",
  "面贯彻党的二十大和二十届二中、三中全会精神,坚持改革与法治相统一,扎",
  "实推进依法行政,不断优化法治环境。",
];
const second = [
  "  一是深化机构改革工作。制定全市机构改革方案、行政执法体制改革实施方",
  "案,动态调整市级议事协调机构。",
];
const heading = "  一、本年度推进法治政府建设的主要举措和成效";
const joined = (lines: readonly string[]): string => lines.map((line) => line.trim()).join("");

async function linesOf(pages: readonly PdfPage[]): Promise<string[]> {
  return (await pdfReader.read(writePdf(pages))).text.split("\n");
}

function footer(text: string): Placed {
  return { text, x: 280, y: 50, size: 14 };
}

function running(text: string): Placed {
  return { text, x: 220, y: 800, size: 9 };
}

describe("the reader of PDF", () => {
  it("rejoins lines into paragraphs", async () => {
    const page = column([...first, heading, ...second, ...first]);
    expect(await linesOf([page])).toEqual([joined(first), heading.trim(), joined(second), joined(first)]);
  });

  it("rejoins a paragraph over the end of a page", async () => {
    const pages = [column([...first, heading, ...second.slice(0, 1)]), column([...second.slice(1), ...first])];
    expect(await linesOf(pages)).toEqual([joined(first), heading.trim(), joined(second), joined(first)]);
  });
});
