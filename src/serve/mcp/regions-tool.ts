import { z } from "zod";
import { fullName } from "../../corpus/region.ts";
import { tool } from "./tool.ts";

export const listRegions = tool(
  {
    name: "list_regions",
    title: "库里有哪些地区",
    description: "库里有哪些地区、哪些年度的报告。Which regions and years the corpus covers.",
    input: z.strictObject({}),
    output: z.object({
      regions: z.array(z.object({ code: z.string(), name: z.string(), level: z.string(), years: z.array(z.int()) })),
    }),
  },
  async (_, { engine }) => {
    const regions = engine.regions().regions.map(({ region, years }) => ({
      code: region.code,
      name: fullName(region),
      level: region.level,
      years,
    }));
    const lines = regions.map(({ name, code, years }) => `${name}(${code}):${years.join("、")}`);
    return { text: [`共 ${regions.length} 个地区有报告:`, ...lines].join("\n"), structured: { regions } };
  },
);
