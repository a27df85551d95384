import { z } from "zod";
import { documentSchema, passageSchema, regionSchema, totalSchema } from "./corpus.ts";
import { noParametersSchema, pageParameters } from "./parameters.ts";
import { filterSchema, querySchema } from "./search.ts";

const watchFilterSchema = filterSchema
  .omit({ documentId: true })
  .meta({ id: "WatchFilter", description: "只看哪些报告,写法与检索相同" });

export const watchRequestSchema = z
  .strictObject({
    query: querySchema,
    filter: watchFilterSchema.optional(),
    name: z.string().trim().min(1).max(100).optional().meta({ description: "列表里的称呼,不写就用问题本身" }),
  })
  .meta({ id: "WatchRequest", examples: [{ query: "免罚轻罚", filter: { within: ["江苏省"] } }] });

const said = {
  status: z.enum(["present", "related"]).meta({ description: "present 有;related 只有相近的、打算做的或不足" }),
  onlyIn: z
    .array(z.enum(["plan", "shortcoming"]))
    .optional()
    .meta({ description: "只在打算或不足里提到,不是已经做的事" }),
};

const findingSchema = z
  .strictObject({
    id: z.string().meta({ description: "同一关注里的同一份报告总是同一个编号", example: "urn:uuid:…" }),
    watchId: z.string(),
    document: documentSchema,
    region: regionSchema,
    year: z.int(),
    kind: z.enum(["new", "updated"]).meta({ description: "new 新收入的报告;updated 代替了旧文本,或改正了地区、年度" }),
    ...said,
    score: z.number().min(0).max(1),
    passages: z
      .array(
        z.strictObject({
          passage: passageSchema,
          score: z.number(),
          ...said,
          citation: z.string().meta({ description: "出处:报告和段落所在的标题" }),
        }),
      )
      .meta({ description: "原文,最多 3 段,判断所依据的在前;各段的 status 是单凭这一段怎么说" }),
    foundAt: z.string().meta({ description: "核对出来的时刻" }),
    judgedBy: z.string().meta({ description: "判断所用的模型、词库和校准;换了就不同" }),
  })
  .meta({ id: "WatchFinding" });

export const watchSchema = z
  .strictObject({
    id: z.string().meta({ example: "3" }),
    name: z.string(),
    query: z.string(),
    filter: filterSchema,
    createdAt: z.string(),
    baseline: z
      .strictObject({ present: z.int(), related: z.int(), absent: z.int() })
      .meta({ description: "建立关注时库里已有的报告怎么说;这些不算新的" }),
    counts: z
      .strictObject({ present: z.int(), related: z.int(), unread: z.int() })
      .meta({ description: "此后发现的报告;unread 是命令行 watch report 还没有报过的" }),
    unchecked: z.int().meta({ description: "已收入而还没有核对的报告,稍后再看" }),
    latest: z.array(findingSchema),
    problem: z.string().optional().meta({ description: "最近一次核对为什么没有成功;会再试" }),
  })
  .meta({ id: "Watch" });

export const watchesAnswerSchema = z
  .strictObject({ watches: z.array(watchSchema), total: totalSchema })
  .meta({ id: "WatchesAnswer" });

export const findingsParametersSchema = z.strictObject({
  ...pageParameters,
  since: z
    .union([z.iso.date(), z.iso.datetime({ offset: true })], {
      error: "应写作 2024-01-31 或 2024-01-31T08:00:00+08:00",
    })
    .optional()
    .meta({ description: "这一时刻及以后发现的,按 foundAt;只写日期时从当天零时(服务器所在时区)起" }),
});

export const findingsAnswerSchema = z
  .strictObject({
    watchId: z.string(),
    findings: z.array(findingSchema),
    withdrawn: z
      .array(
        z.strictObject({
          id: z.string(),
          watchId: z.string(),
          documentId: z.string(),
          label: z.string(),
          region: z.strictObject({ code: z.string(), name: z.string() }),
          year: z.int(),
          goneAt: z.string(),
        }),
      )
      .meta({ description: "报告已删除、被代替或不再符合的旧发现,请勿再引用;最近 100 条" }),
    total: totalSchema,
  })
  .meta({ id: "FindingsAnswer" });

export const feedParametersSchema = noParametersSchema.extend({
  format: z.enum(["atom", "json"]).default("atom").meta({ description: "Atom 1.0 或 JSON Feed 1" }),
});

/** A JSON Feed, version 1. */
export const jsonFeedSchema = z
  .strictObject({
    version: z.literal("https://jsonfeed.org/version/1"),
    title: z.string(),
    home_page_url: z.string(),
    feed_url: z.string(),
    description: z.string(),
    author: z.strictObject({ name: z.string() }),
    items: z.array(
      z.strictObject({
        id: z.string(),
        url: z.string(),
        title: z.string(),
        content_html: z.string().meta({ description: "报告文字已转义,不会当作网页代码" }),
        date_modified: z.string(),
        author: z.strictObject({ name: z.string() }),
        tags: z.array(z.string()),
      }),
    ),
  })
  .meta({ id: "JsonFeed" });
