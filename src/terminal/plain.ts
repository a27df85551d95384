import { stripVTControlCharacters } from "node:util";

/** Text of a report cannot steer the terminal. */
export function plain(text: string): string {
  return stripVTControlCharacters(text).replace(/(?!\n)\p{Cc}/gu, "");
}
