import { z } from "zod";
import { catalogueOrders, peerRules } from "../../explore/contract.ts";
import { documentSchema, regionSchema, totalSchema } from "./corpus.ts";
import { numeric } from "./parameters.ts";
import { filterSchema, hitSchema, name, names, offsetSchema, yearSchema } from "./search.ts";

export const reportFilterSchema = filterSchema
  .omit({ section: true, concept: true })
  .meta({ id: "ReportFilter", description: "哪些报告;这里不按章节、举措筛选,免得与比较的结论不一致" });

const statusSchema = z.enum(["present", "related", "absent", "no-report"]);
export const onlyInSchema = z
  .array(z.enum(["plan", "shortcoming"]))
  .meta({ description: "只在打算或不足里提到,不是已经做的事" });
const probability = z.number().min(0).max(1);

const conceptNameSchema = z.strictObject({ id: z.string(), name: z.string() });
const conceptSummaryFields = {
  id: z.string(),
  name: z.string(),
  field: z.string().meta({ description: "领域", example: "行政执法" }),
  aliases: z.array(z.string()).meta({ description: "各地的叫法" }),
  description: z.string(),
  regions: z.int().meta({ description: "有这项举措的地区数" }),
  reports: z.int().meta({ description: "有这项举措的报告数" }),
};

export const catalogueParametersSchema = z.strictObject({
  q: z.string().trim().min(1).max(100).optional().meta({ description: "名称里的字词", example: "执法" }),
  field: name.optional().meta({ description: "领域,如 行政执法" }),
  sort: z.enum(catalogueOrders).default("regions").meta({ description: "次序:有它的地区数、名称、领域" }),
  limit: numeric(z.int().min(1).max(1_000).default(100).meta({ description: "最多几项" })),
  offset: numeric(offsetSchema),
});

export const catalogueAnswerSchema = z
  .strictObject({
    concepts: z.array(z.strictObject(conceptSummaryFields)),
    total: totalSchema,
    fields: z.array(z.string()),
  })
  .meta({ id: "CatalogueAnswer" });

export const lexiconAnswerSchema = z
  .strictObject({
    concepts: z.array(conceptNameSchema.extend({ field: conceptSummaryFields.field })),
    total: totalSchema,
  })
  .meta({ id: "LexiconAnswer" });

export const suggestParametersSchema = z.strictObject({
  q: z
    .string()
    .trim()
    .max(512)
    .default("")
    .meta({ description: "搜索框里已有的字:汉字、全拼(不必打完)或首字母;空着则给例子", example: "mianfa" }),
  limit: numeric(z.int().min(1).max(50).default(8).meta({ description: "最多几条" })),
});

export const suggestAnswerSchema = z
  .strictObject({
    suggestions: z.array(
      z.discriminatedUnion("kind", [
        conceptNameSchema
          .extend({
            kind: z.literal("concept"),
            matched: z.string().optional().meta({ description: "对上的是这个别名或其中一种的名称" }),
            field: conceptSummaryFields.field,
            regions: z.int().meta({ description: "报告里写到已做的地区数(按文字标注);0 则库里没有" }),
          })
          .meta({ id: "SuggestedConcept" }),
        z.strictObject({ kind: z.literal("region"), region: regionSchema }).meta({ id: "SuggestedRegion" }),
      ]),
    ),
    tookMs: z.number(),
  })
  .meta({ id: "SuggestAnswer" });

export const conceptAnswerSchema = z
  .strictObject({
    ...conceptSummaryFields,
    kinds: z.array(z.string()).meta({ description: "其中特定的一种、一部分" }),
    broader: conceptNameSchema.optional(),
    narrower: z.array(conceptNameSchema),
    akin: z.array(conceptNameSchema).meta({ description: "做法不同、作用相同的举措" }),
    notSame: z.array(conceptNameSchema.extend({ why: z.string() })).meta({ description: "容易混淆、并不相同的举措" }),
    where: z.array(
      z.strictObject({
        region: regionSchema,
        year: z.int(),
        status: z.enum(["present", "related", "absent"]),
        onlyIn: onlyInSchema.optional(),
        score: probability,
        document: documentSchema,
        passage: z
          .strictObject({ id: z.string(), label: z.string(), headings: z.array(z.string()) })
          .optional()
          .meta({ description: "说得最清楚的一段" }),
      }),
    ),
  })
  .meta({ id: "ConceptAnswer" });

export const coverageRequestSchema = z
  .strictObject({
    filter: reportFilterSchema.default({}),
    concepts: z.array(name).min(1).max(1_000).optional().meta({ description: "举措的编号或名称;不给则是全部" }),
    fields: names.optional().meta({ description: "领域" }),
  })
  .meta({ id: "CoverageRequest", examples: [{ filter: { within: ["江苏省"] }, fields: ["行政执法"] }] });

const countsSchema = z.strictObject({ present: z.int(), related: z.int(), absent: z.int(), noReport: z.int() });

export const coverageAnswerSchema = z
  .strictObject({
    concepts: z.array(conceptNameSchema.extend({ field: z.string(), counts: countsSchema })),
    rows: z.array(
      z.strictObject({
        region: regionSchema,
        year: z.int().nullable(),
        document: documentSchema.optional(),
        counts: countsSchema,
        cells: z
          .array(
            z.strictObject({
              status: statusSchema,
              onlyIn: onlyInSchema.optional(),
              score: probability,
              passageId: z.string().optional(),
            }),
          )
          .meta({ description: "与 concepts 同序" }),
      }),
    ),
    tookMs: z.number(),
  })
  .meta({ id: "CoverageAnswer" });

export const gapsRequestSchema = z
  .strictObject({
    region: name.meta({ description: "六位代码,或只指一处的名称", example: "威海市" }),
    year: yearSchema.optional().meta({ description: "看哪一年的报告;不给则是最近一份" }),
    peers: reportFilterSchema.optional().meta({ description: "与谁比;不给则先比同省同级,再比各省同级,再比全部" }),
    minShare: probability.default(0.5).meta({ description: "至少多大比例的同类地区有" }),
    limit: z.int().min(1).max(100).default(20),
    offset: offsetSchema,
  })
  .meta({ id: "GapsRequest", examples: [{ region: "威海市", peers: { level: ["prefecture"] } }] });

export const gapsAnswerSchema = z
  .strictObject({
    region: regionSchema,
    year: z.int(),
    peerRule: z.enum(peerRules),
    peerReason: z.string(),
    peers: z.array(z.strictObject({ region: regionSchema, year: z.int() })),
    gaps: z.array(
      z.strictObject({
        concept: conceptNameSchema.extend({ field: z.string() }),
        peersPresent: z.int(),
        peersTotal: z.int(),
        share: probability,
        concreteness: probability.meta({ description: "同类地区说得多具体:数据、文书名目、是否专讲" }),
        own: z.strictObject({
          status: z.enum(["related", "absent"]),
          onlyIn: onlyInSchema.optional(),
          lastSeen: z.int().optional().meta({ description: "本地更早的报告里最后一次有它的年度" }),
        }),
        akinHere: z.array(conceptNameSchema).meta({ description: "本地已有的、作用相同的另一种做法" }),
        examples: z.array(hitSchema),
      }),
    ),
    total: totalSchema,
    tookMs: z.number(),
  })
  .meta({ id: "GapsAnswer" });
