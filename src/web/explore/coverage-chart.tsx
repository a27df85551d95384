import { useMemo } from "react";
import { addressOf } from "../address/views.ts";
import { Charted } from "./charted.tsx";
import type { Spread } from "./coverage-rows.ts";

const most = 20;
const head = ["举措", "领域", "有的地区数", "有报告的地区数"];

/** The measures that most regions have, as bars and as a table. */
export function CoverageChart({ spreads }: { spreads: readonly Spread[] }) {
  const top = useMemo(
    () =>
      spreads
        .filter(({ having }) => having > 0)
        .sort((a, b) => b.having - a.having || a.name.localeCompare(b.name, "zh"))
        .slice(0, most),
    [spreads],
  );
  const bars = useMemo(
    () => top.map(({ name, having, regions }) => ({ label: name, value: having, note: `${having}/${regions}` })),
    [top],
  );
  return (
    <Charted
      id="most-had"
      title={`写到的地区最多的 ${top.length} 项举措`}
      name="有这项举措的地区数"
      unit="个地区"
      table="写到的地区最多的举措"
      bars={bars}
      head={head}
      rows={top.map(({ name, field, having, regions }) => ({
        cells: [name, field, String(having), String(regions)],
        href: addressOf("compare", { concept: name }),
      }))}
    />
  );
}
