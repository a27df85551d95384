import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { memo } from "react";
import { Button } from "react-aria-components";
import { Link } from "wouter";
import { nameInProvince } from "../../corpus/region.ts";
import { filterOf } from "../address/scope.ts";
import { scopeTitle, useTitle } from "../address/use-title.ts";
import { useView } from "../address/use-view.ts";
import { addressOf, reportAddress, type ViewState } from "../address/views.ts";
import type { Document } from "../asking/answers.ts";
import { server } from "../asking/server.ts";
import { Answered, Nothing } from "../elements/answered.tsx";
import { Pager } from "../elements/pager.tsx";
import { ScopeBar } from "../elements/scope-bar.tsx";
import { genreNames } from "./document-words.ts";
import "./reports-view.css";

const reportsOnPage = 100;

/** All reports of the library, by province and city, to be opened. */
export function ReportsView() {
  const [state, change] = useView("reports");
  useTitle("读报告", [state.name.trim(), scopeTitle(state)].filter(Boolean).join(" "));
  const answer = useQuery({
    queryKey: ["documents", { ...state, name: "" }],
    queryFn: ({ signal }) => askReports(state, signal),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <div className="view-head">
        <h1>读报告</h1>
        {answer.data && <p role="status">{answer.data.total.value} 份报告</p>}
      </div>
      <div className="reports-scope no-print">
        <label className="scope-part">
          <span className="field-name">名称里有</span>
          <input
            className="text-input reports-name"
            type="search"
            placeholder="如 苏州 2023"
            value={state.name}
            onChange={({ target }) => change({ name: target.value }, { replace: true })}
          />
        </label>
        <ScopeBar scope={state} change={(scope) => change({ ...scope, page: 1 })} />
      </div>
      <Answered answer={answer} waiting="正在取报告列表…">
        {({ documents, total }) => <Listed documents={documents} total={total.value} state={state} change={change} />}
      </Answered>
    </>
  );
}

interface ListedProps {
  documents: readonly Document[];
  total: number;
  state: ViewState<"reports">;
  change: ReturnType<typeof useView<"reports">>[1];
}

function Listed({ documents, total, state, change }: ListedProps) {
  const shown = documents.filter((document) => isNamed(document, state.name));
  const pages = Math.ceil(total / reportsOnPage);
  if (shown.length === 0) return <NoneListed total={total} pages={pages} state={state} change={change} />;
  return (
    <>
      <div className="reports sheet">
        <table className="reports-table">
          <thead>
            <tr>
              {["报告", "年度", "发布单位", "发布日期", "段落", "要知道的"].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          {byProvince(shown).map(([province, reports]) => (
            <Province key={province} province={province} reports={reports} />
          ))}
        </table>
      </div>
      {pages > 1 && <p className="reports-note">名称只在这一页里找;要在全部 {total} 份里找,请用“地区”和“年度”。</p>}
      <Pager page={state.page} pages={pages} go={(page) => change({ page })} />
    </>
  );
}

const Province = memo(function Province({ province, reports }: { province: string; reports: readonly Document[] }) {
  return (
    <tbody>
      <tr className="reports-province">
        <th scope="rowgroup" colSpan={6}>
          {province}
        </th>
      </tr>
      {reports.map((document) => (
        <tr key={document.id}>
          <th scope="row">
            <Link href={reportAddress(document.id)}>{document.label}</Link>
            <span className="reports-place">
              {nameInProvince(document.region)}
              {document.genre !== "annual-report" && (
                <span className="reports-genre">{genreNames[document.genre]}</span>
              )}
            </span>
          </th>
          <td data-name="年度">{document.year}</td>
          <td data-name="发布单位">{document.issuer ?? "未写明"}</td>
          <td data-name="发布日期">{document.publishDate ?? "未写明"}</td>
          <td data-name="段落">{document.passages}</td>
          <td data-name="要知道的">
            {document.duplicateOf !== undefined && "与另一份几乎相同,不计入。"}
            {document.warnings.join(" ") || (document.duplicateOf === undefined ? "无" : "")}
          </td>
        </tr>
      ))}
    </tbody>
  );
});

/** Why none is there, and the way on: an empty library, a name that is nowhere on this page, conditions that none meets. */
function NoneListed({ total, pages, state, change }: Omit<ListedProps, "documents"> & { pages: number }) {
  if (state.name.trim() !== "" && total > 0 && state.page <= pages) {
    const where = pages > 1 ? "这一页" : "这些报告";
    return (
      <Nothing title={`${where}里没有名称带“${state.name.trim()}”的`}>
        <Button className="plain" onPress={() => change({ name: "" }, { replace: true })}>
          去掉名称这一条
        </Button>
      </Nothing>
    );
  }
  if (total === 0 && Object.keys(filterOf(state)).length > 0) {
    return (
      <Nothing title="没有符合这些条件的报告">
        <Link className="plain" href={addressOf("reports")}>
          看全部报告
        </Link>
      </Nothing>
    );
  }
  if (total > 0) return <Pager page={state.page} pages={pages} go={(page) => change({ page })} />;
  return (
    <Nothing title="库里还没有报告">
      <Link className="plain" href={addressOf("manage")}>
        收入报告
      </Link>
    </Nothing>
  );
}

function askReports(state: ViewState<"reports">, signal: AbortSignal) {
  const { year, ...places } = filterOf(state);
  const paging = { limit: reportsOnPage, offset: (state.page - 1) * reportsOnPage };
  const parameters = { ...places, yearFrom: year?.from, yearTo: year?.to, ...paging };
  return server.get("/v1/documents", { parameters, signal });
}

/** Every word of the name stands in what one would call the report by: 苏州 2023. */
function isNamed({ label, title, region, year, issuer }: Document, name: string): boolean {
  const called = [label, title, region.province, region.prefecture, region.name, year, issuer].join(" ");
  return name
    .trim()
    .split(/\s+/u)
    .every((word) => called.includes(word));
}

/** Provinces in the order they come in, which is that of the divisions; cities stay together, the last year first. */
function byProvince(documents: readonly Document[]): [string, Document[]][] {
  const provinces = new Map<string, Document[]>();
  for (const document of documents) {
    const { province } = document.region;
    provinces.set(province, [...(provinces.get(province) ?? []), document]);
  }
  for (const reports of provinces.values())
    reports.sort((a, b) => a.region.code.localeCompare(b.region.code) || b.year - a.year);
  return [...provinces];
}
