import type { Document, Element } from "domhandler";
import { isElement, textOf, walk } from "./html-tree.ts";

const unread = new Set(
  "script style noscript template iframe object embed svg canvas select option button textarea input head".split(" "),
);
const frame = new Set(["nav", "header", "footer", "aside"]);
const frameName =
  /(?:^|[-_\s])(?:nav|menu|foot(?:er)?|copyright|share|side(?:bar)?|related|crumbs?|breadcrumbs?|recommend|hot|login|search|tool(?:bar)?|friend(?:ly)?-?links?)(?:$|[-_\s\d])/iu;
// Pages of some publishers make their article visible by script only: invisible is not yet hidden.
const hiddenStyle = /display\s*:\s*none/iu;
// What a page may hold beside its article and still be one article: a site's motto, a copyright sentence.
const mostBesides = 120;
const shareBesides = 0.05;

/** Elements whose text nobody sees: scripts, forms, what the page hides. */
export function isUnread(element: Element): boolean {
  return unread.has(element.name) || "hidden" in element.attribs || hiddenStyle.test(element.attribs.style ?? "");
}

/**
 * The element that holds the article: from the body downwards as long as one child has all sentences but a few. Not
 * chosen by class names, which every site invents anew; and never so narrow that a chapter stays outside.
 */
export function findContent(page: Document): Document | Element {
  const prose = measureProse(page);
  const proseOf = (element: Element): number => prose.get(element) ?? 0;
  let content: Document | Element = page;
  for (;;) {
    const children: Element[] = content.children.filter(isElement);
    const [best] = children.toSorted((a, b) => proseOf(b) - proseOf(a));
    if (best === undefined) return content;
    const all = isElement(content) ? proseOf(content) : sum(children.map(proseOf));
    const besides = all - proseOf(best);
    if (proseOf(best) === 0 || besides > Math.max(mostBesides, shareBesides * all)) return content;
    // A paragraph of its own is no container: the article is then this one paragraph with its neighbours.
    if (best.name === "p" && children.length > 1) return content;
    content = best;
  }
}

/** Whether an element inside the article is a frame around it all the same: menus, lists of links, share bars. */
export function isFrame(element: Element): boolean {
  if (frame.has(element.name)) return true;
  const { class: className = "", id = "" } = element.attribs;
  if (!frameName.test(className) && !frameName.test(id) && !isLinkList(element)) return false;
  return proseLength(textOf(element, isUnread)) < mostBesides;
}

function isLinkList(element: Element): boolean {
  if (!["ul", "ol", "div", "table", "td"].includes(element.name)) return false;
  let [links, linked, all] = [0, 0, 0];
  let inLink = 0;
  for (const { node, way } of walk(element, isUnread)) {
    if (isElement(node) && node.name === "a") {
      inLink += way === "down" ? 1 : -1;
      if (way === "down") links++;
    } else if (node.type === "text") {
      const length = node.data.trim().length;
      all += length;
      if (inLink > 0) linked += length;
    }
  }
  return links >= 3 && linked > 0.6 * all;
}

/** Characters of sentences that are no links, for each element. */
function measureProse(page: Document): Map<Element, number> {
  const prose = new Map<Element, number>();
  for (const { node, way } of walk(page, (element) => isUnread(element) || element.name === "a")) {
    if (way === "down" && node.type === "text") add(prose, node.parent, proseLength(node.data));
    else if (way === "up" && isElement(node)) add(prose, node.parent, prose.get(node) ?? 0);
  }
  return prose;
}

function add(prose: Map<Element, number>, to: Element["parent"], length: number): void {
  if (to !== null && isElement(to as Element)) prose.set(to as Element, (prose.get(to as Element) ?? 0) + length);
}

/** A text with a full stop or two commas is a sentence; a menu has neither. */
function proseLength(text: string): number {
  const bare = text.replace(/\s+/gu, "");
  return /[。;；]|[,，、].*[,，、]/u.test(bare) && /\p{Script=Han}/u.test(bare) ? bare.length : 0;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
