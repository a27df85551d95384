import { stringify } from "yaml";
import type { z } from "zod";
import type { conceptSchema } from "./concept.ts";

/** One entry as a file of measures holds it, to be pasted there; its texts cannot break out of their fields. */
export function writeEntry(entry: z.input<typeof conceptSchema>): string {
  return stringify([entry], { lineWidth: 0 });
}
