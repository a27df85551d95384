import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from "react-aria-components";
import { fullName } from "../../corpus/region.ts";
import type { Region } from "../asking/answers.ts";
import { regionsQuestion } from "../asking/questions.ts";
import { distinctNames } from "./place-names.ts";
import "./region-field.css";
import "./scope-bar.css";

/** A region with reports, under a name that is no other's. */
export interface Reporting {
  name: string;
  years: readonly number[];
  /** Other ways to write it, that addresses and people use. */
  alsoKnown: readonly string[];
}

/** The regions that there are reports of; undefined until they are known. */
export function useReporting(): readonly Reporting[] | undefined {
  const { data } = useQuery(regionsQuestion);
  if (data === undefined) return undefined;
  const nameOf = distinctNames(data.regions.map(({ region }) => region));
  return data.regions.map(({ region, years }) => ({ name: nameOf(region), years, alsoKnown: namesOf(region) }));
}

function namesOf(region: Region): string[] {
  const { code, name, province, prefecture = "" } = region;
  const short = name.length > 2 ? [name.slice(0, -1)] : [];
  return [code, name, ...short, province + name, prefecture + name, fullName(region)];
}

/** The region that is meant by a name, where it is one with reports and no other is called so. */
export function reportingOf(name: string, reporting: readonly Reporting[]): Reporting | undefined {
  const meant = reporting.filter((one) => one.alsoKnown.includes(name));
  return reporting.find((one) => one.name === name) ?? (meant.length === 1 ? meant[0] : undefined);
}

interface RegionFieldProps {
  name: string;
  /** Empty where none is chosen yet. */
  region: string;
  choose: (region: string) => void;
}

const mostOffered = 100;

/** One region: those with reports are offered while one types; any other may be typed, and the server says what is missing. */
export function RegionField({ name, region, choose }: RegionFieldProps) {
  const [typed, setTyped] = useState(region);
  useEffect(() => setTyped(region), [region]);
  const offered = useReporting() ?? [];
  const wanted = typed.trim();
  const items = offered
    .filter((one) => wanted === region || one.name.includes(wanted))
    .slice(0, mostOffered)
    .map((one) => ({ id: one.name, ...one }));
  const submit = (): void => {
    if (wanted !== "") choose(wanted);
  };
  return (
    <ComboBox
      className="scope-part region-field"
      inputValue={typed}
      onInputChange={setTyped}
      onChange={(key) => key !== null && choose(String(key))}
      value={null}
      items={items}
      menuTrigger="focus"
      allowsCustomValue
      defaultFilter={() => true}
    >
      <Label className="field-name">{name}</Label>
      <Input
        className="text-input"
        placeholder="如 苏州市"
        onFocus={({ target }) => target.select()}
        onKeyDownCapture={(event) => {
          const isChosen = event.currentTarget.getAttribute("aria-activedescendant");
          if (event.key !== "Enter" || isChosen || event.nativeEvent.isComposing) return;
          event.preventDefault();
          submit();
        }}
      />
      <Popover className="offered" offset={4}>
        <ListBox className="offered-list" items={items}>
          {(item: (typeof items)[number]) => (
            <ListBoxItem id={item.id} textValue={item.name} className="offered-item">
              <span>{item.name}</span>
              <span className="offered-note">{item.years.join("、")}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
