import { useSyncExternalStore } from "react";

type StorageName = "sessionStorage" | "localStorage";

const keptAs = "jucuo.key";
const listeners = new Set<() => void>();
let key = read("sessionStorage") ?? read("localStorage");
let isWanted = false;

/** The key that is sent along; undefined where none was given. */
export function currentKey(): string | undefined {
  return key;
}

/** The same in what is shown. */
export function useKey(): string | undefined {
  return useSyncExternalStore(listen, currentKey);
}

/** Whether the server has refused to answer without another key. */
export function useKeyWanted(): boolean {
  return useSyncExternalStore(listen, () => isWanted);
}

/** Use this key from now on: until the window is closed, or until it is forgotten where it is to be remembered. */
export function takeKey(given: string, { remember }: { remember: boolean }): void {
  forget();
  key = given;
  isWanted = false;
  write(remember ? "localStorage" : "sessionStorage", given);
  tell();
}

/** Give the key up, in this window and on this machine. */
export function forgetKey(): void {
  forget();
  tell();
}

/** The server has refused the key, or that there is none. */
export function askForKey(): void {
  if (isWanted) return;
  isWanted = true;
  tell();
}

function forget(): void {
  key = undefined;
  for (const name of ["sessionStorage", "localStorage"] as const) {
    try {
      window[name].removeItem(keptAs);
    } catch {
      // A browser that keeps nothing has nothing to forget.
    }
  }
}

function tell(): void {
  for (const listener of listeners) listener();
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

// By name: a browser that forbids storage refuses already when it is named.
function read(name: StorageName): string | undefined {
  try {
    return window[name].getItem(keptAs) ?? undefined;
  } catch {
    return undefined;
  }
}

function write(name: StorageName, value: string): void {
  try {
    window[name].setItem(keptAs, value);
  } catch {
    // It is asked for again at the next visit.
  }
}
