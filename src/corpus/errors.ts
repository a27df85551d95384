/** Stable English words for what went wrong; the same words stand in the HTTP contract. */
export type ErrorCode =
  | "invalid_request"
  | "not_found"
  | "unsupported_format"
  | "unreadable"
  | "too_large"
  | "conflict"
  | "overloaded"
  | "index_unavailable"
  | "internal";

export interface FieldError {
  path: string;
  message: string;
}

/**
 * An error whose message is a Chinese sentence for the person at the keyboard: what is wrong and what to change.
 * Anything else that is thrown is a bug.
 */
export class JucuoError extends Error {
  readonly code: ErrorCode;
  /** Which fields of a request are wrong, where that is known. */
  readonly fields: FieldError[];

  constructor(code: ErrorCode, message: string, options: { cause?: unknown; fields?: FieldError[] } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "JucuoError";
    this.code = code;
    this.fields = options.fields ?? [];
  }
}

/** The stage of the pipeline at which one file among many failed. */
export type Stage = "read" | "clean" | "parse" | "segment" | "embed" | "index";

/** What is said of a thrown value to a person: its message, or the value itself when it is no error. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
