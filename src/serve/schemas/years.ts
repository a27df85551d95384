import { z } from "zod";
import { startKinds } from "../../explore/stated-start.ts";
import { documentSchema, figureSchema, passageSchema, regionSchema } from "./corpus.ts";
import { asWordsSchema, filterSchema, hitSchema, querySchema, understoodSchema, yearSchema } from "./search.ts";

const name = z.string().trim().min(1).max(100);
const names = z.array(name).min(1).max(200);

export const timelineRequestSchema = z
  .strictObject({
    query: querySchema.optional(),
    passageId: name.optional(),
    concept: name.optional().meta({ description: "举措词库里的名称或编号", example: "河湖长制" }),
    filter: filterSchema
      .omit({ documentId: true, section: true, concept: true })
      .default({})
      .meta({ description: "按整份报告查。年份条件只限定列出哪些年,不改变 first:更早的报告有,就是更早的那一年" }),
    regions: names.optional().meta({ description: "只看这些地区;没有报告的也各占一行" }),
    asWords: asWordsSchema,
  })
  .refine(
    ({ query, passageId, concept }) => [query, passageId, concept].filter((given) => given !== undefined).length === 1,
    { path: ["query"], error: "query、passageId、concept 须给出其一,且只给一个" },
  )
  .meta({ id: "TimelineRequest", examples: [{ query: "河湖长制", filter: { within: ["江苏省"] } }] });

const onlyInSchema = z
  .array(z.enum(["plan", "shortcoming"]))
  .optional()
  .meta({ description: "只在打算或不足里提到,不是已经做的事" });
const sightingSchema = z.strictObject({ year: z.int(), document: documentSchema, passage: hitSchema });

export const timelineAnswerSchema = z
  .strictObject({
    query: z.string(),
    understood: understoodSchema.optional(),
    years: z.array(z.int()).meta({ description: "范围内第一份到最后一份报告的每一年" }),
    rows: z.array(
      z.strictObject({
        region: regionSchema,
        status: z
          .enum(["present", "planned", "related", "absent", "no-report"])
          .meta({ description: "各年合起来:有;只有打算;只有相近的;读过的报告均未见;没有报告" }),
        first: sightingSchema.nullable().meta({ description: "库里最早写到已在做的报告;不等于开始的年份" }),
        unknownBefore: z.boolean().optional().meta({ description: "库里最早的一份报告就已有:可能更早" }),
        lastWithout: z.int().optional().meta({ description: "first 之前最近的一份报告,读过,没有写到已在做" }),
        firstPlanned: sightingSchema.optional().meta({ description: "先有打算:早于 first 的第一份写到打算的报告" }),
        statedStart: z
          .array(
            z.strictObject({
              year: z.int(),
              kind: z.enum(startKinds).meta({ description: "自某年起;某年以来;某日起施行;某年率先、启动" }),
              text: z.string().meta({ description: "原文字句" }),
              passageId: z.string(),
              start: z.int().meta({ description: "在该段文字里的起点,UTF-16 单位" }),
              end: z.int(),
              reportYear: z.int().meta({ description: "哪一年的报告这样写" }),
            }),
          )
          .meta({ description: "文中自己写明的开始年份,与 first 分开" }),
        years: z.array(
          z.strictObject({
            year: z.int(),
            status: z
              .enum(["present", "related", "absent", "unknown"])
              .meta({ description: "unknown:这一年没有报告,无从得知" }),
            onlyIn: onlyInSchema,
            score: z.number(),
            passageId: z.string().optional(),
          }),
        ),
      }),
    ),
    summary: z.strictObject({
      present: z.int(),
      planned: z.int(),
      related: z.int(),
      absent: z.int(),
      noReport: z.int(),
      earliest: z.strictObject({ year: z.int(), regions: z.array(regionSchema) }).optional(),
    }),
    tookMs: z.number(),
  })
  .meta({ id: "TimelineAnswer" });

