import { z } from "zod";
import type { Filter } from "../../search/contract.ts";
import {
  asWordsSchema,
  facetsSchema,
  filterSchema,
  groupBySchema,
  groupSizeSchema,
  limitSchema,
  minScoreSchema,
  modeSchema,
  offsetSchema,
  querySchema,
} from "./search.ts";

/** Lists in an address are written `a,b` or by repeating the parameter; numbers and booleans arrive as text. */
const list = <T extends z.ZodType>(schema: T): z.ZodPreprocess<T> =>
  z.preprocess((value) => {
    if (value === undefined) return undefined;
    return (Array.isArray(value) ? value : [value]).flatMap((one: unknown) =>
      typeof one === "string" ? one.split(",") : [one],
    );
  }, schema);
export const numeric = <T extends z.ZodType>(schema: T): z.ZodPreprocess<T> =>
  z.preprocess(
    (value) => (typeof value === "string" && /^-?\d+(?:\.\d+)?$/u.test(value) ? Number(value) : value),
    schema,
  );
const boolean = (description: string) =>
  z.preprocess(
    (value) => (value === "true" ? true : value === "false" ? false : value),
    z.boolean({ error: "应写 true 或 false" }).optional().meta({ description }),
  );
const explain = boolean("说明每一段的分数从何而来");

const filterShape = filterSchema.shape;
const filterParameters = {
  region: list(filterShape.region),
  within: list(filterShape.within),
  level: list(filterShape.level),
  yearFrom: numeric(filterShape.year.unwrap().shape.from),
  yearTo: numeric(filterShape.year.unwrap().shape.to),
};
export const pageParameters = { limit: numeric(limitSchema), offset: numeric(offsetSchema) };
const groupParameters = { groupBy: groupBySchema, groupSize: numeric(groupSizeSchema) };

export const searchParametersSchema = z.strictObject({
  q: querySchema,
  mode: modeSchema,
  ...filterParameters,
  documentId: list(filterShape.documentId),
  section: list(filterShape.section),
  concept: list(filterShape.concept),
  excludeRegion: list(filterShape.excludeRegion),
  ...groupParameters,
  ...pageParameters,
  minScore: numeric(minScoreSchema),
  explain,
  facets: list(facetsSchema),
  asWords: list(asWordsSchema),
});

export const similarParametersSchema = z.strictObject({
  ...groupParameters,
  ...pageParameters,
  excludeSameRegion: boolean("不看同一地区;不给则是 true"),
  excludeNearDuplicates: boolean("不看几乎相同的文字"),
  explain,
});

const neighbours = numeric(z.int().min(0).max(20).default(1).meta({ description: "同一报告里前或后的几段" }));
export const contextParametersSchema = z.strictObject({ before: neighbours, after: neighbours });
export const pageParametersSchema = z.strictObject({
  limit: numeric(z.int().min(1).max(100).default(10).meta({ description: "最多几个" })),
  offset: pageParameters.offset,
});
export const documentsParametersSchema = z.strictObject({ ...filterParameters, ...pageParameters });
export const noParametersSchema = z.strictObject({});
export const noPathSchema = z.strictObject({});
export const idPathSchema = z.strictObject({
  id: z.string().min(1).max(100).meta({ description: "编号;举措也可用名称" }),
});

/** The filter that these parameters write, checked as a whole. */
export function filterOf(parameters: Partial<z.infer<typeof searchParametersSchema>>): Filter {
  const { yearFrom, yearTo, region, within, level, documentId, section, concept, excludeRegion } = parameters;
  const year = yearFrom === undefined && yearTo === undefined ? undefined : { from: yearFrom, to: yearTo };
  return filterSchema.parse({ region, within, level, year, documentId, section, concept, excludeRegion });
}
