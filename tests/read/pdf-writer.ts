/** Words at a place on a page: points from the bottom left, as PDF counts. */
export interface Placed {
  text: string;
  x: number;
  y: number;
  size: number;
  /** Quarter turns against the clock, or parts of one. */
  turn?: number;
}

export interface PdfOptions {
  title?: string;
  /** Says that the file is encrypted with a password that nobody knows. */
  encrypted?: boolean;
}

/** One page as its words, or as a picture without words, as a scanner makes it. */
export type PdfPage = readonly Placed[] | "picture" | "blank";

const widthPoints = 595;
const heightPoints = 842;
// No program could have made a password check out of zeros.
const noKey = "0".repeat(64);

/** A PDF with a Chinese font that is not embedded, A4 upright. */
export function writePdf(pages: readonly PdfPage[], { title, encrypted = false }: PdfOptions = {}): Uint8Array {
  const firstPage = 5;
  const kids = pages.map((_, at) => `${firstPage + 2 * at} 0 R`).join(" ");
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>",
    "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /W [1 95 500] " +
      "/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> " +
      "/FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [0 -200 1000 900] " +
      "/ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 80 >> >>",
    ...pages.flatMap((page, at) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${widthPoints} ${heightPoints}] ` +
        `/Resources << /Font << /F1 3 0 R >> >> /Contents ${firstPage + 2 * at + 1} 0 R >>`,
      streamOf(contentOf(page)),
    ]),
    `<< ${title === undefined ? "" : `/Title <FEFF${hex(title)}>`} >>`,
    `<< /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <${noKey}> /U <${noKey}> >>`,
  ];
  const encryption = encrypted ? `/Encrypt ${objects.length} 0 R /ID [<${noKey}> <${noKey}>]` : "";
  return assemble(objects, `/Root 1 0 R /Info ${objects.length - 1} 0 R ${encryption}`);
}

/**
 * Paragraphs as a word processor sets them: lines of at most `columns` characters from the top of a page on, `pitch` points
 * apart, the first line of each paragraph indented by `indent` characters. A paragraph that begins with white space is not.
 */
export function typeset(
  paragraphs: readonly string[],
  { x = 90, y = 740, size = 16, pitch = 28, columns = 26, indent = 2 } = {},
): Placed[] {
  const lines = paragraphs.flatMap((paragraph) => wrap(paragraph.trim(), columns, /^\s/u.test(paragraph) ? 0 : indent));
  return lines.map(({ text, shift }, at) => ({ text, x: x + shift * size, y: y - at * pitch, size }));
}

function wrap(text: string, columns: number, indent: number): { text: string; shift: number }[] {
  const lines = [{ text: "", shift: indent }];
  let room = columns - indent;
  for (const word of text.match(/[!-~]+ ?|./gu) ?? []) {
    const width = /^[!-~]/u.test(word) ? word.length / 2 : 1;
    if (width > room) {
      lines.push({ text: "", shift: 0 });
      room = columns;
    }
    (lines.at(-1) as { text: string }).text += word;
    room -= width;
  }
  return lines;
}

function contentOf(page: PdfPage): string {
  if (page === "blank") return "";
  if (page === "picture") return "q 595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 /F /AHx ID 80> EI Q";
  return page.map(show).join("\n");
}

function show({ text, x, y, size, turn = 0 }: Placed): string {
  const angle = (turn * Math.PI) / 2;
  const [cosine, sine] = [Math.cos(angle).toFixed(4), Math.sin(angle).toFixed(4)];
  return `BT /F1 ${size} Tf ${cosine} ${sine} ${-Number(sine)} ${cosine} ${x} ${y} Tm <${hex(text)}> Tj ET`;
}

function streamOf(content: string): string {
  return `<< /Length ${content.length} >>\nstream\n${content}\nendstream`;
}

function hex(text: string): string {
  return Buffer.from(text, "utf16le").swap16().toString("hex").toUpperCase();
}

function assemble(objects: readonly string[], trailer: string): Uint8Array {
  let file = "%PDF-1.4\n";
  const offsets: string[] = [];
  for (const [at, object] of objects.entries()) {
    offsets.push(`${String(file.length).padStart(10, "0")} 00000 n \n`);
    file += `${at + 1} 0 obj\n${object}\nendobj\n`;
  }
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join("")}`;
  file += `${table}trailer\n<< /Size ${objects.length + 1} ${trailer} >>\nstartxref\n${file.length}\n%%EOF\n`;
  return Buffer.from(file, "latin1");
}
