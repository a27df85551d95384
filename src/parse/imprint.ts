import type { Found, SetAsideLine } from "./report.ts";

const day = String.raw`((?:19|20)\d{2})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})`;
const separator = String.raw`\s*[】\])）]?\s*(?:[:：|]\s*)*`;
// Dates of publication before dates of making: the same page may print both.
const labels: readonly [label: string, confidence: number][] = [
  ["发布时间|发布日期|发表时间|录入时间|公开日期|公开时间|上网日期|上网时间", 0.97],
  ["更新时间|更新日期|更新(?=[:\\uFF1A])|(?<![\\p{Script=Han}])时\\s*间|(?<![\\p{Script=Han}])日\\s*期", 0.93],
  ["成\\s*文\\s*日\\s*期|生\\s*成\\s*日\\s*期|产\\s*生\\s*日\\s*期|发文日期|印发日期|形成日期", 0.9],
];
// What a site prints of itself: the day of the visit, the years of its copyright.
const stale = /今天(?:是|日期)?|现在是|当前(?:时间|日期)|星期[一二三四五六日天]|版权|copyright|©|备案/iu;
const organWords = String.raw`(?:人民政府(?:办公室|办公厅)?|行政公署|管委会|管理委员会|委员会(?:办公室)?|街道办事处|司法局|司法厅|政府(?:办公室|办公厅|办)?|[\p{Script=Han}]{1,20}(?:局|厅|支队|大队|监督所|研究室|中心)|办公室|司法办|依法治[市县区省]办|(?<=[市县区省])委)`;
const organ = String.raw`([\p{Script=Han}]{2,30}?${organWords})(?![\p{Script=Han}]{0,4}(?:网|日报|晚报|门户|客户端|公众号|发布$))(?<!(?:融媒体|新闻|传媒|宣传)中心|电视台|宣传部)`;
const issuerLabels: readonly [label: string, source: string, confidence: number][] = [
  [
    "制作单位|发布机构|发文机关|发文单位|发布单位|公开机构|制发机关|责任部门|发布机关|信息提供单位",
    "issuer-line",
    0.95,
  ],
  ["(?:文章|信息|稿件|内容)?来\\s*源|供稿(?:单位)?|信息提供", "source-line", 0.85],
];
const number =
  /([\p{Script=Han}]{1,12}(?:〔|\[|[(（]|【)\s*(?:19|20)\d{2}\s*(?:〕|\]|[)）]|】)\s*(?:第\s*)?\d{1,4}\s*号)/u;
const numberLabel = /(?:发文字号|文\s*号|文件编号|文件字号|发文文号)\s*[】\])）]?\s*[:：|]?\s*(.{4,40})/u;

/** The date of publication, ISO: from a labelled line of the page, what the file declares, else the signature's date. */
export function findPublishDate(
  setAside: readonly SetAsideLine[],
  declared: string | undefined,
): Found<string> | undefined {
  const printed = labelled(setAside);
  if (printed !== undefined && printed.evidence.confidence > 0.92) return printed;
  const meta = declared === undefined ? undefined : isoDate(new RegExp(day, "u").exec(declared));
  if (meta !== undefined) return found(meta, "declared", declared ?? "", 0.92);
  if (printed !== undefined) return printed;
  const head = setAside.find(({ kind, before, text }) => kind === "date" && before && !stale.test(text));
  const headDate = head && isoDate(new RegExp(day, "u").exec(toDigits(head.text)));
  if (head && headDate) return found(headDate, "head", head.text, 0.85);
  const signed = findSignedDate(setAside);
  return signed && { ...signed, evidence: { ...signed.evidence, confidence: 0.8 } };
}

/** The date under the signature, ISO. */
export function findSignedDate(setAside: readonly SetAsideLine[]): Found<string> | undefined {
  for (const { kind, text, before } of setAside.toReversed()) {
    if (before || !["date", "signature", "distribution"].includes(kind) || stale.test(text)) continue;
    const date = isoDate(new RegExp(day, "u").exec(toDigits(text)));
    if (date !== undefined) return found(date, "signature", text, 0.9);
  }
  return undefined;
}

/**
 * The organ that issued the report: the one that a line names as such, else the one that signs, else a source that is
 * an organ. Media are no issuers, and a site that only hosts a report is not asked first.
 */
export function findIssuer(
  setAside: readonly SetAsideLine[],
  declared: string | undefined,
  title: string | null,
): Found<string> | undefined {
  const [asIssuer, asSource] = issuerLabels.map(([label, source, confidence]) =>
    issuerAt(setAside, new RegExp(`(?:${label})${separator}${organ}`, "u"), source, confidence),
  );
  // 市政府办公室 names no place: whatever names one goes first.
  const isPlain = /^(?:[省市县区州旗]|自治[区州县])?(?:人民)?(?:政府|司法局|司法厅|委|法治|依法|办公)/u.test(
    asIssuer?.value ?? "",
  );
  if (asIssuer !== undefined && !isPlain) return asIssuer;
  const signed = findSignature(setAside);
  const letterhead = setAside
    .find(({ kind, before }) => kind === "letterhead" && before)
    ?.text.replace(/(?:文件|公报)$/u, "");
  if (signed !== undefined) return issuer(signed, "signature", signed, 0.95);
  if (letterhead !== undefined) return issuer(letterhead, "letterhead", letterhead, 0.93);
  const meta = declared === undefined ? null : new RegExp(`^${organ}$`, "u").exec(declared.trim());
  const titled = isPlain ? new RegExp(`^${organ}关于`, "u").exec(title ?? "")?.[1] : undefined;
  if (titled !== undefined) return issuer(titled, "title", title ?? "", 0.85);
  return (
    asSource ??
    besideDate(setAside) ??
    asIssuer ??
    (meta?.[1] ? issuer(meta[1], "declared", declared ?? "", 0.8) : undefined)
  );
}

