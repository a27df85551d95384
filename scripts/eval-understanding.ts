import { linkFeatures } from "../src/concepts/link-weights.ts";
import type { Workspace } from "../src/workspace.ts";
import { type Choice, chances, fitChoices } from "./conditional-logit.ts";
import { readLinkingQuestions, readRepairs } from "./judged.ts";

const folds = 10;

/** Whether questions are linked to the measure they mean, and repaired to what was meant. */
export async function evalUnderstanding(workspace: Workspace): Promise<void> {
  await evalLinking(workspace);
  evalRepairs(workspace);
}

async function evalLinking({ parts }: Workspace): Promise<void> {
  const judged: { kind: string; choice: Choice }[] = [];
  for (const { id, kind, question } of readLinkingQuestions()) {
    const evidence = parts.linker.evidence(question, await parts.embedder.embedQuery(question));
    const at = evidence.findIndex(({ concept }) => concept.id === id);
    const alternatives = evidence.map(({ features }) => linkFeatures.map((name) => features[name]));
    judged.push({ kind, choice: { alternatives, chosen: at < 0 ? undefined : at } });
  }
  const results = judged.map(({ kind }) => ({ kind, rank: 0, right: 0 }));
  for (let fold = 0; fold < folds; fold++) {
    const weights = fitChoices(
      judged.filter((_, at) => at % folds !== fold).map(({ choice }) => choice),
      0.05,
    );
    for (const [at, { choice }] of judged.entries()) {
      if (at % folds !== fold) continue;
      const p = chances(choice.alternatives, weights);
      const none = 1 - p.reduce((sum, one) => sum + one, 0);
      const own = choice.chosen === undefined ? none : (p[choice.chosen] ?? 0);
      const result = results[at];
      if (result === undefined) continue;
      result.right = own;
      result.rank = [...p, none].filter((other) => other > own).length + 1;
    }
  }
  console.log("\n=== linking questions to measures, weights learned on other questions ===");
  for (const kind of ["official", "colloquial", "none"]) {
    const own = results.filter((one) => one.kind === kind);
    const share = (test: (one: (typeof own)[number]) => boolean): string =>
      (own.filter(test).length / own.length).toFixed(3);
    const mean = (own.reduce((sum, { right }) => sum + right, 0) / own.length).toFixed(3);
    console.log(
      `  ${kind.padEnd(12)} first ${share(({ rank }) => rank === 1)}   among three ${share(({ rank }) => rank <= 3)}   mean probability of what is right ${mean}   ${own.length}`,
    );
  }
}

function evalRepairs({ parts }: Workspace): void {
  console.log("\n=== repairs of what was typed ===");
  const repairs = readRepairs();
  for (const kind of new Set(repairs.map((one) => one.kind))) {
    const own = repairs.filter((one) => one.kind === kind && kind !== "traditional");
    const right = own.filter(({ typed, meant }) => parts.repairer.repair(typed).text === meant);
    if (own.length > 0) console.log(`  ${kind.padEnd(12)} ${right.length}/${own.length}`);
  }
}
