/** Rows of cells, the headings first. */
export type Table = readonly (readonly string[])[];
/** What is put on the clipboard: words, or a table for programs that take tables. */
export type Copied = string | Table;

/**
 * Put a text, or a table that Word and Excel take as one, on the clipboard; false when the browser refuses. The command
 * works on pages of the office network too, where `navigator.clipboard` is missing: it wants https.
 */
export function copy(copied: Copied): boolean {
  let isTaken = false;
  const fill = (event: ClipboardEvent): void => {
    event.clipboardData?.setData("text/plain", typeof copied === "string" ? copied : tabbed(copied));
    if (typeof copied !== "string") event.clipboardData?.setData("text/html", htmlOf(copied));
    event.preventDefault();
    isTaken = true;
  };
  document.addEventListener("copy", fill);
  try {
    document.execCommand("copy");
  } finally {
    document.removeEventListener("copy", fill);
  }
  return isTaken;
}

/** Rows of cells parted by tabs; line ends inside a cell become blanks, since they would end the row. */
function tabbed(table: Table): string {
  return table.map((row) => row.map((cell) => cell.replace(/\s+/gu, " ")).join("\t")).join("\n");
}

function htmlOf(table: Table): string {
  const rows = table.map((row) => `<tr>${row.map((cell) => `<td>${escaped(cell)}</td>`).join("")}</tr>`);
  return `<table border="1">${rows.join("")}</table>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/gu, (sign) => `&#${sign.codePointAt(0)};`).replace(/\n/gu, "<br>");
}
