import type { SentFile } from "../../client/client.ts";

/** Save a file that the server sent, under the name it gave. */
export function saveFile({ name, blob }: SentFile): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
