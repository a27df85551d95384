import { useQueries } from "@tanstack/react-query";
import { useId, useState } from "react";
import { Button } from "react-aria-components";
import type { SearchAnswer } from "../asking/answers.ts";
import {
  askFacet,
  chosenOf,
  type FacetName,
  type FacetValues,
  facetNames,
  isChosen,
  type SearchState,
  toggled,
} from "./search-request.ts";

interface FacetsProps {
  found: SearchAnswer;
  state: SearchState;
  change: (changed: Partial<SearchState>) => void;
}

const titles: Record<FacetName, string> = {
  province: "省份",
  prefecture: "地市",
  level: "层级",
  year: "年度",
  section: "章节",
  concept: "讲到的举措",
};
const shownAtFirst = 6;

/** What the answers can be narrowed by, each with the number of passages; on a narrow window behind a button. */
export function Facets({ found, state, change }: FacetsProps) {
  const counted = useCounts(found, state);
  const chosen = facetNames.filter((name) => isChosen(state, name)).length;
  const [isOpen, setOpen] = useState(false);
  const panel = useId();
  return (
    <div className="facets no-print">
      <Button
        className="plain facets-toggle"
        aria-expanded={isOpen}
        aria-controls={panel}
        onPress={() => setOpen((wasOpen) => !wasOpen)}
      >
        筛选{chosen > 0 ? `(已选 ${chosen} 项)` : ""}
      </Button>
      <div id={panel} className={isOpen ? "facets-panel facets-open" : "facets-panel"}>
        {facetNames.some((name) => isOffered(counted[name], chosenOf(state, name))) && (
          <p className="facets-note">名称后的数是段数。</p>
        )}
        {facetNames.map((name) => (
          <Facet key={name} name={name} values={counted[name]} state={state} change={change} />
        ))}
        {chosen > 0 && (
          <Button
            className="quiet"
            onPress={() =>
              change({
                within: [],
                level: [],
                section: [],
                concept: [],
                yearFrom: undefined,
                yearTo: undefined,
                page: 1,
              })
            }
          >
            去掉全部筛选
          </Button>
        )}
      </div>
    </div>
  );
}

interface FacetProps extends Omit<FacetsProps, "found"> {
  name: FacetName;
  values: FacetValues;
}

function Facet({ name, values, state, change }: FacetProps) {
  const [isWhole, setWhole] = useState(false);
  const chosen = chosenOf(state, name);
  if (!isOffered(values, chosen)) return null;
  const shown = isWhole ? values : values.filter(({ value }, at) => at < shownAtFirst || chosen.includes(value));
  return (
    <fieldset className="facet">
      <legend>{titles[name]}</legend>
      {shown.map(({ value, label, count }) => (
        <label key={value} className="facet-value">
          <input
            type="checkbox"
            checked={chosen.includes(value)}
            onChange={() => change(toggled(state, name, value))}
          />
          <span>{label}</span>
          <span className="facet-count">{count}</span>
        </label>
      ))}
      {values.length > shown.length && (
        <Button className="quiet" onPress={() => setWhole(true)}>
          全部 {values.length} 项
        </Button>
      )}
    </fieldset>
  );
}

/** A single value that is not chosen narrows nothing. */
function isOffered(values: FacetValues, chosen: readonly string[]): boolean {
  return values.length > 1 || (values.length === 1 && chosen.length > 0);
}

/** A facet that has a condition is counted without it, so that what else could be chosen stays in sight. */
function useCounts(found: SearchAnswer, state: SearchState): Record<FacetName, FacetValues> {
  const own = useQueries({
    queries: facetNames
      .filter((name) => isChosen(state, name))
      .map((name) => ({
        queryKey: ["facet", name, { ...state, page: 1 }],
        queryFn: async ({ signal }: { signal: AbortSignal }) => ({ name, values: await askFacet(state, name, signal) }),
      })),
  });
  const counts = new Map(own.flatMap(({ data }) => (data ? [[data.name, data.values] as const] : [])));
  return Object.fromEntries(facetNames.map((name) => [name, counts.get(name) ?? found.facets?.[name] ?? []])) as Record<
    FacetName,
    FacetValues
  >;
}
