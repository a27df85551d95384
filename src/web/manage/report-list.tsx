import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button, FileTrigger } from "react-aria-components";
import { Link } from "wouter";
import { fullName } from "../../corpus/region.ts";
import { reportAddress } from "../address/views.ts";
import type { Document } from "../asking/answers.ts";
import { server } from "../asking/server.ts";
import { Answered } from "../elements/answered.tsx";
import { Pager } from "../elements/pager.tsx";
import { WideTable } from "../elements/wide-table.tsx";
import { ConfirmForm } from "./confirm-form.tsx";
import { formOf } from "./upload-area.tsx";
import { useAttempt, useRefresh, useRemoval } from "./use-changes.ts";

const onPage = 20;

/** Every report, to be corrected, replaced or removed. */
export function ReportList() {
  const [page, setPage] = useState(1);
  const answer = useQuery({
    queryKey: ["documents", "manage", page],
    queryFn: ({ signal }) =>
      server.get("/v1/documents", { parameters: { limit: onPage, offset: (page - 1) * onPage }, signal }),
    placeholderData: keepPreviousData,
  });
  return (
    <section className="manage-part" aria-labelledby="reports">
      <h2 id="reports">库里的报告</h2>
      <Answered answer={answer} waiting="正在列出…">
        {({ documents, total }) => (
          <>
            <WideTable name="报告列表">
              <table className="report-table">
                <thead>
                  <tr>
                    <th scope="col">报告</th>
                    <th scope="col">地区</th>
                    <th scope="col">年度</th>
                    <th scope="col">段数</th>
                    <th scope="col">可做的事</th>
                  </tr>
                </thead>
                <tbody>
                  {documents.map((document) => (
                    <ReportRow key={document.id} document={document} />
                  ))}
                </tbody>
              </table>
            </WideTable>
            <Pager page={page} pages={Math.ceil(total.value / onPage)} go={setPage} />
          </>
        )}
      </Answered>
    </section>
  );
}

function ReportRow({ document }: { document: Document }) {
  const [isOpen, setOpen] = useState(false);
  const remove = useRemoval();
  const replace = useReplacement(document);
  const { id, label, region, year, passages } = document;
  return (
    <>
      <tr>
        <th scope="row">
          <Link href={reportAddress(id)}>{label}</Link>
        </th>
        <td>{fullName(region)}</td>
        <td>{year}</td>
        <td>{passages}</td>
        <td>
          <div className="row">
            <Button className="quiet" aria-expanded={isOpen} onPress={() => setOpen((wasOpen) => !wasOpen)}>
              更正<span className="hidden">“{label}”</span>
            </Button>
            <FileTrigger onSelect={(files) => files?.[0] && void replace(files[0])}>
              <Button className="quiet">
                换文件<span className="hidden">“{label}”</span>
              </Button>
            </FileTrigger>
            <Button className="quiet" onPress={() => void remove(id, label)}>
              删除<span className="hidden">“{label}”</span>
            </Button>
          </div>
        </td>
      </tr>
      {isOpen && (
        <tr>
          <td colSpan={5}>
            <ConfirmForm id={id} region={fullName(region)} year={year} verb="更正" done={() => setOpen(false)} />
          </td>
        </tr>
      )}
    </>
  );
}

/** Another file for the same region and year: it takes the place of the report. */
function useReplacement({ region, year, label }: Document): (file: File) => Promise<void> {
  const attempt = useAttempt();
  const refresh = useRefresh();
  return async (file) => {
    const form = formOf([file], { replace: "true", region: region.code, year: String(year) });
    await attempt(() => server.upload("/v1/documents", form), `正在用“${file.name}”代替“${label}”。`);
    refresh();
  };
}
