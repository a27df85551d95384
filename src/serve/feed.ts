import { Feed, type Item } from "feed";
import { titleOf } from "../corpus/cite.ts";
import type { LatestFinding, WatchFinding } from "../watch/contract.ts";
import { statusWord } from "../watch/status-word.ts";

export const feedFormats = { atom: "application/atom+xml", json: "application/feed+json" } as const;
type FeedFormat = keyof typeof feedFormats;

/** Where the server is reached, e.g. `http://127.0.0.1:3000`. */
export interface FeedPlace {
  base: string;
  format: FeedFormat;
}

const title = "举措:关注的新发现";
// A feed without entries is as old as nothing.
const never = new Date(0);

/**
 * Findings, newest first, as Atom 1.0 or JSON Feed. What reports say is text in it, whatever it looks like. The same
 * findings give the same bytes.
 */
export function writeFeed(latest: readonly LatestFinding[], { base, format }: FeedPlace): string {
  const self = `${base}/v1/watches/feed?format=${format}`;
  const newest = latest[0]?.finding.foundAt;
  const feed = new Feed({
    id: "urn:jucuo:watches",
    title,
    description: "新收入的报告里,哪些回答了关注的问题",
    link: `${base}/v1/watches`,
    feedLinks: { [format]: self },
    updated: newest === undefined ? never : new Date(newest),
    author: { name: "举措 jucuo" },
    generator: "jucuo",
  });
  for (const one of latest) feed.addItem(itemOf(one, { base, format }));
  return format === "atom" ? feed.atom1() : feed.json1();
}

function itemOf({ watch, finding }: LatestFinding, { base, format }: FeedPlace): Item {
  const { id, document, region, year, foundAt } = finding;
  const status = statusWord(finding);
  const kind = finding.kind === "updated" ? "(更新)" : "";
  const heading = `〔${status}〕${region.name} ${year} 年${kind}:${watch.name}`;
  return {
    id,
    // A title is HTML in the Atom that is written here, and plain text in JSON Feed.
    title: format === "atom" ? escapeHtml(heading) : clean(heading),
    link: linkOf(document, base),
    date: new Date(foundAt),
    content: contentOf(finding, watch.query),
    author: [{ name: clean(document.issuer ?? region.name) }],
    category: [{ name: status, term: finding.status }],
  };
}

function contentOf({ passages, document }: WatchFinding, query: string): string {
  const quotations = passages.map(
    // What is said of the words stands outside them: they are quoted as they are.
    ({ passage, citation, ...said }) =>
      `<p>〔${statusWord(said)}〕${escapeHtml(citation)}:</p><blockquote><p>${escapeHtml(passage.text.trim())}</p></blockquote>`,
  );
  return [`<p>问题:${escapeHtml(query)}</p><p>报告:${escapeHtml(titleOf(document))}</p>`, ...quotations].join("\n");
}

/** Where the report was published; here, where nobody said so or what was said is no address of a page. */
function linkOf({ id, sourceUrl }: WatchFinding["document"], base: string): string {
  const isPage = sourceUrl !== undefined && URL.canParse(sourceUrl) && /^https?:/iu.test(sourceUrl);
  return isPage ? sourceUrl : `${base}/v1/documents/${encodeURIComponent(id)}`;
}

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

function escapeHtml(text: string): string {
  return clean(text).replace(/[&<>"']/gu, (character) => entities[character] ?? "");
}

/** Without what XML 1.0 cannot hold: control characters, halves of pairs, non-characters. */
function clean(text: string): string {
  return text.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, "");
}
