import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip,
  type IStylesOptions,
  LineRuleType,
  PageNumber,
  Paragraph,
  TextRun,
} from "docx";

// GB/T 9704: A4, 37 mm above, 28 left, 26 right, 35 below; 二号 is 22 pt, 三号 16 pt, 四号 14 pt, 五号 10.5 pt; sizes in half points.
const millimetres = { width: 210, height: 297, top: 37, left: 28, right: 26, bottom: 35 } as const;
const sizes = { title: 44, body: 32, footer: 28, table: 21, source: 24 } as const;
const lineOfBody = 29 * 20;
const lineOfTable = 16 * 20;

/** Chinese in the named font, Latin letters and figures in Times New Roman. Where a font is missing, Word takes 宋体. */
function font(chinese: string): { ascii: string; hAnsi: string; cs: string; eastAsia: string } {
  return { ascii: "Times New Roman", hAnsi: "Times New Roman", cs: "Times New Roman", eastAsia: chinese };
}

const fonts = {
  title: font("方正小标宋简体"),
  heading: font("黑体"),
  body: font("仿宋"),
  table: font("宋体"),
  quotation: font("楷体"),
} as const;

/** The page as the standard for official papers wants it. */
export const page = {
  size: { width: convertMillimetersToTwip(millimetres.width), height: convertMillimetersToTwip(millimetres.height) },
  margin: {
    top: convertMillimetersToTwip(millimetres.top),
    left: convertMillimetersToTwip(millimetres.left),
    right: convertMillimetersToTwip(millimetres.right),
    bottom: convertMillimetersToTwip(millimetres.bottom),
    footer: convertMillimetersToTwip(28),
  },
} as const;

/** Room for text between the margins, in twentieths of a point. */
export const textWidth = convertMillimetersToTwip(millimetres.width - millimetres.left - millimetres.right);

const exact = (line: number) => ({ line, lineRule: LineRuleType.EXACT, before: 0, after: 0 });
const twoCharacters = { firstLine: 2 * 16 * 20 };

export const styles: IStylesOptions = {
  default: {
    document: { run: { font: fonts.body, size: sizes.body, language: { eastAsia: "zh-CN", value: "zh-CN" } } },
    heading1: { run: { font: fonts.heading, size: sizes.body, color: "000000", bold: false } },
    heading2: { run: { font: fonts.heading, size: sizes.body, color: "000000", bold: false } },
  },
};

export function title(text: string): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { ...exact(36 * 20), after: lineOfBody },
    children: [new TextRun({ text, font: fonts.title, size: sizes.title })],
  });
}

/** A heading of the paper; the second level heads one report. */
export function heading(text: string, level: 1 | 2 = 1): Paragraph {
  return new Paragraph({
    heading: level === 1 ? "Heading1" : "Heading2",
    keepNext: true,
    spacing: exact(lineOfBody),
    indent: twoCharacters,
    children: [new TextRun({ text, font: fonts.heading, size: sizes.body })],
  });
}

/** `keepNext`: on the page of what follows. */
export function body(text: string, { keepNext = false } = {}): Paragraph {
  return new Paragraph({
    keepNext,
    spacing: exact(lineOfBody),
    indent: twoCharacters,
    alignment: AlignmentType.BOTH,
    children: [new TextRun({ text, font: fonts.body, size: sizes.body })],
  });
}

/** What is quoted, a paragraph for each of its lines. */
export function quotation(text: string): Paragraph[] {
  return text.split("\n").map((line) => body(line));
}

/** Where it stands, in smaller type. */
export function sourceLine(text: string): Paragraph {
  return new Paragraph({
    spacing: { ...exact(22 * 20), after: 120 },
    indent: twoCharacters,
    children: [new TextRun({ text, font: fonts.quotation, size: sizes.source })],
  });
}

// A rule at the left, and set in by two characters.
const quoted = {
  indent: { left: 2 * 16 * 20, firstLine: 2 * 16 * 20 },
  border: { left: { style: BorderStyle.SINGLE, size: 12, space: 8, color: "A6A6A6" } },
} as const;

/** A quotation that is set off from the text around it, with its source on the same page as its last lines. */
export function quoteBlock(text: string, source: string): Paragraph[] {
  const lines = text.split("\n");
  return [
    ...lines.map(
      (line, at) =>
        new Paragraph({
          ...quoted,
          keepNext: at === lines.length - 1,
          spacing: exact(lineOfBody),
          alignment: AlignmentType.BOTH,
          children: [new TextRun({ text: line, font: fonts.quotation, size: sizes.body })],
        }),
    ),
    new Paragraph({
      ...quoted,
      spacing: { ...exact(22 * 20), after: lineOfBody / 2 },
      children: [new TextRun({ text: source, font: fonts.body, size: sizes.source })],
    }),
  ];
}

/** One entry of a list of sources: smaller, its further lines set in. */
export function sourceItem(text: string): Paragraph {
  return new Paragraph({
    spacing: { ...exact(22 * 20), after: 60 },
    indent: { left: 2 * 12 * 20, hanging: 2 * 12 * 20 },
    children: [new TextRun({ text, font: fonts.body, size: sizes.source })],
  });
}

/** A line of a cell; the fixed spacing of the body would tear tables apart. */
export function cellParagraph(text: string, isHead: boolean): Paragraph {
  return new Paragraph({
    spacing: exact(lineOfTable),
    ...(isHead && { alignment: AlignmentType.CENTER }),
    children: [new TextRun({ text, font: isHead ? fonts.heading : fonts.table, size: sizes.table })],
  });
}

/** — 1 —, as official papers number their pages. */
export function pageNumber(): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ children: ["— ", PageNumber.CURRENT, " —"], font: fonts.table, size: sizes.footer })],
  });
}
