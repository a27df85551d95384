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
  /** Where the server asks for one. */
  key?: string;
  fetch?: typeof globalThis.fetch;
}

/**
 * The HTTP contract as functions: paths, what they take and what they answer are those of the declared routes, so that a
 * call that the server does not know does not compile. Throws `ApiError` for every answer that is an error.
 */
export class Client {
  private readonly baseUrl: string;
  private readonly key: string | undefined;
  private readonly fetch: typeof globalThis.fetch;

  constructor({ baseUrl, key, fetch = globalThis.fetch }: ClientOptions) {
    this.key = key;
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

  private async send<R>(method: string, path: string, sent: AnySent = {}): Promise<R> {
    const { path: parts = {}, parameters = {}, body, signal } = sent;
    const response = await this.reach(addressOf(path, parts, parameters), {
      method,
      headers: { Accept: "application/json", ...(body !== undefined && { "Content-Type": "application/json" }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(signal && { signal }),
    });
    if (!response.ok) throw new ApiError(response.status, await problemIn(response));
    return (await response.json()) as R;
  }

  private async reach(address: string, request: RequestInit): Promise<Response> {
    const headers = new Headers(request.headers);
    if (this.key !== undefined) headers.set("Authorization", `Bearer ${this.key}`);
    try {
      return await this.fetch(this.baseUrl + address, { ...request, headers });
    } catch (cause) {
      if (request.signal?.aborted) throw cause;
      const problem = { code: "unreachable", detail: `连不上服务 ${this.baseUrl},请检查地址和服务是否在运行。` };
      throw new ApiError(0, problem, { cause });
    }
  }
}

function addressOf(
  path: string,
  parts: Readonly<Record<string, unknown>>,
  parameters: Readonly<Record<string, ParameterValue>>,
): string {
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
