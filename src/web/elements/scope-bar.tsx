import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button, ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from "react-aria-components";
import { levelNames } from "../../corpus/words.ts";
import type { ViewState } from "../address/views.ts";
import { regionsQuestion } from "../asking/questions.ts";
import { distinctNames } from "./place-names.ts";
import { Toggles } from "./toggles.tsx";
import "./scope-bar.css";

/** Which reports, as the address of each view says it. */
export type Scope = Pick<ViewState<"search">, "region" | "within" | "level" | "yearFrom" | "yearTo">;

interface ScopeBarProps {
  scope: Scope;
  change: (changed: Partial<Scope>) => void;
}

/** The levels as they are offered for choosing. */
export const levels = Object.entries(levelNames).map(([value, word]) => ({ value, word }));

/** Which reports: places (one place, or a province or city with all below it), levels, years. */
export function ScopeBar({ scope, change }: ScopeBarProps) {
  const places = usePlaces();
  const [isOpen, setOpen] = useState(false);
  return (
    <fieldset className={isOpen ? "scope scope-open" : "scope"}>
      <legend className="hidden">看哪些报告</legend>
      <Button className="plain scope-fold" aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
        <span>看哪些报告:{chosenWords(scope)}</span>
      </Button>
      <PlacesField
        name="地区"
        placeholder="加一个城市"
        chosen={scope.region}
        offered={places.regions}
        choose={(region) => change({ region })}
      />
      <PlacesField
        name="范围内"
        placeholder="如 江苏省"
        chosen={scope.within}
        offered={places.containers}
        choose={(within) => change({ within })}
      />
      <Toggles name="层级" offered={levels} chosen={scope.level} choose={(level) => change({ level })} />
      <YearRange years={places.years} from={scope.yearFrom} to={scope.yearTo} change={change} />
    </fieldset>
  );
}

/** What is chosen in one line, for where there is no room to show the choice itself. */
function chosenWords({ region, within, level, yearFrom, yearTo }: Scope): string {
  const years = yearFrom === yearTo ? yearFrom : `${yearFrom ?? ""}–${yearTo ?? ""}`;
  const parts = [
    ...region,
    ...within,
    ...level.map((one) => (one in levelNames ? levelNames[one as keyof typeof levelNames] : one)),
    ...(years === undefined ? [] : [`${years}年`]),
  ];
  return parts.length === 0 ? "全部" : parts.join("、");
}

interface YearRangeProps {
  years: readonly number[];
  from: number | undefined;
  to: number | undefined;
  change: (changed: { yearFrom?: number | undefined; yearTo?: number | undefined }) => void;
}

function YearRange({ years, from, to, change }: YearRangeProps) {
  return (
    <div className="scope-part">
      <span className="field-name">年度</span>
      <div className="years">
        <YearField
          name="从哪一年"
          year={from}
          years={years}
          choose={(yearFrom) =>
            change({
              yearFrom,
              ...(to !== undefined && yearFrom !== undefined && yearFrom > to && { yearTo: yearFrom }),
            })
          }
        />
        <span aria-hidden="true">–</span>
        <YearField
          name="到哪一年"
          year={to}
          years={years}
          choose={(yearTo) =>
            change({ yearTo, ...(from !== undefined && yearTo !== undefined && yearTo < from && { yearFrom: yearTo }) })
          }
        />
      </div>
    </div>
  );
}

interface YearFieldProps {
  name: string;
  year: number | undefined;
  years: readonly number[];
  choose: (year: number | undefined) => void;
  none?: string;
}

/** A year of those that there are reports of; one that a link brings stays, also where there is none. */
export function YearField({ name, year, years, choose, none = "不限" }: YearFieldProps) {
  const shown = year === undefined || years.includes(year) ? years : [...years, year].sort((a, b) => a - b);
  return (
    <select
      className="select"
      aria-label={name}
      value={year ?? ""}
      onChange={({ target }) => choose(target.value === "" ? undefined : Number(target.value))}
    >
      <option value="">{none}</option>
      {shown.map((one) => (
        <option key={one} value={one}>
          {one}
        </option>
      ))}
    </select>
  );
}

interface PlacesFieldProps {
  name: string;
  placeholder: string;
  chosen: readonly string[];
  offered: readonly string[];
  choose: (places: readonly string[]) => void;
}

/** Several places, those in the library offered; any other may be typed, the server knows the divisions of the country. */
export function PlacesField({ name, placeholder, chosen, offered, choose }: PlacesFieldProps) {
  const [typed, setTyped] = useState("");
  const add = (place: string): void => {
    const trimmed = place.trim();
    if (trimmed !== "" && !chosen.includes(trimmed)) choose([...chosen, trimmed]);
    setTyped("");
  };
  const items = offered
    .filter((place) => !chosen.includes(place) && place.includes(typed.trim()))
    .map((id) => ({ id }));
  return (
    <div className="scope-part">
      <ComboBox
        inputValue={typed}
        onInputChange={setTyped}
        value={null}
        onChange={(key) => key !== null && add(String(key))}
        items={items.slice(0, 100)}
        menuTrigger="focus"
        allowsCustomValue
        defaultFilter={() => true}
      >
        <Label className="field-name">{name}</Label>
        <div className="places">
          {chosen.map((place) => (
            <span key={place} className="chip">
              {place}
              <Button
                className="chip-remove"
                aria-label={`去掉 ${place}`}
                slot={null}
                onPress={() => choose(chosen.filter((one) => one !== place))}
              >
                ×
              </Button>
            </span>
          ))}
          <Input
            className="places-input"
            placeholder={placeholder}
            onKeyDownCapture={(event) => {
              if (event.nativeEvent.isComposing) return;
              const isChosen = event.currentTarget.getAttribute("aria-activedescendant");
              if (event.key === "Enter" && !isChosen) {
                event.preventDefault();
                add(event.currentTarget.value);
              }
              if (event.key === "Backspace" && event.currentTarget.value === "") choose(chosen.slice(0, -1));
            }}
          />
        </div>
        <Popover className="offered" offset={4}>
          <ListBox className="offered-list" items={items.slice(0, 100)}>
            {({ id }: { id: string }) => (
              <ListBoxItem id={id} textValue={id} className="offered-item">
                {id}
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </ComboBox>
    </div>
  );
}

/** What there are reports of. */
export interface Places {
  /** With reports, by name; the province goes before where a name is not the only one. */
  regions: readonly string[];
  /** Provinces and prefectures with reports below them. */
  containers: readonly string[];
  years: readonly number[];
}

/** What can be chosen, from the reports that there are. */
export function usePlaces(): Places {
  const { data } = useQuery(regionsQuestion);
  const coverage = data?.regions ?? [];
  const nameOf = distinctNames(coverage.map(({ region }) => region));
  const regions = coverage.map(({ region }) => nameOf(region));
  const containers = coverage.flatMap(({ region }) => [
    region.province,
    ...(region.prefecture ? [region.prefecture] : []),
  ]);
  const years = coverage.flatMap((one) => one.years);
  return {
    regions: [...new Set(regions)],
    containers: [...new Set(containers)].sort((a, b) => a.localeCompare(b, "zh")),
    years: [...new Set(years)].sort((a, b) => a - b),
  };
}
