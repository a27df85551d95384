import type { Figure } from "../asking/answers.ts";

/** The figures of a passage set out: what is counted, and how many, in the report's own words. */
export function FigureList({ figures }: { figures: readonly Figure[] }) {
  if (figures.length === 0) return null;
  return (
    <ul className="figures" aria-label="数据">
      {figures.map((figure, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a passage may give the same figure twice
        <li key={at}>
          <span className="figure-what">{figure.what}</span> <b>{figure.text}</b>
        </li>
      ))}
    </ul>
  );
}
