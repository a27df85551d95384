import { titleOf } from "../corpus/cite.ts";
import { plannedOnly, sectionNames } from "../corpus/words.ts";
import type { Filter } from "../search/contract.ts";
import type { Quotation, VerdictCounts, Watch, WatchFinding, Withdrawn } from "../watch/contract.ts";
import { nearWord, statusWord } from "../watch/status-word.ts";
import type { WatchReport } from "../watch/watch-list.ts";
import { plain } from "./plain.ts";

// As other answers at the terminal say it.
const longWords: Readonly<Record<string, string>> = { [sectionNames.plan]: plannedOnly };

/** A watch that was just made, and what the reports that are there say of it. */
export function printNewWatch(watch: Watch): string {
  const { present, related, absent } = watch.baseline;
  return [
    `已关注(编号 ${watch.id}):${asked(watch)}`,
    `库里现有的报告:有 ${present} 份,相近、打算或不足 ${related} 份,未见 ${absent} 份。此后收入的报告会自动核对,用 npx jucuo watch report 查看。`,
  ].join("\n");
}

export function printWatches(watches: readonly Watch[]): string {
  if (watches.length === 0) return '还没有关注。用 npx jucuo watch add "问题" 添加。';
  return watches.map(watchLines).join("\n");
}

/** What is new, watch by watch, each report with the passage that answers best and where it stands. */
export function printReports(reports: readonly WatchReport[], watches: readonly Watch[]): string {
  const failing = watches.flatMap(({ id, problem }) =>
    problem === undefined ? [] : [`关注 ${id} 最近一次没有核对成功:${plain(problem)} 会再试。`],
  );
  const told = reports.map(reportLines);
  const nothing = reports.length === 0 ? [`没有新的发现(共 ${watches.length} 个关注)。`] : [];
  return [...told, ...nothing, ...failing].join("\n\n");
}

/** How many reports answer, by watch, after files were taken in; empty when none does. */
export function printFound(found: ReadonlyMap<string, VerdictCounts>): string {
  const some = [...found].filter(([, { present, related }]) => present + related > 0);
  if (some.length === 0) return "";
  const list = some.map(([id, counts]) => `${id} 号 ${countWords(counts)}`).join(";");
  return `关注的问题在新报告里:${list}。用 npx jucuo watch report 查看。`;
}

function countWords({ present, related }: VerdictCounts): string {
  return [
    ...(present > 0 ? [`有 ${present} 份`] : []),
    ...(related > 0 ? [`相近、打算或不足 ${related} 份`] : []),
  ].join(",");
}

function reportLines({ watch, findings, withdrawn }: WatchReport): string {
  const words = [...new Set(findings.map(statusWord))];
  const counts = words.map((word) => `${word} ${findings.filter((one) => statusWord(one) === word).length} 份`);
  const near = findings.filter((finding) => statusWord(finding) === nearWord);
  const found = findings.filter((finding) => statusWord(finding) !== nearWord);
  return [
    `关注 ${watch.id} ${asked(watch)}${counts.length > 0 ? `:${counts.join(",")}` : ""}`,
    ...found.map(findingLines),
    ...(near.length > 0 ? ["  相近的段落(不是所问的举措):", ...near.map(findingLines)] : []),
    ...withdrawn.map((gone) => withdrawnLine(gone, findings)),
  ].join("\n");
}

function watchLines(watch: Watch): string {
  const { id, counts, unchecked, createdAt, problem } = watch;
  const unread = counts.unread > 0 ? `,未报 ${counts.unread}` : "";
  return [
    `${id}. ${asked(watch)}`,
    `   ${dayOf(createdAt)} 起:有 ${counts.present} 份,相近、打算或不足 ${counts.related} 份${unread}`,
    ...(unchecked > 0 ? [`   还有 ${unchecked} 份报告没有核对`] : []),
    ...(problem === undefined ? [] : [`   最近一次没有核对成功:${plain(problem)}`]),
  ].join("\n");
}

/** `2024-01-31`, where this runs. */
function dayOf(instant: string): string {
  const day = new Date(instant);
  const [month, date] = [day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, "0"));
  return `${day.getFullYear()}-${month}-${date}`;
}

function asked({ name, query, filter }: Watch): string {
  const title = name === query ? `“${plain(query)}”` : `${plain(name)}(“${plain(query)}”)`;
  const where = conditions(filter);
  return where === "" ? title : `${title},只看${plain(where)}`;
}

function conditions({ region = [], within = [], excludeRegion = [], year, level, section, concept }: Filter): string {
  const years = year ? [`${year.from ?? ""}—${year.to ?? ""} 年`] : [];
  const others = [...(level ?? []), ...(section ?? []), ...(concept ?? [])];
  const places = [...region, ...within.map((name) => `${name}及所辖`), ...excludeRegion.map((name) => `${name}除外`)];
  return [...places, ...years, ...others].join("、");
}

function findingLines(finding: WatchFinding): string {
  const { region, year, kind, document, passages } = finding;
  const [best] = passages;
  const title = `〔${longWords[statusWord(finding)] ?? statusWord(finding)}〕${region.name}(${region.province})${year} 年${kind === "updated" ? "〔更新〕" : ""} ${plain(titleOf(document))}`;
  return [`  ${title}`, ...(best ? quotationLines(best) : [])].join("\n");
}

function quotationLines({ passage, score, citation }: Quotation): string[] {
  return [`     ${score.toFixed(2)} ${plain(passage.text.trim())}`, `          ${plain(citation)}`];
}

function withdrawnLine({ region, year, label }: Withdrawn, findings: readonly WatchFinding[]): string {
  const isRenewed = findings.some((finding) => finding.region.code === region.code && finding.year === year);
  const why = isRenewed ? "旧文本已被代替,请改用上面更新的一份" : "报告已删除、被代替或不再符合,请勿再引用";
  return `  〔撤回〕${region.name} ${year} 年 ${plain(label)}:${why}。`;
}
