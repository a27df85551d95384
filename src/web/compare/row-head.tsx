import type { CompareRow } from "../asking/answers.ts";

/** Whose report of which year: stays in sight while its row is read. */
export function RowHead({ row: { region, year } }: { row: Pick<CompareRow, "region" | "year"> }) {
  const above = [...new Set([region.province, region.prefecture])].filter((name) => name && name !== region.name);
  return (
    <th scope="row">
      <div className="row-head">
        <b>{region.name}</b>
        <span className="row-above">{above.join("")}</span>
        {year !== null && <span>{year}年</span>}
      </div>
    </th>
  );
}
