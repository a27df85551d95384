import { z } from "zod";
import { documentSchema, regionSchema, sectionSchema, totalSchema } from "./corpus.ts";
import { numeric } from "./parameters.ts";
import { limitSchema, offsetSchema } from "./search.ts";

export const candidatesParametersSchema = z.strictObject({
  limit: numeric(limitSchema),
  offset: numeric(offsetSchema),
  minRegions: numeric(
    z.int().min(1).max(1_000).default(2).meta({ description: "至少几个地区讲到;为 1 时一地几年都讲的也算" }),
  ),
});

const exampleSchema = z.strictObject({
  passageId: z.string(),
  document: documentSchema,
  section: sectionSchema,
  label: z.string(),
  text: z.string().meta({ description: "原文里的一句" }),
  start: z.int().meta({ description: "这一句在整理后正文里的起点,UTF-16 单位" }),
  end: z.int(),
});

const candidateSchema = z
  .strictObject({
    id: z.string().meta({ description: "由所含的句子而定:句子不变,编号不变" }),
    words: z.array(z.string()).meta({ description: "这些句子共有、别处少见的词,最能说明的在前" }),
    suggestedName: z.string(),
    regions: z.array(regionSchema),
    reports: z.int().meta({ description: "几份报告(地区加年度)" }),
    sentences: z.int(),
    passages: z.array(exampleSchema).meta({ description: "每份报告一句,最多五句,最有代表性的在前" }),
    cohesion: z.number().meta({ description: "各句彼此的相近程度,0–1" }),
    nearestConcepts: z
      .array(z.strictObject({ id: z.string(), name: z.string(), similarity: z.number() }))
      .meta({ description: "词库里意思最近的举措:也许只是它的另一种叫法" }),
    entry: z.string().meta({ description: "可改好后贴进自己词库(lexicon/measures/own.yaml)的条目" }),
  })
  .meta({ id: "Candidate" });

export const candidatesAnswerSchema = z
  .strictObject({
    candidates: z.array(candidateSchema),
    total: totalSchema,
    unfitted: z.int().meta({ description: "举措、履职章节里没有任何已知举措的段数" }),
    sentences: z
      .strictObject({ uncovered: z.int(), compared: z.int() })
      .meta({ description: "已知举措都没有说到的句数,其中比较过的句数" }),
  })
  .meta({ id: "CandidatesAnswer" });
