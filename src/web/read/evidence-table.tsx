import { fullName } from "../../corpus/region.ts";
import { WideTable } from "../elements/wide-table.tsx";
import {
  confidenceWord,
  type DocumentDetail,
  type Evidence,
  fieldNames,
  genreNames,
  isDoubtful,
  sourceName,
} from "./document-words.ts";

const fields = Object.keys(fieldNames) as Evidence["field"][];

/** Each field of a report: what it was read as, from which words, and how sure that is. */
export function EvidenceTable({ detail }: { detail: DocumentDetail }) {
  return (
    <WideTable name="报告信息的依据">
      <table>
        <thead>
          <tr>
            {["项目", "读作", "依据", "把握"].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <FieldRow key={field} field={field} detail={detail} />
          ))}
        </tbody>
      </table>
    </WideTable>
  );
}

function FieldRow({ field, detail }: { field: Evidence["field"]; detail: DocumentDetail }) {
  const evidence = detail.evidence.find((one) => one.field === field);
  return (
    <tr>
      <th scope="row">{fieldNames[field]}</th>
      <td>{readAs(field, detail, evidence) ?? "没有读到"}</td>
      <td>
        {evidence && (
          <>
            {sourceName(evidence)}
            {evidence.text !== "" && <q className="evidence-words">{evidence.text}</q>}
          </>
        )}
      </td>
      <td className={evidence && isDoubtful(evidence) ? "evidence-doubt" : undefined}>
        {evidence && confidenceWord(evidence)}
      </td>
    </tr>
  );
}

function readAs(field: Evidence["field"], detail: DocumentDetail, evidence: Evidence | undefined) {
  switch (field) {
    case "title":
      return detail.title ?? "原文未印标题";
    case "region":
      return fullName(detail.region);
    case "year":
      return `${detail.year}年`;
    case "genre":
      return genreNames[detail.genre];
    case "addressee":
      return evidence?.text.replace(/[:：]$/u, "");
    default:
      return detail[field];
  }
}