export const changesRequestSchema = z
  .strictObject({
    region: name.meta({ description: "六位代码,或只指一处的名称", example: "苏州市" }),
    fromYear: yearSchema.meta({ example: 2022 }),
    toYear: yearSchema.meta({ description: "须晚于 fromYear", example: 2023 }),
    concepts: names.optional().meta({ description: "只看这些举措(名称或编号);不给则看全部,也看词库不认得的段落" }),
  })
  .meta({ id: "ChangesRequest", examples: [{ region: "苏州市", fromYear: 2022, toYear: 2023 }] });

const saidSchema = z.strictObject({
  status: z.enum(["present", "related", "absent"]),
  onlyIn: onlyInSchema,
  score: z.number(),
  passage: hitSchema.optional(),
});
const measureFields = {
  concept: z.strictObject({ id: z.string(), name: z.string() }),
  before: saidSchema,
  after: saidSchema,
  note: z.string().optional().meta({ description: "引用前要知道的事,如“2023年报告只在打算中提到。”" }),
};
const changedMeasureSchema = z.strictObject(measureFields).meta({ id: "ChangedMeasure" });
const printedFigureSchema = z.strictObject({
  ...figureSchema.shape,
  passageId: z.string(),
  start: z.int().meta({ description: "在该段文字里的起点,UTF-16 单位" }),
  end: z.int(),
});
const alignmentFields = {
  similarity: z.number().meta({ description: "两段相同字数所占比例,0–1;数字不同不算改写,标点不计" }),
  reworded: z.boolean().meta({ description: "相似度低于 0.9" }),
  wordDiff: z
    .array(z.strictObject({ kind: z.enum(["same", "added", "removed"]), text: z.string() }))
    .optional()
    .meta({ description: "逐词对照;两段不是同一段文字的前后版本时没有" }),
  figures: z
    .array(
      z.strictObject({
        what: z.string(),
        unit: z.string(),
        before: printedFigureSchema,
        after: printedFigureSchema,
        difference: z.number().meta({ description: "后减前;百分比为百分点" }),
        ratio: z.number().nullable().meta({ description: "后除以前;百分比及前为 0 的为 null" }),
      }),
    )
    .meta({ description: "所数的事物、单位、方向都相同的数字;累计数不与当年数比" }),
};
const quoteFields = { passage: passageSchema, document: documentSchema };
const quoteSchema = z.strictObject(quoteFields).meta({ id: "Quote" });
const loneSchema = z
  .strictObject({ ...quoteFields, nearest: quoteSchema.optional(), note: z.string().optional() })
  .meta({ id: "LonePassage" });

export const changesAnswerSchema = z
  .strictObject({
    region: regionSchema,
    fromYear: z.int(),
    toYear: z.int(),
    from: z.array(documentSchema),
    to: z.array(documentSchema),
    measures: z.strictObject({
      new: z.array(changedMeasureSchema),
      continued: z.array(z.strictObject({ ...measureFields, ...alignmentFields })),
      dropped: z.array(changedMeasureSchema).meta({ description: "后一份报告未写到;报告没写不等于没做" }),
      uncertain: z.array(changedMeasureSchema).meta({ description: "一份有,另一份只有相近的:不能断定" }),
    }),
    otherPassages: z
      .strictObject({
        new: z.array(loneSchema),
        continued: z.array(z.strictObject({ before: quoteSchema, after: quoteSchema, ...alignmentFields })),
        dropped: z.array(loneSchema),
        uncertain: z.array(loneSchema),
      })
      .optional()
      .meta({ description: "没有讲到以上举措的段落,按文字对照" }),
    notes: z.array(z.string()).meta({ description: "引用前要知道的、关于两份报告的事" }),
    summary: z.strictObject({
      new: z.int(),
      continued: z.int(),
      reworded: z.int(),
      dropped: z.int(),
      uncertain: z.int(),
    }),
    tookMs: z.number(),
  })
  .meta({ id: "ChangesAnswer" });
