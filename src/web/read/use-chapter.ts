import { useEffect, useMemo, useState } from "react";
import type { Passage } from "../asking/answers.ts";
import { chaptersOf } from "./reading.ts";
import { elementOf } from "./reveal.ts";

// Below the header and the bar, and not so deep that the next chapter would count while this one is read.
const band = "-120px 0px -65% 0px";

/** The heading, by id, of the chapter that is being read: that of the first passage in the upper part of the window. */
export function useChapter(passages: readonly Passage[]): string | undefined {
  const chapters = useMemo(() => chaptersOf(passages), [passages]);
  const [chapter, setChapter] = useState<string>();
  useEffect(() => {
    const order = new Map(passages.map(({ id }, at) => [id, at]));
    const inBand = new Set<string>();
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          const id = target.getAttribute("data-passage") ?? "";
          if (isIntersecting) inBand.add(id);
          else inBand.delete(id);
        }
        const [first] = [...inBand].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
        if (first !== undefined) setChapter(chapters.get(first));
      },
      { rootMargin: band },
    );
    for (const { id } of passages) {
      const element = elementOf(id);
      if (element) observer.observe(element);
    }
    return () => observer.disconnect();
  }, [passages, chapters]);
  return chapter;
}
