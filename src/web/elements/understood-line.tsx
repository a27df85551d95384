import { Button } from "react-aria-components";
import type { SearchAnswer } from "../asking/answers.ts";
import "./understood-line.css";

interface Asked {
  /** Words of the question that are not to be read as conditions. */
  asWords: readonly string[];
}

interface UnderstoodLineProps {
  found: Pick<SearchAnswer, "query" | "understood">;
  state: Asked;
  change: (changed: Partial<Asked & { q: string }>) => void;
}

/** What was made of the question: corrections, measures that are meant, conditions, which can be given up. */
export function UnderstoodLine({ found, state, change }: UnderstoodLineProps) {
  const { corrections, filters, expandedWith, exact, excluded } = found.understood;
  const made = [corrections, filters, expandedWith, exact, excluded];
  if (made.every(({ length }) => length === 0)) return null;
  return (
    <div className="understood">
      {corrections.length > 0 && (
        <p>
          按{corrections.map((words) => `“${words}”`).join("、")}查。
          <Button className="quiet" onPress={() => change({ q: `"${found.query.replaceAll('"', "")}"` })}>
            只查原来的字
          </Button>
        </p>
      )}
      {expandedWith.length > 0 && (
        <p>
          也查了这些叫法:{expandedWith.slice(0, 8).join("、")}
          {expandedWith.length > 8 ? " 等" : ""}。
        </p>
      )}
      {exact.length + excluded.length > 0 && (
        <p>
          只看
          {[...exact.map((words) => `写有“${words}”原字`), ...excluded.map((words) => `没有“${words}”字样`)].join("、")}
          的段落。
        </p>
      )}
      {filters.length > 0 && (
        <p>
          读作条件:
          {filters.map(({ text, kind }) => (
            <span key={text} className="chip">
              {kind === "excludeRegion" ? `除外:${text}` : text}
              <Button
                className="chip-remove"
                aria-label={`“${text}”不作条件,只当要查的词`}
                onPress={() => change({ asWords: [...state.asWords, text] })}
              >
                ×
              </Button>
            </span>
          ))}
        </p>
      )}
    </div>
  );
}
