import type { endpoints } from "../serve/app.ts";

type Route = (typeof endpoints)[number];
type MethodOf = Route["method"];
type PathOf<M extends MethodOf> = Extract<Route, { method: M }>["path"];
type RouteAt<M extends MethodOf, P> = Extract<Route, { method: M; path: P }>;
type TypesAt<M extends MethodOf, P> = NonNullable<RouteAt<M, P>["types"]>;

/** What a route answers. */
export type AnswerOf<M extends MethodOf, P extends PathOf<M>> = TypesAt<M, P>["answer"];

type ParameterValue = string | number | boolean | readonly (string | number)[] | undefined;

/** What a route takes: parts of its path, parameters of its address, its body. */
export interface Sent<M extends MethodOf, P extends PathOf<M>> {
  path?: { [K in keyof TypesAt<M, P>["path"]]: string };
  parameters?: { [K in keyof TypesAt<M, P>["parameters"]]?: ParameterValue };
  body?: TypesAt<M, P>["body"];
  signal?: AbortSignal;
}

/** The same where the route is not known. */
interface AnySent {
  path?: Readonly<Record<string, unknown>>;
  parameters?: Readonly<Record<string, ParameterValue>>;
  body?: unknown;
  signal?: AbortSignal;
}

/** A file that the server sent. */
export interface SentFile {
  name: string;
  blob: Blob;
}

interface Asked {
  method: string;
  accept: string;
  /** A body that is JSON already. */
  json?: string;
  body?: FormData;
  signal?: AbortSignal | undefined;
}

interface Problem {
  code?: string;
  detail?: string;
  errors?: { path: string; message: string }[];
}

/**
 * What the server says is wrong (RFC 9457); `code` is a stable word, the message a Chinese sentence. Status 0 and
 * `unreachable` where no server answers.
 */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly fields: readonly { path: string; message: string }[];

  constructor(status: number, problem: Problem, options?: ErrorOptions) {
    super(problem.detail ?? `服务器答复 ${status}。`, options);
    this.name = "ApiError";
    this.status = status;
    this.code = problem.code ?? "internal";
    this.fields = problem.errors ?? [];
  }
}

export interface ClientOptions {
  /** e.g. `http://127.0.0.1:3000`; of the page itself when empty. */
  baseUrl: string;
  /** Where the server asks for one; what it is just now, where it may change. */
  key?: string | (() => string | undefined);
  fetch?: typeof globalThis.fetch;
}

/**
 * The HTTP contract as functions: paths, what they take and what they answer are those of the declared routes, so that a
 * call that the server does not know does not compile. Throws `ApiError` for every answer that is an error.
 */
export class Client {
  private readonly baseUrl: string;
  private readonly key: (() => string | undefined) | undefined;
  private readonly fetch: typeof globalThis.fetch;

  // A browser's fetch works only as a function of its window.
  constructor({ baseUrl, key, fetch = (address, request) => globalThis.fetch(address, request) }: ClientOptions) {
    this.key = typeof key === "string" ? () => key : key;
    this.baseUrl = baseUrl.replace(/\/$/u, "");
    this.fetch = fetch;
  }

  get<P extends PathOf<"get">>(path: P, sent?: Sent<"get", P>): Promise<AnswerOf<"get", P>> {
    return this.send("GET", path, sent);
  }

  post<P extends PathOf<"post">>(path: P, sent?: Sent<"post", P>): Promise<AnswerOf<"post", P>> {
    return this.send("POST", path, sent);
  }

  patch<P extends PathOf<"patch">>(path: P, sent?: Sent<"patch", P>): Promise<AnswerOf<"patch", P>> {
    return this.send("PATCH", path, sent);
  }

  delete<P extends PathOf<"delete">>(path: P, sent?: Sent<"delete", P>): Promise<AnswerOf<"delete", P>> {
    return this.send("DELETE", path, sent);
  }

