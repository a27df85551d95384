import type { AnswerOf } from "../../client/client.ts";

/** What the server answers, by the routes it declares. */
export type SearchAnswer = AnswerOf<"get", "/v1/search">;
export type Group = NonNullable<SearchAnswer["groups"]>[number];
export type Hit = Group["hits"][number];
export type Passage = Hit["passage"];
export type Document = Hit["document"];
export type Region = Document["region"];
export type CompareAnswer = AnswerOf<"post", "/v1/compare">;
export type CompareRow = CompareAnswer["rows"][number];
export type Figure = Passage["figures"][number];
export type CoverageAnswer = AnswerOf<"post", "/v1/coverage">;
export type GapsAnswer = AnswerOf<"post", "/v1/gaps">;
export type TimelineAnswer = AnswerOf<"post", "/v1/timeline">;
export type ChangesAnswer = AnswerOf<"post", "/v1/changes">;
export type ReuseAnswer = AnswerOf<"post", "/v1/reuse">;
export type Stats = AnswerOf<"get", "/v1/stats">;
export type Status = CompareRow["status"];
export type OnlyIn = NonNullable<CompareRow["onlyIn"]>;
