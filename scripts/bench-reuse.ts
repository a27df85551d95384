// npm run bench:reuse: a draft of 10 000 characters against 100 000 passages of real text, first when nothing is kept and
// then again, beside reading the bare text of all of them once. Texts only: reuse needs no vectors.

import { fileURLToPath } from "node:url";
import { bareText } from "../src/concepts/bare-text.ts";
import type { Document } from "../src/corpus/document.ts";
import type { Passage } from "../src/corpus/passage.ts";
import { alignDraft } from "../src/draft/align-draft.ts";
import { BareCorpus } from "../src/draft/bare-corpus.ts";
import { haystackTexts } from "./haystack.ts";

const emptyPassage: Passage = {
  id: "",
  documentId: "",
  text: "",
  role: "text",
  headings: [],
  label: "",
  section: "measure",
  start: 0,
  end: 0,
  concepts: [],
  figures: [],
};
const emptyDocument: Document = {
  id: "",
  title: null,
  label: "",
  region: { code: "110000", name: "北京市", level: "province", province: "北京市" },
  year: 2020,
  genre: "other",
  format: "txt",
  characters: 0,
  passages: 0,
  warnings: [],
  addedAt: "2020-01-01T00:00:00.000Z",
};
const passages = 100_000;
const perDocument = 40;
const draftCharacters = 10_000;

const texts = haystackTexts(fileURLToPath(new URL("../../shared/scale/", import.meta.url)), passages);
const byDocument = new Map<string, Passage[]>();
const byId = new Map<string, Passage>();
for (const [at, { text }] of texts.entries()) {
  const documentId = `d${Math.floor(at / perDocument)}`;
  const passage = { ...emptyPassage, id: `${documentId}-${at}`, documentId, text, end: text.length };
  byDocument.set(documentId, [...(byDocument.get(documentId) ?? []), passage]);
  byId.set(passage.id, passage);
}
const documents = [...byDocument.keys()].map((id) => ({ ...emptyDocument, id }));
const index = {
  revision: () => 1,
  passagesOf: (id: string) => byDocument.get(id) ?? [],
  passage: (id: string) => byId.get(id),
};
// Every second paragraph is one of the corpus, the others are of none.
const draft = draftOf(texts.map(({ text }) => text));
const corpus = new BareCorpus(index);

const reading = await seconds(() => {
  for (const { text } of texts) bareText(text);
});
console.log(
  `${texts.length} passages, draft of ${draft.length} characters; reading all texts: ${reading.toFixed(2)} s`,
);
for (const name of ["nothing kept", "bare texts kept"]) {
  let found = 0;
  const took = await seconds(async () => {
    found = (await alignDraft(draft, documents, { corpus, index })).length;
  });
  console.log(`${name}: ${took.toFixed(2)} s, ${(took / reading).toFixed(2)} of reading; ${found} alignments`);
}

function draftOf(all: readonly string[]): string {
  let text = "";
  for (let at = 0; text.length < draftCharacters; at += 997) {
    const copied = all[at % all.length] ?? "";
    text += `${copied}\n${[...copied].reverse().join("")}\n`;
  }
  return text.slice(0, draftCharacters);
}

async function seconds(work: () => Promise<void> | void): Promise<number> {
  const startedAt = performance.now();
  await work();
  return (performance.now() - startedAt) / 1000;
}
