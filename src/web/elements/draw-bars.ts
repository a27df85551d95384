import { BarChart, type BarSeriesOption } from "echarts/charts";
import { GridComponent, type GridComponentOption } from "echarts/components";
import { type ComposeOption, init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import type { BarRow } from "./bar-chart.tsx";

use([BarChart, GridComponent, SVGRenderer]);

interface Paper {
  /** In pixels, as the height. */
  width: number;
  height: number;
  unit: string;
}

const ink = "#1a2230";
const muted = "#535d6b";
// Without quotation marks: the library does not escape them in the picture.
const font = { fontFamily: "system-ui, Microsoft YaHei, Noto Sans CJK SC, sans-serif", fontSize: 14, color: ink };
/** Below this a label stands above its bar instead of beside it. */
const narrowPixels = 520;
/** Room for the half of a number that stands at the end of the axis. */
const edgePixels = 20;

/**
 * Bars from top to bottom in the order of the rows, as the text of an SVG picture. A picture, since the library empties the
 * elements that it draws into by `innerHTML`, which the policy of the page refuses.
 */
export function drawBars(rows: readonly BarRow[], { width, height, unit }: Paper): string {
  const chart = init(null, null, { renderer: "svg", ssr: true, width, height });
  chart.setOption(optionsOf(rows, unit, width));
  const picture = chart.renderToSVGString();
  chart.dispose();
  return picture;
}

function optionsOf(
  rows: readonly BarRow[],
  unit: string,
  width: number,
): ComposeOption<BarSeriesOption | GridComponentOption> {
  const isNarrow = width < narrowPixels;
  const notesWidth = Math.min(width * 0.4, Math.max(...rows.map(({ note }) => widthOf(note))) + 20);
  const labelsWidth = isNarrow ? 0 : Math.min(width * 0.3, Math.max(...rows.map(({ label }) => widthOf(label))) + 16);
  return {
    animation: false,
    textStyle: font,
    grid: {
      left: labelsWidth + (isNarrow ? edgePixels : 4),
      right: Math.max(notesWidth, edgePixels),
      top: isNarrow ? 12 : 4,
      bottom: 48,
      outerBoundsMode: "none",
    },
    xAxis: {
      type: "value",
      name: unit === "" ? "" : `单位:${unit}`,
      nameLocation: "middle",
      nameGap: 26,
      nameTextStyle: { color: muted, fontSize: 13 },
      splitNumber: isNarrow ? 2 : 5,
      // There is no half a region.
      minInterval: rows.every(({ value }) => Number.isInteger(value)) ? 1 : 0,
      axisLabel: { color: muted, fontSize: 13, formatter: (value: number) => value.toLocaleString("zh-CN") },
      splitLine: { lineStyle: { color: "#d9dee6" } },
    },
    yAxis: {
      type: "category",
      data: rows.map(({ label }) => label),
      inverse: true,
      axisTick: { show: false },
      axisLine: { onZero: false, lineStyle: { color: "#868f9c" } },
      axisLabel: { ...font, interval: 0, ...(isNarrow ? aboveItsBar : { width: labelsWidth, overflow: "truncate" }) },
      z: 3,
    },
    series: [
      {
        type: "bar",
        barWidth: isNarrow ? 16 : 20,
        itemStyle: { color: "#1b4f9c" },
        label: {
          ...font,
          show: true,
          // Right of the bar also where it goes left from nought, so that it never meets the names.
          position: "right",
          width: notesWidth - 8,
          overflow: "break",
          formatter: ({ dataIndex }) => rows[dataIndex]?.note ?? "",
        },
        data: rows.map(({ value }) => value),
      },
    ],
  };
}

const aboveItsBar = {
  inside: true,
  margin: 0,
  verticalAlign: "bottom" as const,
  padding: [0, 0, 10, 4],
};

/** Roughly, in pixels: a Chinese character is as wide as the font is high, others take up to two thirds. */
function widthOf(text: string): number {
  return [...text].reduce((sum, sign) => sum + ((sign.codePointAt(0) ?? 0) > 0x2000 ? 14 : 9), 0);
}
