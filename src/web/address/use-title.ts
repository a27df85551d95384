import { useEffect } from "react";

const mostCharacters = 40;

/** The window's title of a view: what is asked of it before what it is called, 免罚轻罚 · 比各地 · 举措. */
export function titleOf(view: string, asked = ""): string {
  const words = [...asked.trim().replace(/\s+/gu, " ")];
  const short = words.length > mostCharacters ? `${words.slice(0, mostCharacters).join("")}…` : words.join("");
  return [short, view, "举措"].filter((part) => part !== "").join(" · ");
}

/** Names what the address asks of a view, so that windows, bookmarks and the way back can be told apart. */
export function useTitle(view: string, asked: string): void {
  useEffect(() => {
    document.title = titleOf(view, asked);
  }, [view, asked]);
}

/** The places and years that a scope is narrowed to, as part of a title: 江苏省、威海市 2020–2023年. */
export function scopeTitle(scope: {
  region: readonly string[];
  within: readonly string[];
  yearFrom: number | undefined;
  yearTo: number | undefined;
}): string {
  const { yearFrom: from, yearTo: to } = scope;
  const years = from === to ? [from] : [from ?? "", to ?? ""];
  const said = from === undefined && to === undefined ? "" : `${years.join("–")}年`;
  return [[...scope.within, ...scope.region].join("、"), said].filter((part) => part !== "").join(" ");
}
