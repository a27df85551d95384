import { stripVTControlCharacters } from "node:util";
import type {
  ChangedMeasure,
  ChangesAnswer,
  ContinuedMeasure,
  LonePassage,
  Quote,
} from "../explore/changes-contract.ts";
import type { MovedFigure } from "../explore/moved-figures.ts";
import type { StatedStartAt, TimelineAnswer, TimelineRow, YearStatus } from "../explore/timeline-contract.ts";
import type { WordDifference } from "../explore/wording.ts";
import type { Hit } from "../search/contract.ts";

const signs: Record<YearStatus, string> = { present: "●", related: "○", absent: "×", unknown: "?" };
// Enough to recognise a passage by; the whole text is in --json.
const longestQuote = 120;
const beforeMark = 30;
const longestUnchanged = 24;

/** A timeline for a person at a terminal: a row of years for each region, and what the texts say themselves. */
export function printTimeline({ query, years, rows, summary }: TimelineAnswer): string {
  const span = years.length === 0 ? "库里没有报告" : `${years[0]}–${years.at(-1)} 年`;
  const counts = `已写到 ${summary.present},只有打算 ${summary.planned},相近 ${summary.related},未见 ${summary.absent},没有报告 ${summary.noReport}`;
  return [
    `“${plain(query)}”:${span}\n地区:${counts}\n● 已写到  ○ 只有相近的、打算或不足  × 报告里未见  ? 没有报告,无从得知`,
    ...rows.map(timelineRow),
  ].join("\n\n");
}

function timelineRow(row: TimelineRow): string {
  const { region, years, first, firstPlanned, statedStart } = row;
  return [
    `${region.name}(${region.province}) ${years.map(({ status }) => signs[status]).join("")}`,
    `   ${firstWords(row)}`,
    ...(first ? [`   ${quoted(first.passage)}`] : []),
    ...(firstPlanned ? [`   先有打算:${firstPlanned.year} 年报告 ${quoted(firstPlanned.passage)}`] : []),
    ...statedStart.map((stated) => `   ${statedWords(stated)}`),
  ].join("\n");
}

function firstWords({ status, first, unknownBefore, lastWithout }: TimelineRow): string {
  if (status === "no-report") return "库里没有报告,无从得知。";
  if (first === null) return status === "absent" ? "库里的报告均未见。" : "库里的报告都没有写到已在做。";
  if (unknownBefore) return `库里最早的报告(${first.year} 年)就已写到,可能更早。`;
  const gap = first.year - (lastWithout ?? first.year) > 1 ? ",其间没有报告" : "";
  return `库里最早写到:${first.year} 年报告${lastWithout === undefined ? "" : `(${lastWithout} 年报告没有写到${gap})`}。`;
}

function statedWords({ text, year, reportYear }: StatedStartAt): string {
  return `文中自述:${year} 年(“${plain(text)}”,见 ${reportYear} 年报告)`;
}

/** What changed between two years, for a person at a terminal. */
export function printChanges({
  region,
  fromYear,
  toYear,
  measures,
  otherPassages,
  notes,
  summary,
}: ChangesAnswer): string {
  const counts = `新增 ${summary.new},延续 ${summary.continued}(改写 ${summary.reworded}),未再提 ${summary.dropped},不能断定 ${summary.uncertain}`;
  const others = otherPassages;
  return [
    [`${region.name} ${fromYear} → ${toYear}:${counts}`, ...notes.map((note) => `注意:${note}`)].join("\n"),
    ...section(
      "新增",
      measures.new.map((one) => measureLines(one, "after")),
    ),
    ...section("延续", measures.continued.map(continuedLines)),
    ...section(
      `${toYear} 年报告未再提(没有写到不等于没有做)`,
      measures.dropped.map((one) => measureLines(one, "before")),
    ),
    ...section(
      "不能断定",
      measures.uncertain.map((one) => measureLines(one, one.after.status === "present" ? "after" : "before")),
    ),
    ...section("词库之外:新的段落", others?.new.map(loneLines) ?? []),
    ...section(
      "词库之外:延续的段落",
      others?.continued.map(({ before, after, figures }) =>
        [`${quote(before)}\n   → ${quote(after)}`, ...figures.map(figureLine)].join("\n"),
      ) ?? [],
    ),
    ...section("词库之外:未再提的段落", others?.dropped.map(loneLines) ?? []),
    ...section("词库之外:不能断定的段落", others?.uncertain.map(loneLines) ?? []),
  ].join("\n\n");
}

function section(title: string, entries: readonly string[]): string[] {
  return entries.length === 0 ? [] : [[`【${title}】`, ...entries.map((entry) => ` · ${entry}`)].join("\n")];
}

function measureLines({ concept, note, ...said }: ChangedMeasure, side: "before" | "after"): string {
  const { passage } = said[side];
  return [
    `${concept.name}${note === undefined ? "" : `(${note.replace(/。$/u, "")})`}`,
    ...(passage ? [`   ${quoted(passage)}`] : []),
  ].join("\n");
}

function continuedLines({ concept, before, after, reworded, wordDiff, figures }: ContinuedMeasure): string {
  const wording =
    wordDiff === undefined
      ? [before, after].flatMap(({ passage }) => (passage ? [`   ${quoted(passage)}`] : []))
      : [`   ${difference(wordDiff)}`];
  return [
    `${concept.name}${reworded ? (wordDiff ? "(改写)" : "(两年写法不同)") : ""}`,
    ...wording,
    ...figures.map(figureLine),
  ].join("\n");
}

function figureLine({ what, before, after, difference: by, ratio }: MovedFigure): string {
  const times = ratio === null ? "" : `,为原来的 ${Math.round(ratio * 1000) / 10}%`;
  return `   数字 ${plain(what)}:${before.text} → ${after.text}(${by > 0 ? "+" : ""}${by}${times})`;
}

/** [-gone-]{+new+}; long stretches that stayed the same are shortened in their middle. */
function difference(words: readonly WordDifference[]): string {
  return words
    .map(({ kind, text }) => {
      const shown = oneLine(text);
      if (kind === "added") return `{+${shown}+}`;
      if (kind === "removed") return `[-${shown}-]`;
      const half = longestUnchanged / 2;
      return shown.length > longestUnchanged ? `${shown.slice(0, half)}…${shown.slice(-half)}` : shown;
    })
    .join("");
}

function loneLines(lone: LonePassage): string {
  const { note, nearest } = lone;
  return [
    `${quote(lone)}${note === undefined ? "" : `(${note.replace(/。$/u, "")})`}`,
    ...(nearest ? [`   相近:${quote(nearest)}`] : []),
  ].join("\n");
}

/** The passage around the first place that was marked: a long one may speak of it late. */
function quoted({ passage, document, highlights }: Hit): string {
  const [marked] = highlights;
  const from = Math.max(0, Math.min((marked?.start ?? 0) - beforeMark, passage.text.length - longestQuote));
  return quote({ passage, document }, from);
}

function quote({ passage, document }: Quote, from = 0): string {
  const text = oneLine(passage.text.slice(from, from + longestQuote));
  const [before, after] = [from > 0 ? "…" : "", from + longestQuote < passage.text.length ? "…" : ""];
  return `${before}${text}${after}——《${oneLine(document.label)}》`;
}

function oneLine(text: string): string {
  return plain(text).replace(/\s+/gu, " ").trim();
}

/** Text of a report cannot steer the terminal. */
function plain(text: string): string {
  return stripVTControlCharacters(text).replace(/(?!\n)\p{Cc}/gu, "");
}
