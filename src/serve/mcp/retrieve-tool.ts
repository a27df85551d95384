import { z } from "zod";
import { querySchema } from "../schemas/search.ts";
import { filterFrom, scopeFields } from "./scope-input.ts";
import { tool } from "./tool.ts";

export const retrieveForDrafting = tool(
  {
    name: "retrieve_for_drafting",
    title: "取起草材料",
    description:
      "为起草文稿取各地报告的原文:逐字引用、带编号出处、地区分散、去除近似重复、不超过给定字数。" +
      "Verbatim passages with numbered citations within a character budget, spread over regions.",
    input: z.strictObject({
      queries: z.array(querySchema).min(1).max(10).describe("要写的几个方面,各用一句话"),
      ...scopeFields,
      maxCharacters: z.int().min(500).max(20_000).default(6_000).describe("总字数上限"),
      diversity: z.number().min(0).max(1).default(0.5).describe("0 只看相关,1 尽量分散"),
      perRegion: z.int().min(1).max(20).optional().describe("每个地区最多几段"),
    }),
    output: z.object({
      passages: z.array(
        z.object({
          citation: z.string(),
          passageId: z.string(),
          source: z.string(),
          text: z.string(),
          score: z.number(),
          status: z.enum(["present", "related"]),
        }),
      ),
      usedCharacters: z.int(),
    }),
  },
  async ({ queries, maxCharacters, diversity, perRegion, ...scope }, { drafter }) => {
    const shape = { queries, maxCharacters, diversity, perRegion, asWords: [] };
    const { markdown, passages, usedCharacters } = await drafter.retrieve({ ...shape, filter: filterFrom(scope) });
    const quoted = passages.map(({ citation, passageId, source, text, score, status }) => ({
      citation,
      passageId,
      source,
      text,
      score,
      status,
    }));
    return { text: markdown, structured: { passages: quoted, usedCharacters } };
  },
);
