import { memo, useEffect, useRef } from "react";
import { Link } from "wouter";
import { reportAddress } from "../address/views.ts";
import { SectionMark } from "../elements/status-mark.tsx";
import type { OutlineEntry } from "./reading.ts";
import { reveal } from "./reveal.ts";

interface OutlineProps {
  documentId: string;
  concept: string;
  entries: readonly OutlineEntry[];
  /** The heading that is being read under. */
  current: string | undefined;
  /** Something was chosen. */
  onGo?: () => void;
}

/** The headings of a report, each a link to it; the one being read under is marked and kept in sight. */
export const Outline = memo(function Outline({ documentId, concept, entries, current, onGo }: OutlineProps) {
  const list = useRef<HTMLElement>(null);
  useEffect(() => keepInSight(list.current, current), [current]);
  if (entries.length === 0) return <p className="side-note">这份报告没有分章节的标题。</p>;
  return (
    <nav ref={list} className="outline" aria-label="目录">
      <ol>
        {entries.map(({ id, name, depth, section }) => (
          <li key={id}>
            <Link
              className={`outline-entry outline-${Math.min(depth, 4)}`}
              href={reportAddress(documentId, id, concept)}
              {...(id === current && { "aria-current": "location" as const })}
              onClick={() => {
                onGo?.();
                // Where the address is that of this heading already, it does not change.
                reveal(id);
              }}
            >
              {name} {depth === 1 && section && <SectionMark section={section} />}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
});

function keepInSight(list: HTMLElement | null, current: string | undefined): void {
  const entry = current === undefined ? null : list?.querySelector<HTMLElement>("[aria-current]");
  const frame = list?.closest<HTMLElement>(".side-scroll");
  if (!entry || !frame) return;
  // By hand: scrollIntoView would move the page too.
  const [box, within] = [entry.getBoundingClientRect(), frame.getBoundingClientRect()];
  if (box.top < within.top) frame.scrollTop -= within.top - box.top + 8;
  else if (box.bottom > within.bottom) frame.scrollTop += box.bottom - within.bottom + 8;
}
