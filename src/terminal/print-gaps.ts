import type { Gap, GapsAnswer } from "../explore/contract.ts";
import { plain } from "./plain.ts";

/** What peers report and a region does not, for a person at a terminal. */
export function printGaps({ region, year, peerReason, peers, gaps, total }: GapsAnswer): string {
  const names = peers.map((peer) => `${peer.region.name} ${peer.year}`).join("、");
  const title = `${region.name}${year}年:同类地区有、本地未见的举措 ${total.value} 项`;
  const lines = gaps.map((gap, at) => gapLines(gap, at + 1));
  const more = total.value > gaps.length ? [`另有 ${total.value - gaps.length} 项,用 --limit 多看。`] : [];
  return [`${title}\n相比的地区:${plain(peerReason)}(${names})`, ...lines, ...more].join("\n\n");
}

function gapLines({ concept, peersPresent, peersTotal, own, akinHere, examples }: Gap, rank: number): string {
  const notes = [
    own.onlyIn?.includes("plan") ? "本地只在打算里提到" : undefined,
    own.onlyIn?.includes("shortcoming") ? "本地只在不足里提到" : undefined,
    own.status === "related" && own.onlyIn === undefined ? "本地有相近的内容" : undefined,
    own.lastSeen === undefined ? undefined : `本地 ${own.lastSeen} 年的报告有`,
    akinHere.length > 0 ? `本地有作用相同的:${akinHere.map(({ name }) => name).join("、")}` : undefined,
  ].filter((note) => note !== undefined);
  const title = `${rank}. ${concept.name}(${peersPresent}/${peersTotal} 个地区有)${notes.map((note) => `〔${note}〕`).join("")}`;
  const quoted = examples.map(({ passage, document }) => {
    const place = [document.label, ...passage.headings].map(plain).join(" › ");
    return `   ${plain(passage.text.trimEnd())}\n        ${place}`;
  });
  return [title, ...quoted].join("\n");
}
