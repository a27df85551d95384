import { type Fields, list, oneOf, type StateOf, text, whole, writeState, year } from "./fields.ts";

/** Which reports: the same conditions, written the same way, in every view that has them. */
export const scopeFields = { region: list(), within: list(), level: list(), yearFrom: year(), yearTo: year() };

/** Each view with its path and all that its address says, so that a link shows the same view again. */
export const views = {
  home: { path: "/", fields: {} },
  search: {
    path: "/search",
    fields: {
      q: text(),
      ...scopeFields,
      section: list(),
      concept: list(),
      asWords: list(),
      groupBy: oneOf("region", "document"),
      page: whole({ min: 1, max: 1000, initial: 1 }),
    },
  },
  compare: {
    path: "/compare",
    fields: {
      q: text(),
      concept: text(),
      passage: text(),
      ...scopeFields,
      asWords: list(),
      status: list(),
      figures: oneOf("", "chart", "table"),
      column: whole({ min: 0, max: 200, initial: 0 }),
    },
  },
  coverage: {
    path: "/coverage",
    fields: {
      ...scopeFields,
      field: list(),
      sort: oneOf("lexicon", "regions", "name"),
      rows: oneOf("some", "all"),
      show: oneOf("heat", "count"),
      cell: text(),
    },
  },
  gaps: {
    path: "/gaps",
    fields: {
      of: text(),
      year: year(),
      peersWithin: list(),
      level: list(),
      share: whole({ min: 0, max: 100, initial: 50 }),
      page: whole({ min: 1, max: 100, initial: 1 }),
    },
  },
  timeline: {
    path: "/timeline",
    fields: { q: text(), concept: text(), ...scopeFields, asWords: list(), cell: text() },
  },
  changes: { path: "/changes", fields: { of: text(), from: year(), to: year() } },
  reports: {
    path: "/reports",
    fields: { ...scopeFields, name: text(), page: whole({ min: 1, max: 1000, initial: 1 }) },
  },
  draft: { path: "/draft", fields: { q: list() } },
  reuse: { path: "/reuse", fields: { span: whole({ min: 1, max: 100_000, initial: 1 }) } },
  manage: { path: "/manage", fields: {} },
} as const satisfies Record<string, { path: string; fields: Fields }>;

export type ViewName = keyof typeof views;
export type ViewState<V extends ViewName> = StateOf<(typeof views)[V]["fields"]>;

/** The address of a view. */
export function addressOf<V extends ViewName>(view: V, state: Partial<ViewState<V>> = {}): string {
  const { path, fields } = views[view];
  return path + writeState(fields as Fields, state);
}

/** What the address of a report says beside its id: the passage one comes for, the measure whose passages are marked. */
export const reportFields = { passage: text(), concept: text() };

/** The address of a report, with the passage that one comes for and the measure to mark. */
export function reportAddress(documentId: string, passage = "", concept = ""): string {
  return `/reports/${encodeURIComponent(documentId)}${writeState(reportFields, { passage, concept })}`;
}
