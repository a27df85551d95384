// What Markdown, HTML or formulas could take for structure wherever it stands, and addresses, which become links by themselves.
const anywhere = /[\\`*_[\]<>|~$@]|&(?=[#\w])|:(?=\/\/)|(?<=\bwww)\./giu;
// Headings, lists, quotations, rules: before their sign.
const atStart = /^(?=[#+=-])|(?<=^\d+)(?=[.)](?:\s|$))/u;

/** A text as one line of Markdown that stays text, whatever it says. */
export function asPlainLine(text: string): string {
  return text
    .replace(/\s*\n\s*/gu, " ")
    .trim()
    .replace(anywhere, "\\$&")
    .replace(atStart, "\\");
}