/** • 2024-02-19 • 义乌市人民政府 •: an organ without a label beside the date. */
function besideDate(setAside: readonly SetAsideLine[]): Found<string> | undefined {
  const pattern = new RegExp(String.raw`(?:^|[\s•·|])${organ}(?=$|[\s•·|])`, "u");
  for (const { kind, before, text } of setAside) {
    const name = before && kind === "date" ? pattern.exec(text)?.[1] : undefined;
    if (name !== undefined) return issuer(name, "beside-date", text, 0.8);
  }
  return undefined;
}

/** The organ that signs at the end. */
export function findSignature(setAside: readonly SetAsideLine[]): string | undefined {
  const line = setAside.findLast(
    ({ kind, before, text }) => kind === "signature" && !before && !/[:：]|某|[*×]/u.test(text),
  );
  return line?.text
    .replace(/(?:19|20)\d{2}\s*年.*$/u, "")
    .replace(/[(（](?:盖章|章|公章)[)）]$/u, "")
    .replace(/^(?:来源|作者|供稿)\s*[丨|\uFF5C]/u, "")
    .replace(/\s+/gu, "");
}

/** Whom the report is addressed to: the author's superior, never the author. */
export function findAddressee(setAside: readonly SetAsideLine[]): Found<string> | undefined {
  const line = setAside.find(({ kind, before }) => kind === "addressee" && before);
  if (line === undefined) return undefined;
  const value = line.text.replace(/[:：]$/u, "");
  return { value, evidence: { field: "addressee", source: "addressee", text: line.text, confidence: 0.95 } };
}

/** The document's own number, from its letterhead or a labelled line; numbers that the text quotes are others'. */
export function findDocumentNumber(setAside: readonly SetAsideLine[], title: string | null): Found<string> | undefined {
  const made = (value: string, source: string, text: string): Found<string> => ({
    value: value
      .replace(/\s+/gu, "")
      .replace(/[[(（【](?=(?:19|20)\d{2})/u, "〔")
      .replace(/(?<=〔(?:19|20)\d{2})[\])）】]/u, "〕"),
    evidence: { field: "documentNumber", source, text, confidence: 0.95 },
  });
  for (const { kind, text, before } of setAside) {
    const labelledNumber = number.exec(numberLabel.exec(text)?.[1] ?? "")?.[1];
    if (labelledNumber) return made(labelledNumber, "label", text);
    const own = before && kind === "documentNumber" ? number.exec(text)?.[1] : undefined;
    if (own) return made(own, "letterhead", text);
  }
  const titled = number.exec(title ?? "")?.[1];
  return titled && title !== null ? made(titled, "title", title) : undefined;
}

function labelled(setAside: readonly SetAsideLine[]): Found<string> | undefined {
  for (const [label, confidence] of labels) {
    const pattern = new RegExp(`(?:${label})${separator}${day}`, "u");
    for (const [at, { text }] of setAside.entries()) {
      if (stale.test(text) && !/发布|来源/u.test(text)) continue;
      // A label may stand alone on its line, what it announces on the next.
      const next = /[:：]\s*$/u.test(text) ? (setAside[at + 1]?.text ?? "") : "";
      const date = isoDate(pattern.exec((text + next).normalize("NFKC")));
      if (date !== undefined) return found(date, "label", text + next, confidence);
    }
  }
  return undefined;
}

function issuerAt(
  setAside: readonly SetAsideLine[],
  pattern: RegExp,
  source: string,
  confidence: number,
): Found<string> | undefined {
  for (const [at, { text }] of setAside.entries()) {
    const next = /[:：]\s*$/u.test(text) ? (setAside[at + 1]?.text ?? "") : "";
    const name = pattern.exec(text + next)?.[1];
    if (name !== undefined) return issuer(name, source, text + next, confidence);
  }
  return undefined;
}

function found(value: string, source: string, text: string, confidence: number): Found<string> {
  return { value, evidence: { field: "publishDate", source, text, confidence } };
}

function issuer(value: string, source: string, text: string, confidence: number): Found<string> {
  return { value, evidence: { field: "issuer", source, text, confidence } };
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
    .normalize("NFKC")
    .replace(/[○零O]/gu, "〇")
    .replace(/([一二三])?十([一二三四五六七八九])?/gu, (_, tens: string | undefined, ones: string | undefined) =>
      String((tens ? digits.indexOf(tens) : 1) * 10 + (ones ? digits.indexOf(ones) : 0)),
    )
    .replace(/[〇一二三四五六七八九]/gu, (character) => String(digits.indexOf(character)));
}
