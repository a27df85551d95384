import { createHash } from "node:crypto";
import { titleOf } from "../corpus/cite.ts";
import type { Divisions } from "../corpus/divisions.ts";
import type { Document } from "../corpus/document.ts";
import type { Passage } from "../corpus/passage.ts";
import type { FoundPassage, KnownFinding } from "../index/embedded/watch-tables.ts";
import type { PassageIndex } from "../index/passage-index.ts";
import type { Said, Watch, WatchFinding, Withdrawn } from "./contract.ts";

type Finder = Pick<Watch, "id" | "createdAt">;

/** A finding with its report and passages as the index holds them now; undefined when the report is gone. */
export function shownFinding(found: KnownFinding, watch: Finder, index: PassageIndex): WatchFinding | undefined {
  const { documentId, kind, score, foundAt, judgedBy } = found;
  const document = index.document(documentId)?.document;
  if (document === undefined) return undefined;
  const { region, year } = document;
  const passages = found.passages.flatMap((quoted) => {
    const passage = index.passage(quoted.passageId);
    const citation = passage && citationOf(document, passage);
    return passage && citation ? [{ passage, score: quoted.score, ...said(quoted), citation }] : [];
  });
  return {
    id: urnOf(watch, documentId),
    watchId: watch.id,
    document,
    region,
    year,
    kind,
    ...said(found),
    score,
    passages,
    foundAt,
    judgedBy,
  };
}

/** What is told of a finding that stands no more: whose report it was, and none of its words. */
export function shownWithdrawal(found: KnownFinding, watch: Finder, divisions: Divisions): Withdrawn {
  const { documentId, label, region: code, year, goneAt } = found;
  return {
    id: urnOf(watch, documentId),
    watchId: watch.id,
    documentId,
    label,
    region: { code, name: divisions.get(code)?.name ?? code },
    year,
    goneAt: goneAt ?? "",
  };
}

function said({ status, onlyIn }: Pick<FoundPassage, "status" | "onlyIn">): Said {
  return { status, ...(onlyIn.length > 0 && { onlyIn }) };
}

function citationOf(document: Document, { headings }: Passage): string {
  return [titleOf(document), ...headings].join(" › ");
}

/** A UUID of form 8 over what makes a finding this one, so that feed readers of several servers can tell them apart. */
function urnOf({ id, createdAt }: Finder, documentId: string): string {
  const hash = createHash("sha256")
    .update(JSON.stringify([createdAt, id, documentId]))
    .digest("hex");
  const variant = ((Number.parseInt(hash.charAt(16), 16) & 3) | 8).toString(16);
  const parts = [hash.slice(0, 8), hash.slice(8, 12), `8${hash.slice(13, 16)}`, variant + hash.slice(17, 20)];
  return `urn:uuid:${[...parts, hash.slice(20, 32)].join("-")}`;
}
