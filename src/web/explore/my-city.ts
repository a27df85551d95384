const keptAs = "jucuo.city";

/** The city that was last looked at as one's own in this browser; only offered, what the address says comes first. */
export function myCity(): string {
  try {
    return localStorage.getItem(keptAs) ?? "";
  } catch {
    return "";
  }
}

export function rememberCity(name: string): void {
  try {
    localStorage.setItem(keptAs, name);
  } catch {
    // A browser that keeps nothing asks again.
  }
}
