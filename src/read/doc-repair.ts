import type { Stream } from "./compound-file.ts";

// Where the head of a Word document ([MS-DOC], FIB) says where the formats of characters are listed.
const characterFormatsAt = 0xfa;
const pageSize = 512;

const markDeleted = 0x0800;
const nameMask = 0x1f;
/** How many bytes follow a property, by its highest three bits; 6 means that the next byte says. */
const operandSizes = [1, 1, 2, 4, 2, 2, undefined, 3];

/**
 * Changes the bytes so that word-extractor reads all text. It knows a property by its lowest five bits and so takes an
 * uneven letter spacing (0x8840) or colour (0x4a60) for "deleted" (0x0800) and drops the text: these properties, which
 * say nothing of the text, are given a number that it passes over.
 */
export function keepSpacedText(document: Stream, table: Stream): void {
  const start = document.number32(characterFormatsAt);
  const count = (document.number32(characterFormatsAt + 4) - 4) / 8;
  for (let page = 0; page < count; page++) {
    repairPage(document, table.number32(start + (count + 1 + page) * 4) * pageSize);
  }
}

function repairPage(document: Stream, page: number): void {
  const runs = document.byte(page + pageSize - 1);
  const places = Array.from({ length: runs }, (_, run) => document.byte(page + (runs + 1) * 4 + run) * 2);
  // Runs of the same look share their properties.
  for (const place of new Set(places)) {
    if (place !== 0) repairProperties(document, page + place + 1, document.byte(page + place));
  }
}

function repairProperties(document: Stream, start: number, length: number): void {
  for (let at = start; at + 1 < start + length; ) {
    const property = document.number16(at);
    if (property !== markDeleted && (property & nameMask) === 0) document.setByte(at, (property & 0xff) | 1);
    at += 2 + (operandSizes[property >> 13] ?? 1 + document.byte(at + 2));
  }
}
