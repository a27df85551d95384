import type { ChildNode, Document, Element } from "domhandler";

type Parent = Document | Element;

/** What a walk meets: a node on the way down, or an element again on the way up. */
export type Step = { node: ChildNode; way: "down" | "up" };

/**
 * The nodes below `root` in the order of the text. `skip` leaves out an element with all below it. Without recursion:
 * a page may nest its elements a hundred thousand deep.
 */
export function* walk(root: Parent, skip: (element: Element) => boolean): Generator<Step> {
  const stack: Step[] = [];
  const push = (parent: Parent): void => {
    for (let at = parent.children.length - 1; at >= 0; at--) {
      const node = parent.children[at];
      if (node !== undefined) stack.push({ node, way: "down" });
    }
  };
  push(root);
  for (let step = stack.pop(); step !== undefined; step = stack.pop()) {
    const { node, way } = step;
    if (way === "up" || !isElement(node)) {
      yield step;
      continue;
    }
    if (skip(node)) continue;
    yield step;
    stack.push({ node, way: "up" });
    push(node);
  }
}

export function isElement(node: ChildNode | Parent): node is Element {
  return node.type === "tag" || node.type === "script" || node.type === "style";
}

/** All text below, white space collapsed. */
export function textOf(element: Parent, skip: (element: Element) => boolean): string {
  let text = "";
  for (const { node, way } of walk(element, skip)) {
    if (way === "down" && node.type === "text") text += node.data;
    else if (isElement(node) && !inline.has(node.name)) text += " ";
  }
  return collapse(text).trim();
}

const inline = new Set(
  "a abbr acronym b bdi bdo big cite code dfn em font i img ins kbd label mark o:p q s samp small span st1 strike strong sub sup time tt u var wbr".split(
    " ",
  ),
);

export function isInline({ name }: Element): boolean {
  return inline.has(name) || name.includes(":");
}

/** White space as a browser shows it; a line break in the source between Chinese characters is none. */
export function collapse(text: string): string {
  return text
    .replace(
      /(?<=[\p{Script=Han}\u3000-\u303F\uFF00-\uFFEF])[ \t]*[\r\n]\s*(?=[\p{Script=Han}\u3000-\u303F\uFF00-\uFFEF])/gu,
      "",
    )
    .replace(/[ \t\r\n\f]+/gu, " ");
}
