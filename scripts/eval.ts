// npm run eval [-- parse | ablation | coverage | haystack [passages] | years]: quality over judged data. Whatever is learned is learned
// without the query that it is measured on.
import { evalAblation } from "./eval-ablation.ts";
import { evalCells } from "./eval-cells.ts";
import { evalCoverage } from "./eval-coverage.ts";
import { evalHaystack } from "./eval-haystack.ts";
import { evalPairs } from "./eval-pairs.ts";
import { evalParse } from "./eval-parse.ts";
import { evalRanking } from "./eval-ranking.ts";
import { evalUnderstanding } from "./eval-understanding.ts";
import { evalYears } from "./eval-years.ts";
import { withSampleWorkspace } from "./sample-workspace.ts";

const [what = "search", limit] = process.argv.slice(2).map((word) => word.replace(/^--/u, ""));

if (what === "parse") await evalParse();
else if (what === "years") await evalYears();
else if (what === "ablation") await withSampleWorkspace(evalAblation);
else if (what === "coverage") {
  await withSampleWorkspace(async (workspace) => {
    await evalCoverage(workspace);
    await evalCells(workspace);
  });
} else if (what === "haystack") await evalHaystack(limit === undefined ? Number.POSITIVE_INFINITY : Number(limit));
else {
  await withSampleWorkspace(async (workspace) => {
    await evalRanking(workspace);
    await evalPairs(workspace);
    await evalUnderstanding(workspace);
    await evalCoverage(workspace);
  });
}
