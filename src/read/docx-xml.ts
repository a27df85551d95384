import type { Element, ParentNode } from "domhandler";
import { DomHandler } from "domhandler";
import { Parser } from "htmlparser2";
import { JucuoError } from "../corpus/errors.ts";

// A real report nests some thirty deep; what walks the tree may recurse below this.
const maxDepth = 300;
// A report of three hundred pages with tracked changes has some four hundred thousand.
const maxElements = 3_000_000;

/** A part of an office document → its tree. Throws `unreadable` when it nests too deep, `too_large` when it is too big. */
export function parseXml(bytes: Uint8Array): ParentNode {
  const handler = new BoundedHandler();
  new Parser(handler, { xmlMode: true }).end(new TextDecoder(encodingOf(bytes)).decode(bytes));
  return handler.root;
}

class BoundedHandler extends DomHandler {
  private elements = 0;

  override onopentag(name: string, attributes: Record<string, string>): void {
    this.elements++;
    if (this.tagStack.length > maxDepth) throw new JucuoError("unreadable", "文件的结构嵌套过深,无法读取。");
    if (this.elements > maxElements) throw new JucuoError("too_large", "文件的内容过多,无法读取。");
    super.onopentag(name, attributes);
  }
}

/** Programs write UTF-8; the standard also allows UTF-16, with a mark. */
function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  return bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : "utf-8";
}

/** The name without its prefix: which prefix stands for which namespace differs between programs. */
export function nameOf(element: Element): string {
  return withoutPrefix(element.name);
}

/** The attribute of this name, under any prefix. */
export function attribute(element: Element | undefined, name: string): string | undefined {
  if (element === undefined) return undefined;
  const found = Object.keys(element.attribs).find((key) => withoutPrefix(key) === name);
  return found === undefined ? undefined : element.attribs[found];
}

/** The child elements, or those of one name. */
export function children(parent: ParentNode | undefined, name?: string): Element[] {
  const elements = (parent?.children ?? []).filter((node): node is Element => node.type === "tag");
  return name === undefined ? elements : elements.filter((element) => nameOf(element) === name);
}

/** The first element at the end of a path of names, e.g. `child(paragraph, "pPr", "numPr")`. */
export function child(parent: ParentNode | undefined, ...path: string[]): Element | undefined {
  let found: ParentNode | undefined = parent;
  for (const name of path) found = children(found, name)[0];
  return found as Element | undefined;
}

/** The `val` of the element at the end of a path. */
export function valueAt(parent: ParentNode | undefined, ...path: string[]): string | undefined {
  return attribute(child(parent, ...path), "val");
}

/** The `val` of the element at the end of a path, where it is a whole number. */
export function numberAt(parent: ParentNode | undefined, ...path: string[]): number | undefined {
  const value = valueAt(parent, ...path);
  return value !== undefined && /^\d{1,9}$/u.test(value) ? Number(value) : undefined;
}

/** An on/off property: there without a value means on. */
export function isOn(parent: ParentNode | undefined, ...path: string[]): boolean | undefined {
  const found = child(parent, ...path);
  if (found === undefined) return undefined;
  return !["0", "false", "off", "none"].includes(attribute(found, "val") ?? "true");
}

/** All text below an element. */
export function textOf(parent: ParentNode | undefined): string {
  let text = "";
  for (const node of parent?.children ?? []) {
    if (node.type === "text") text += node.data;
    else if (node.type === "tag") text += textOf(node);
  }
  return text;
}

function withoutPrefix(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}
