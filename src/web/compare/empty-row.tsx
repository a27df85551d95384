import { Link } from "wouter";
import { addressOf, reportAddress } from "../address/views.ts";
import type { CompareRow } from "../asking/answers.ts";
import { StatusMark } from "../elements/status-mark.tsx";
import { RowHead } from "./row-head.tsx";

/** A report that says nothing of it, or none at all: in words over the whole width, so that nobody overlooks it. */
export function EmptyRow({ row, words }: { row: CompareRow; words: string }) {
  const { status, onlyIn, year, document } = row;
  return (
    <>
      <RowHead row={row} />
      <td data-label="结论">
        <StatusMark status={status} onlyIn={onlyIn} />
      </td>
      <td colSpan={3} className="row-empty">
        {status === "no-report" ? words : `读过${year}年报告,未见`}
        {document ? (
          <Link className="quiet no-print" href={reportAddress(document.id)}>
            打开这份报告
          </Link>
        ) : (
          <Link className="quiet no-print" href={addressOf("manage")}>
            收入报告
          </Link>
        )}
      </td>
    </>
  );
}
