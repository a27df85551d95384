import type { Found, SetAsideLine } from "./report.ts";

const day = String.raw`((?:19|20)\d{2})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})`;
// Dates of publication before dates of making: the same page may print both.
const labels = ["发布时间|发布日期", "更新时间|时间|日期", "成文日期|生成日期|产生日期|发文日期"];
const organ = String.raw`([\p{Script=Han}]{2,40}?(?:人民政府|管委会|管理委员会|委员会|司法局|司法厅|政府|局|厅|办公室|委)(?:办公室)?)`;
const source = new RegExp(String.raw`(?:来源|发布机构|发文机关)\s*[】\])]?\s*[::]\s*${organ}`, "u");

/** The date of publication, ISO: from a labelled line of the page, else the date under the signature. */
export function findPublishDate(setAside: readonly SetAsideLine[]): Found<string> | undefined {
  for (const label of labels) {
    const labelled = new RegExp(String.raw`(?:${label})\s*[】\])]?\s*[::]?\s*${day}`, "u");
    for (const { text } of setAside) {
      const date = isoDate(labelled.exec(text));
      if (date) return { value: date, evidence: { field: "publishDate", source: "label", text } };
    }
  }
  const signed = setAside.filter((line) => line.kind === "date").sort((a, b) => Number(a.before) - Number(b.before));
  for (const { text, before } of signed) {
    const date = isoDate(new RegExp(day, "u").exec(toDigits(text)));
    if (date) return { value: date, evidence: { field: "publishDate", source: before ? "head" : "signature", text } };
  }
  return undefined;
}

/** The organ that issued the report: a named source that is an organ, else the one that signs. Media are no issuers. */
export function findIssuer(setAside: readonly SetAsideLine[]): Found<string> | undefined {
  for (const { text } of setAside) {
    const named = source.exec(text)?.[1];
    if (named) return { value: named, evidence: { field: "issuer", source: "source-line", text } };
  }
  const signed = setAside.find((line) => line.kind === "signature" && !line.before);
  if (signed === undefined) return undefined;
  return { value: signed.text, evidence: { field: "issuer", source: "signature", text: signed.text } };
}

/** Whom the report is addressed to: the author's superior, never the author. */
export function findAddressee(setAside: readonly SetAsideLine[]): Found<string> | undefined {
  const line = setAside.find(({ kind, before }) => kind === "addressee" && before);
  if (line === undefined) return undefined;
  const value = line.text.replace(/[::]$/u, "");
  return { value, evidence: { field: "addressee", source: "addressee", text: line.text } };
}

function isoDate(match: RegExpExecArray | null): string | undefined {
  if (match === null) return undefined;
  const [year, month, date] = match.slice(1, 4).map(Number) as [number, number, number];
  const time = new Date(Date.UTC(year, month - 1, date));
  // 2月30日 would silently become 1 March.
  const exists = time.getUTCMonth() === month - 1 && time.getUTCDate() === date;
  return exists ? time.toISOString().slice(0, 10) : undefined;
}

/** 二〇二四年一月十九日 → 2024年1月19日. */
function toDigits(text: string): string {
  const digits = "〇一二三四五六七八九";
  return text
    .replace(/[○零]/gu, "〇")
    .replace(/([一二三])?十([一二三四五六七八九])?/gu, (_, tens: string | undefined, ones: string | undefined) =>
      String((tens ? digits.indexOf(tens) : 1) * 10 + (ones ? digits.indexOf(ones) : 0)),
    )
    .replace(/[〇一二三四五六七八九]/gu, (character) => String(digits.indexOf(character)));
}
