/** What a PDF says of one piece of text: its characters, their advance width and the matrix that places them. */
export interface PlacedText {
  str: string;
  width: number;
  transform: number[];
}

/** Words on one baseline without a gap as wide as a character. Points; `x` from the left, `y` from the top of the page. */
export interface Run {
  text: string;
  x0: number;
  x1: number;
  y: number;
  size: number;
}

/** One page, its text upright. */
export interface Page {
  number: number;
  width: number;
  height: number;
  runs: Run[];
}

/** How a page is looked at: its size, and the matrix from the coordinates of the file to points from the top left. */
export interface View {
  width: number;
  height: number;
  transform: number[];
}

type Matrix = [number, number, number, number, number, number];

/** A gap of this many character widths ends a run. */
const runGap = 0.9;

/** The text of a page as runs, from top to bottom. Text that stands across the page's main direction is left out. */
export function runsOf(items: readonly PlacedText[], view: View, number: number): Page {
  const turned = items.flatMap((item) => turn(item, view));
  const weights = [0, 1, 2, 3].map((quarter) => weightOf(turned.filter((item) => item.quarter === quarter)));
  const quarter = weights.indexOf(Math.max(...weights));
  const upright = turned.filter((item) => item.quarter === quarter).map(({ run }) => run);
  const [width, height] = quarter % 2 === 0 ? [view.width, view.height] : [view.height, view.width];
  return { number, width, height, runs: rowsOf(upright).flatMap(mergeTouching) };
}

/** Runs that share a baseline, each row from left to right. Superscripts belong to the line beside them. */
export function rowsOf(runs: readonly Run[]): Run[][] {
  const rows: { widest: Run; runs: Run[] }[] = [];
  for (const run of [...runs].sort((a, b) => a.y - b.y)) {
    const row = rows.at(-1);
    if (row !== undefined && run.y - row.widest.y < 0.5 * Math.max(run.size, row.widest.size)) {
      row.runs.push(run);
      if (run.x1 - run.x0 > row.widest.x1 - row.widest.x0) row.widest = run;
    } else rows.push({ widest: run, runs: [run] });
  }
  return rows.map((row) => row.runs.sort((a, b) => a.x0 - b.x0));
}

interface Turned {
  quarter: number;
  run: Run;
}

/** An item as a run in the direction it is written in, counted in quarter turns; none for blank or slanted text. */
function turn(item: PlacedText, view: View): Turned[] {
  const text = plain(item.str);
  const [a, b, c, d, x, y] = multiply(view.transform as Matrix, item.transform as Matrix);
  const size = Math.hypot(c, d);
  const angle = (Math.atan2(b, a) * 2) / Math.PI;
  const quarter = (Math.round(angle) + 4) % 4;
  // Slanted text is a watermark or a stamp.
  if (text === "" || size === 0 || Math.abs(angle - Math.round(angle)) > 0.05) return [];
  const places: [number, number][] = [
    [x, y],
    [y, view.width - x],
    [view.width - x, view.height - y],
    [view.height - y, x],
  ];
  const [x0, baseline] = places[quarter] ?? [x, y];
  return [{ quarter, run: { text, x0, x1: x0 + item.width, y: baseline, size } }];
}

function multiply(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[2] * n[1],
    m[1] * n[0] + m[3] * n[1],
    m[0] * n[2] + m[2] * n[3],
    m[1] * n[2] + m[3] * n[3],
    m[0] * n[4] + m[2] * n[5] + m[4],
    m[1] * n[4] + m[3] * n[5] + m[5],
  ];
}

function weightOf(items: readonly Turned[]): number {
  return items.reduce((sum, { run }) => sum + run.text.length, 0);
}

function mergeTouching(row: readonly Run[]): Run[] {
  const groups: Run[][] = [];
  for (const run of row) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    // Bold is sometimes faked by drawing the same words twice, a hair's breadth apart.
    if (last?.text === run.text && run.x0 - last.x0 < 0.3 * run.size) continue;
    if (last !== undefined && run.x0 - last.x1 < runGap * Math.max(run.size, last.size)) group?.push(run);
    else groups.push([run]);
  }
  return groups.map((group) => joinRuns(group, spaceBetween));
}

/** Runs of one row as one, in the size and on the baseline of most of it. */
export function joinRuns(runs: readonly Run[], between: (left: Run, right: Run) => string): Run {
  const widths = new Map<number, number>();
  const widthIn = ({ size }: Run): number => widths.get(Math.round(size)) ?? 0;
  for (const run of runs) widths.set(Math.round(run.size), widthIn(run) + run.x1 - run.x0);
  const main = runs.reduce((best, run) => (widthIn(run) > widthIn(best) ? run : best));
  const text = runs.reduce((joined, run, at) => {
    const left = runs[at - 1];
    return joined + (left === undefined ? "" : between(left, run)) + run.text;
  }, "");
  return { ...main, text, x0: runs[0]?.x0 ?? main.x0, x1: runs.reduce((end, { x1 }) => Math.max(end, x1), main.x1) };
}

function spaceBetween(left: Run, right: Run): string {
  const apart = right.x0 - left.x1 > 0.15 * right.size;
  return apart && /[!-~]$/u.test(left.text) && /^[!-~]/u.test(right.text) ? " " : "";
}

/**
 * Characters as a person would type them. Spaces are kept between ASCII words only: beside Chinese characters they come
 * from justified lines. Some fonts name a character by the radical that looks the same; bullets have no character.
 */
function plain(text: string): string {
  return text
    .replace(/[\u2E80-\u2FD5]/gu, (radical) => radical.normalize("NFKC"))
    .replace(/[\p{Cc}\p{Co}\u200B-\u200D\uFEFF\uFFFD]/gu, " ")
    .replace(/(?<=[^!-~])\s+|\s+(?=[^!-~])/gu, "")
    .trim();
}
