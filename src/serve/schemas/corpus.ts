import { z } from "zod";
import { evidenceFields, genres } from "../../corpus/document.ts";
import { sectionKinds } from "../../corpus/passage.ts";
import { levels } from "../../corpus/region.ts";

export const levelSchema = z.enum(levels).meta({ description: "行政层级" });
export const sectionSchema = z.enum(sectionKinds).meta({ description: "章节的性质:做了的、不足、打算" });

export const regionSchema = z
  .strictObject({
    code: z.string().meta({ description: "六位行政区划代码", example: "320700" }),
    name: z.string(),
    level: levelSchema,
    province: z.string(),
    prefecture: z.string().optional(),
    county: z.string().optional(),
  })
  .meta({ id: "Region" });

export const genreSchema = z
  .enum(genres)
  .meta({ description: "年度报告、政府工作报告、政策解读、法规规章等规定、其他" });

const documentFields = {
  id: z.string(),
  title: z.string().nullable().meta({ description: "报告上印的标题;没有印则为 null" }),
  label: z.string().meta({ description: "列表和引用里的称呼:标题,或地区加年度" }),
  region: regionSchema,
  year: z.int().meta({ description: "报告所述的年度,不是发布的年份" }),
  genre: genreSchema,
  issuer: z.string().optional(),
  documentNumber: z.string().optional().meta({ description: "本文件的文号" }),
  publishDate: z.string().optional(),
  sourceUrl: z.string().optional(),
  duplicateOf: z.string().optional().meta({ description: "与此几乎相同的另一份报告;不重复计数,不参与检索" }),
  format: z.string(),
  characters: z.int(),
  passages: z.int(),
  warnings: z.array(z.string()).meta({ description: "读取这个文件时要知道的事" }),
  addedAt: z.string(),
};
export const documentSchema = z.strictObject(documentFields).meta({ id: "Document" });

export const evidenceSchema = z
  .strictObject({
    field: z.enum(evidenceFields),
    source: z.string(),
    text: z.string(),
    confidence: z.number().meta({ description: "0–1;用户给出的为 1,低于 0.75 的请确认" }),
  })
  .meta({ id: "Evidence" });
export const documentDetailSchema = z
  .strictObject({
    ...documentFields,
    evidence: z.array(evidenceSchema).meta({ description: "每个字段是从哪里读到的" }),
  })
  .meta({ id: "DocumentDetail" });

export const figureSchema = z
  .strictObject({
    text: z.string(),
    value: z.number(),
    unit: z.string(),
    kind: z.enum(["count", "percent", "amount", "ratio"]),
    change: z.enum(["up", "down"]).optional(),
    approximate: z.boolean(),
    what: z.string(),
  })
  .meta({ id: "Figure" });

export const spanSchema = z.strictObject({ start: z.int(), end: z.int() }).meta({ id: "Span" });

export const passageSchema = z
  .strictObject({
    id: z.string(),
    documentId: z.string(),
    text: z.string(),
    role: z.enum(["title", "heading", "text"]),
    headings: z.array(z.string()),
    label: z.string().meta({ description: "点明这项举措的一个分句" }),
    section: sectionSchema,
    start: z.int().meta({ description: "在整理后正文里的起点,UTF-16 单位" }),
    end: z.int(),
    concepts: z.array(z.string()),
    figures: z.array(figureSchema),
  })
  .meta({ id: "Passage" });

export const totalSchema = z.strictObject({ value: z.int(), relation: z.enum(["eq", "gte"]) }).meta({ id: "Total" });

export const documentsAnswerSchema = z
  .strictObject({ documents: z.array(documentSchema), total: totalSchema })
  .meta({ id: "DocumentsAnswer" });
export const contentAnswerSchema = z
  .strictObject({ id: z.string(), content: z.string() })
  .meta({ id: "ContentAnswer" });
export const passageAnswerSchema = z
  .strictObject({ passage: passageSchema, document: documentSchema })
  .meta({ id: "PassageAnswer" });
export const contextAnswerSchema = z
  .strictObject({ passages: z.array(passageSchema), document: documentSchema })
  .meta({ id: "ContextAnswer" });
export const documentPassagesAnswerSchema = z
  .strictObject({
    document: documentSchema,
    passages: z.array(passageSchema).meta({ description: "全部段落,按原文次序,连同标题;首尾相接就是全文" }),
  })
  .meta({ id: "DocumentPassagesAnswer" });

const coverageSchema = z
  .strictObject({ region: regionSchema, years: z.array(z.int()), documents: z.int(), passages: z.int() })
  .meta({ id: "RegionCoverage" });
export const regionsAnswerSchema = z
  .strictObject({ regions: z.array(coverageSchema), total: totalSchema })
  .meta({ id: "RegionsAnswer" });
export const statsSchema = z
  .strictObject({
    documents: z.int(),
    passages: z.int(),
    searchablePassages: z.int(),
    regions: z.int(),
    years: z.array(z.int()),
    coverage: z.array(coverageSchema),
    missing: z.array(z.strictObject({ region: regionSchema, years: z.array(z.int()) })),
    model: z.strictObject({ name: z.string(), dimension: z.int(), tokenWidth: z.int(), sha256: z.string() }),
    fingerprint: z.string().meta({ description: "内容相同的两个索引,此值相同" }),
  })
  .meta({ id: "Stats" });
