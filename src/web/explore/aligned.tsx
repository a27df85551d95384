import { useState } from "react";
import { Button } from "react-aria-components";
import type { ChangesAnswer, Document, Passage } from "../asking/answers.ts";
import { PassageBlock } from "../elements/passage-block.tsx";
import { WordDiff } from "./word-diff.tsx";

type Alignment = Pick<
  ChangesAnswer["measures"]["continued"][number],
  "similarity" | "reworded" | "wordDiff" | "figures"
>;

interface Quoted {
  passage: Passage;
  document: Document;
}

interface AlignedProps {
  alignment: Alignment;
  before: Quoted | undefined;
  after: Quoted | undefined;
  fromYear: number;
  toYear: number;
}

/** The same thing in both reports: figures that moved, words that changed, and both passages when asked for. */
export function Aligned({ alignment, before, after, fromYear, toYear }: AlignedProps) {
  const { similarity, reworded, wordDiff, figures } = alignment;
  const [isOpen, setOpen] = useState(wordDiff === undefined);
  return (
    <>
      <p className="change-note">
        {reworded ? "文字改写了" : "文字基本相同"}(相同 {Math.round(similarity * 100)}%,数字和标点不计)。
        {wordDiff === undefined && "两段不是同一段文字的前后版本,不逐词对照。"}
      </p>
      <MovedFigures figures={figures} fromYear={fromYear} toYear={toYear} />
      {wordDiff && <WordDiff parts={wordDiff} fromYear={fromYear} toYear={toYear} />}
      <Button className="quiet no-print" aria-expanded={isOpen} onPress={() => setOpen((wasOpen) => !wasOpen)}>
        {isOpen ? "收起两年的原文" : "看两年的原文"}
      </Button>
      {isOpen && (
        <div className="both">
          {[before, after].map((one) => one && <PassageBlock key={one.passage.id} {...one} />)}
        </div>
      )}
    </>
  );
}

function MovedFigures({
  figures,
  fromYear,
  toYear,
}: Pick<Alignment, "figures"> & { fromYear: number; toYear: number }) {
  if (figures.length === 0) return null;
  return (
    <table className="moved">
      <caption className="hidden">数字的变化</caption>
      <thead>
        <tr>
          <th scope="col">数字</th>
          <th scope="col">{fromYear}年</th>
          <th scope="col">{toYear}年</th>
          <th scope="col">增减</th>
        </tr>
      </thead>
      <tbody>
        {figures.map(({ what, unit, before, after, difference }) => (
          <tr key={`${before.passageId} ${before.start} ${after.start}`}>
            <th scope="row">{what}</th>
            <td>{before.text}</td>
            <td>{after.text}</td>
            <td>{differenceOf(difference, unit)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** In words, since a sign alone is easily lost: 增加 6项, 下降 3.2 个百分点. */
function differenceOf(difference: number, unit: string): string {
  if (difference === 0) return "不变";
  const amount = Math.abs(Number(difference.toFixed(6))).toLocaleString("zh-CN", { maximumFractionDigits: 4 });
  const counted = unit === "%" ? `${amount} 个百分点` : amount + unit;
  return `${difference > 0 ? "增加" : "减少"} ${counted}`;
}
