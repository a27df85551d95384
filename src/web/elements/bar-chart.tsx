import { useEffect, useRef, useState } from "react";
import "./bar-chart.css";

/** One bar. */
export interface BarRow {
  label: string;
  /** Less than nought for what has fallen. */
  value: number;
  /** What is printed at the bar, e.g. the figure in the report's own words. */
  note: string;
}

interface BarChartProps {
  /** What the bars count, for those who do not see them. */
  name: string;
  rows: readonly BarRow[];
  unit: string;
}

const barPixels = 48;
const axisPixels = 60;
type Draw = typeof import("./draw-bars.ts").drawBars;

/** Bars with their values printed; the library that draws them is loaded when first needed. A table of the same belongs beside it. */
export function BarChart({ name, rows, unit }: BarChartProps) {
  const [width, place] = useWidth();
  const { draw, isBroken } = useDraw();
  const height = rows.length * barPixels + axisPixels;
  const isReady = draw !== undefined && width > 0 && rows.length > 0;
  return (
    <figure ref={place} className="bar-chart">
      {isReady && (
        <img
          src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(draw(rows, { width, height, unit }))}`}
          alt={`${name}:${rows.map(({ label, note }) => `${label} ${note}`).join(";")}`}
          width={width}
          height={height}
        />
      )}
      {!isReady && (
        <p className="waiting" role="status">
          {isBroken ? "图没有载入,请看表格,或刷新后再试。" : "正在画图…"}
        </p>
      )}
    </figure>
  );
}

/** The width of an element as it is now, in pixels. */
function useWidth(): [number, React.RefObject<HTMLElement | null>] {
  const place = useRef<HTMLElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (place.current === null) return;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 0)));
    observer.observe(place.current);
    return () => observer.disconnect();
  }, []);
  return [width, place];
}

function useDraw(): { draw: Draw | undefined; isBroken: boolean } {
  const [draw, setDraw] = useState<Draw>();
  const [isBroken, setBroken] = useState(false);
  useEffect(() => {
    import("./draw-bars.ts").then(
      ({ drawBars }) => setDraw(() => drawBars),
      () => setBroken(true),
    );
  }, []);
  return { draw, isBroken };
}
