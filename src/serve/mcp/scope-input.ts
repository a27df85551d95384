import { z } from "zod";
import type { Filter } from "../../search/contract.ts";
import { filterSchema, name, yearSchema } from "../schemas/search.ts";

const regionNames = z.array(name).min(1).max(200);

/** Conditions as a model writes them: flat, and few. */
export const scopeFields = {
  regions: regionNames.optional().describe("只看这些地区:名称(如 苏州市)或六位代码"),
  within: regionNames.optional().describe("只看这些省或地级市及其下所有地区,如 江苏省"),
  yearFrom: yearSchema.optional().describe("报告所述年度,从"),
  yearTo: yearSchema.optional().describe("报告所述年度,到"),
};

interface Scope {
  regions?: string[] | undefined;
  within?: string[] | undefined;
  yearFrom?: number | undefined;
  yearTo?: number | undefined;
}

/** The filter that these write, checked as a whole. */
export function filterFrom({ regions, within, yearFrom, yearTo }: Scope): Filter {
  const year = yearFrom === undefined && yearTo === undefined ? undefined : { from: yearFrom, to: yearTo };
  return filterSchema.parse({ region: regions, within, year });
}
