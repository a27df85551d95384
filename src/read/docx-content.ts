import type { Element, ParentNode } from "domhandler";
import words from "./docx-words.json" with { type: "json" };
import { attribute, child, children, isOn, nameOf, textOf, valueAt } from "./docx-xml.ts";

// Tracked deletions, properties, equations, the reading aid above ruby text.
const unread = new Set(words.unreadElements);

/** The child elements that are part of the text, or hold parts of it. */
export function contentOf(parent: ParentNode | undefined): Element[] {
  return children(parent).flatMap((element) => {
    const name = nameOf(element);
    if (unread.has(name) || isDeletedCells(name, element)) return [];
    if (name !== "AlternateContent") return [element];
    // The alternatives say the same: the first for programs of today, the last for older ones.
    return contentOf(child(element, "Choice") ?? child(element, "Fallback"));
  });
}

function isDeletedCells(name: string, element: Element): boolean {
  if (name === "tr") return child(element, "trPr", "del") !== undefined;
  return name === "tc" && child(element, "tcPr", "cellDel") !== undefined;
}

/** A table of contents that the program itself made. */
export function isContents(element: Element): boolean {
  return valueAt(element, "sdtPr", "docPartObj", "docPartGallery") === words.contentsGallery;
}

/** The end of the paragraph is deleted, so that it goes on in the next one; or nothing of it is shown. */
export function isJoined(paragraph: Element, text: string): boolean {
  const mark = child(paragraph, "pPr", "rPr");
  const isDeleted = child(mark, "del") !== undefined || child(mark, "moveFrom") !== undefined;
  return isDeleted || (text === "" && isOn(mark, "vanish") === true);
}

/** The text of a `w:t`. White space at its ends counts only where the file says so. */
export function textIn(element: Element): string {
  const text = textOf(element)
    .replace(/\u00AD/gu, "")
    .replace(/[\t\r\n]+/gu, " ");
  return attribute(element, "space") === "preserve" ? text : text.trim();
}