  /** What a GET route sends as a file, under the name it gives it. */
  getFile<P extends PathOf<"get">>(path: P, sent?: Sent<"get", P>): Promise<SentFile> {
    return this.receive("GET", path, sent);
  }

  /** The answer of a POST route as a file; which format, `parameters` say. */
  postFile<P extends PathOf<"post">>(path: P, sent?: Sent<"post", P>): Promise<SentFile> {
    return this.receive("POST", path, sent);
  }

  /** Files with the fields beside them, as a form. */
  async upload<P extends PathOf<"post">>(path: P, form: FormData, signal?: AbortSignal): Promise<AnswerOf<"post", P>> {
    const response = await this.ask(path, { method: "POST", accept: "application/json", body: form, signal });
    return (await response.json()) as AnswerOf<"post", P>;
  }

  private async send<R>(method: string, path: string, sent?: AnySent): Promise<R> {
    const response = await this.ask(addressOf(path, sent), { method, accept: "application/json", ...bodyOf(sent) });
    return (await response.json()) as R;
  }

  private async receive(method: string, path: string, sent?: AnySent): Promise<SentFile> {
    const response = await this.ask(addressOf(path, sent), { method, accept: "*/*", ...bodyOf(sent) });
    return { name: nameIn(response.headers.get("Content-Disposition") ?? ""), blob: await response.blob() };
  }

  private async ask(address: string, { accept, json, ...request }: Asked): Promise<Response> {
    const headers = { Accept: accept, ...(json !== undefined && { "Content-Type": "application/json" }) };
    const body = json ?? request.body;
    const response = await this.reach(address, {
      method: request.method,
      headers,
      ...(body !== undefined && { body }),
      ...(request.signal && { signal: request.signal }),
    });
    if (!response.ok) throw new ApiError(response.status, await problemIn(response));
    return response;
  }

  private async reach(address: string, request: RequestInit): Promise<Response> {
    const headers = new Headers(request.headers);
    const key = this.key?.();
    if (key !== undefined) headers.set("Authorization", `Bearer ${key}`);
    try {
      return await this.fetch(this.baseUrl + address, { ...request, headers });
    } catch (cause) {
      if (request.signal?.aborted) throw cause;
      throw new ApiError(0, { code: "unreachable", detail: unreachable(this.baseUrl) }, { cause });
    }
  }
}

/** Where to look; a page has no address to check but its own. */
function unreachable(baseUrl: string): string {
  if (baseUrl === "") return "连不上服务:请检查网络;服务也可能停了,请稍后再试。";
  return `连不上服务 ${baseUrl},请检查地址和服务是否在运行。`;
}

function bodyOf({ body, signal }: AnySent = {}): Pick<Asked, "json" | "signal"> {
  return { ...(body !== undefined && { json: JSON.stringify(body) }), ...(signal && { signal }) };
}

/** The name that RFC 6266 writes, the one in UTF-8 first. */
function nameIn(disposition: string): string {
  const [, encoded] = /filename\*=UTF-8''([^;]+)/iu.exec(disposition) ?? [];
  // Quotation marks are left out around a name that is a plain word.
  const [, plain] = /filename="?([^";]*)"?/iu.exec(disposition) ?? [];
  return encoded === undefined ? (plain ?? "文件") : decodeURIComponent(encoded);
}

function addressOf(path: string, { path: parts = {}, parameters = {} }: AnySent = {}): string {
  const filled = path.replace(/\{(\w+)\}/gu, (_, name: string) => encodeURIComponent(String(parts[name] ?? "")));
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined) query.set(name, Array.isArray(value) ? value.join(",") : String(value));
  }
  return query.size > 0 ? `${filled}?${query}` : filled;
}

async function problemIn(response: Response): Promise<Problem> {
  try {
    return (await response.json()) as Problem;
  } catch {
    // What stands between here and the server answers in its own words.
    return {};
  }
}
