import type { SentFile } from "../../client/client.ts";

// Some browsers read the file only after the click has returned.
const keptMs = 60_000;

/** Have the browser save a file under the name that the server gave it. */
export function saveFile({ name, blob }: SentFile): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), keptMs);
}
