import type { CompareAnswer } from "../asking/answers.ts";

const longestTitle = 30;

/** What heads the comparison on paper: the question, how it turned out, and when it was printed. */
export function PaperTitle({ found, shown }: { found: CompareAnswer; shown: number }) {
  const { query, rows, summary } = found;
  const { present, related, absent, noReport } = summary;
  const line = query.replace(/\s+/gu, " ").trim();
  const short = [...line].slice(0, longestTitle).join("");
  return (
    <header className="compare-title">
      <h2>
        {short}
        {short !== line && "…"}:各地比较
      </h2>
      <p>
        比较了 {rows.length - noReport} 份报告:有 {present},相近 {related},未见 {absent},无报告 {noReport}。
        {shown < rows.length && `这里只列出 ${rows.length} 行里的 ${shown} 行。`}
        制表日期 {new Date().toLocaleDateString("zh-CN", { dateStyle: "long" })}。
      </p>
    </header>
  );
}
