import { readFileSync } from "node:fs";
import { type CleanText, clean } from "../src/clean/clean.ts";
import { Divisions } from "../src/corpus/divisions.ts";
import type { Passage } from "../src/corpus/passage.ts";
import { parse } from "../src/parse/parse.ts";
import type { Report } from "../src/parse/report.ts";
import { read } from "../src/read/read.ts";
import { segment } from "../src/segment/segment.ts";

export interface SampleFacts {
  city: string;
  label: string;
  file: string;
  title: string | null;
  region: string;
  levelCode: string;
  province: string;
  prefecture: string;
  year: number;
  publishDate: string | null;
  organ: string | null;
  addressee: string | null;
  level1: { text: string }[];
  level2: { text: string }[];
  furniture: { text: string }[];
  furnitureFragments: string[];
}

export interface Sample {
  facts: SampleFacts;
  cleaned: CleanText;
  report: Report;
  passages: Passage[];
}

const metadata = JSON.parse(readFileSync(new URL("relevance/metadata.json", import.meta.url), "utf8")) as {
  documents: SampleFacts[];
};

/** The five sample reports, through all stages up to the passages, beside what a person read in them. */
export const samples: readonly Sample[] = await Promise.all(
  metadata.documents.map(async (facts) => {
    const bytes = readFileSync(new URL(`../index-data/corpus/${facts.file}`, import.meta.url));
    const cleaned = clean((await read(bytes, facts.file)).text);
    const { content, furniture, headings } = cleaned;
    const report = parse({ content, setAside: furniture, headings, divisions: new Divisions() });
    const passages = segment({ content, blocks: report.blocks, documentId: facts.city });
    return { facts, cleaned, report, passages };
  }),
);
