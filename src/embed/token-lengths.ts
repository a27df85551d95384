/**
 * The length in UTF-16 units of each token of a BERT tokenizer in the text it was cut from, white space before it
 * included. Tokens come in reading order; the tokenizer lower-cases, drops accents and marks word parts with `##`, and an
 * unknown character or word is `[UNK]`. What cannot be matched counts as one character, so that one odd token shifts the
 * others by little. Only explanations rest on these lengths, never offsets of passages. At most 255 each.
 */
export function tokenLengths(tokens: readonly string[], text: string): Uint8Array {
  let at = 0;
  const lengths = tokens.map((token) => {
    const from = at;
    at = skipSpace(text, at);
    at = token === "[UNK]" ? at + unknownLength(text, at) : at + matchedLength(text, at, token.replace(/^##/u, ""));
    return Math.min(255, at - from);
  });
  return Uint8Array.from(lengths);
}

function skipSpace(text: string, from: number): number {
  return from + (/^[\s\p{C}]*/u.exec(text.slice(from, from + 200))?.[0].length ?? 0);
}

// A tokenizer gives up on longer words long before.
const longestWord = 2_000;

/** A word of letters, or one character. */
function unknownLength(text: string, from: number): number {
  return /^(?:[\p{Script=Latin}\d]+|.)/su.exec(text.slice(from, from + longestWord))?.[0].length ?? 0;
}

function matchedLength(text: string, from: number, token: string): number {
  let folded = "";
  let at = from;
  for (const character of text.slice(from, from + 2 * token.length + 8)) {
    if (folded.length >= token.length) break;
    folded += character
      .toLowerCase()
      .normalize("NFD")
      .replace(/\p{Mn}/gu, "");
    at += character.length;
  }
  return folded === token ? at - from : firstLength(text, from);
}

function firstLength(text: string, from: number): number {
  const code = text.codePointAt(from);
  return code === undefined ? 0 : code > 0xffff ? 2 : 1;
}
