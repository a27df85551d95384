import table from "./docx-numerals.json" with { type: "json" };

type Writer = (value: number) => string;

/** How Word names the ways of writing a number (ECMA-376, ST_NumberFormat). What is not named here is decimal. */
const writers: Record<string, Writer> = {
  none: () => "",
  bullet: () => "",
  decimalZero: (value) => String(value).padStart(2, "0"),
  decimalFullWidth: fullWidth,
  decimalFullWidth2: fullWidth,
  numberInDash: (value) => `- ${value} -`,
  chineseCounting: countingToHundred,
  chineseCountingThousand: counting,
  taiwaneseCounting: countingToHundred,
  taiwaneseCountingThousand: counting,
  japaneseCounting: (value) => counting(value).replace(/一(?=[十百千])/gu, ""),
  ideographDigital: digital,
  japaneseDigitalTenThousand: digital,
  taiwaneseDigital: digital,
  chineseLegalSimplified: (value) => places(value, table.legal),
  ideographLegalTraditional: (value) => places(value, table.legalTraditional),
  ideographTraditional: among(table.stems),
  ideographZodiac: among(table.branches),
  decimalEnclosedCircle: among(table.circles),
  decimalEnclosedCircleChinese: among(table.circles),
  decimalEnclosedParen: among(table.parentheses),
  decimalEnclosedFullstop: among(table.fullStops),
  ideographEnclosedCircle: among(table.chineseCircles),
  upperLetter: (value) => letters(value, "A"),
  lowerLetter: (value) => letters(value, "a"),
  upperRoman: roman,
  lowerRoman: (value) => roman(value).toLowerCase(),
};

/** A number as `format` (Word's name for it) writes it, e.g. 12 as `chineseCounting` is 十二. */
export function numeral(value: number, format: string): string {
  const write = Object.hasOwn(writers, format) ? writers[format] : undefined;
  return write === undefined ? String(value) : write(value);
}

/** 12 → 十二, 20 → 二十, 105 → 一百零五. */
function counting(value: number): string {
  const text = places(value, table.everyday);
  return value < 20 ? text.replace(/^一(?=十)/u, "") : text;
}

/** From a hundred on digit by digit: 105 → 一〇五. */
function countingToHundred(value: number): string {
  return value < 100 ? counting(value) : digital(value);
}

/** Each digit with its unit, 105 → 一百零五. No list has ten thousand items. */
function places(value: number, { digits, units }: { digits: string; units: string[] }): string {
  if (value > 9999) return String(value);
  const written = [...String(value)].map((digit, at, all) => {
    return digits.charAt(Number(digit)) + (digit === "0" ? "" : (units[all.length - 1 - at] ?? ""));
  });
  return value === 0 ? digits.charAt(0) : written.join("").replace(/零+(?=零|$)/gu, "");
}

function digital(value: number): string {
  return [...String(value)].map((digit) => table.digital.charAt(Number(digit))).join("");
}

function fullWidth(value: number): string {
  return [...String(value)].map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)).join("");
}

/** One of a row of signs; past its end, the digits. */
function among(signs: string): Writer {
  const row = [...signs];
  return (value) => row[value - 1] ?? String(value);
}

/** A … Z, AA, BB … ZZ, AAA. */
function letters(value: number, first: string): string {
  if (value < 1 || value > 780) return String(value);
  const letter = String.fromCharCode(first.charCodeAt(0) + ((value - 1) % 26));
  return letter.repeat(Math.ceil(value / 26));
}

function roman(value: number): string {
  if (value < 1 || value > 3999) return String(value);
  let left = value;
  let text = "";
  for (const [worth, sign] of table.roman as [number, string][]) {
    for (; left >= worth; left -= worth) text += sign;
  }
  return text;
}
