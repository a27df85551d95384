// npm run bench:search: how long a warm question takes over the five reports, beside one embedding of the same question in
// the same run. Nothing is remembered between the two.

import { readConfig } from "../src/config.ts";
import { WorkerEmbedder } from "../src/embed/worker-embedder.ts";
import { SearchEngine } from "../src/search/search-engine.ts";
import { judgedSets, readJudgedQueries } from "./judged.ts";
import { withSampleWorkspace } from "./sample-workspace.ts";

const rounds = 5;

await withSampleWorkspace(async ({ parts }) => {
  const embedder = new WorkerEmbedder({ folder: readConfig({}).model, name: "bench", workers: 1 });
  const engine = new SearchEngine({ ...parts, embedder });
  const queries = judgedSets.flatMap((set) => readJudgedQueries(set).map(({ query }) => query));
  const times: Record<string, number[]> = { embedding: [], search: [], compare: [] };
  const time = async (name: string, work: () => Promise<unknown>): Promise<void> => {
    const startedAt = performance.now();
    await work();
    times[name]?.push(performance.now() - startedAt);
  };
  const shape = { mode: "hybrid", filter: {}, groupBy: "region", groupSize: 3, limit: 10, offset: 0 } as const;
  const rest = { explain: false, facets: [], asWords: [] };
  for (let round = 0; round <= rounds; round++) {
    // The first round warms up and is not counted.
    if (round === 1) for (const list of Object.values(times)) list.length = 0;
    for (const query of queries) {
      await time("embedding", () => embedder.embedQuery(query));
      await time("search", () => engine.search({ ...shape, ...rest, query }));
      await time("compare", () => engine.compare({ query, filter: {}, passagesPerRegion: 2, asWords: [] }));
    }
  }
  await embedder.close();
  const base = quantile(times.embedding ?? [], 0.5);
  for (const [name, list] of Object.entries(times)) {
    const [p50, p95] = [quantile(list, 0.5), quantile(list, 0.95)];
    const ratio = `p50 ${(p50 / base).toFixed(2)}, p95 ${(p95 / base).toFixed(2)} of a median embedding`;
    console.log(
      `${name.padEnd(10)} p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms: ${ratio} (${list.length} times)`,
    );
  }
});

function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? 0;
}
