import { useQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import { fullName } from "../../corpus/region.ts";
import { addressOf, reportAddress } from "../address/views.ts";
import type { Document } from "../asking/answers.ts";
import { server } from "../asking/server.ts";
import { Answered } from "../elements/answered.tsx";
import { genreNames, isDoubtful } from "./document-words.ts";
import { EvidenceTable } from "./evidence-table.tsx";
import { OriginalButton } from "./original-button.tsx";

/** What report this is, what one has to know of it, and where each of its fields was read. */
export function ReportHead({ document }: { document: Document }) {
  const { id, label, region, year, genre, issuer, publishDate, passages, characters } = document;
  return (
    <header className="report-head">
      <Link className="report-back no-print" href={addressOf("reports")}>
        全部报告
      </Link>
      <h1>{label}</h1>
      <p className="report-facts">
        <span>{fullName(region)}</span>
        <span>{year}年</span>
        <span>{genreNames[genre]}</span>
        <span>{issuer ?? "发布单位未写明"}</span>
        <span>{publishDate === undefined ? "发布日期未写明" : `${publishDate} 发布`}</span>
        <span>
          {passages} 段,{characters.toLocaleString("zh-CN")} 字
        </span>
      </p>
      <Warnings document={document} />
      <div className="report-actions no-print">
        <OriginalButton id={id} />
        <SourceLink address={document.sourceUrl} />
        <EvidenceFold document={document} />
      </div>
    </header>
  );
}

function Warnings({ document: { warnings, duplicateOf, genre } }: { document: Document }) {
  const isRules = genre === "regulation";
  if (warnings.length === 0 && duplicateOf === undefined && !isRules) return null;
  return (
    <ul className="report-warnings" aria-label="要知道的">
      {isRules && <li>这是法规规章,不是报告:写的是规定,不是做了的事。</li>}
      {duplicateOf !== undefined && (
        <li>
          与<Link href={reportAddress(duplicateOf)}>另一份</Link>几乎相同,不重复计数,也不参与查询。
        </li>
      )}
      {warnings.map((warning) => (
        <li key={warning}>{warning}</li>
      ))}
    </ul>
  );
}

/** The address a report came from; only a web address becomes a link, whatever was written there. */
function SourceLink({ address }: { address: string | undefined }) {
  if (address === undefined) return null;
  if (!/^https?:\/\//iu.test(address)) return <span className="report-source">来源:{address}</span>;
  return (
    <a className="quiet" href={address} target="_blank" rel="noreferrer">
      原网页(在新窗口打开)
    </a>
  );
}

function EvidenceFold({ document }: { document: Document }) {
  const answer = useQuery({
    queryKey: ["document", document.id],
    queryFn: ({ signal }) => server.get("/v1/documents/{id}", { path: { id: document.id }, signal }),
  });
  const doubtful = answer.data?.evidence.filter(isDoubtful).length ?? 0;
  return (
    <details className="evidence">
      <summary className="quiet">
        报告信息从哪里读到
        {doubtful > 0 && <span className="evidence-doubt">({doubtful} 项存疑)</span>}
      </summary>
      <Answered answer={answer} waiting="正在取…">
        {(detail) => <EvidenceTable detail={detail} />}
      </Answered>
    </details>
  );
}
