import type { Request, Response } from "express";
import type { z } from "zod";
import type { Access, Caller, Role } from "../access/contract.ts";
import type { Drafter } from "../draft/drafter.ts";
import type { Explorer } from "../explore/explorer.ts";
import type { Engine } from "../search/contract.ts";
import type { Watches } from "../watch/contract.ts";
import type { Intake } from "./intake.ts";
import { callerOf } from "./who-asks.ts";

/** What handlers answer from. */
export interface Services {
  engine: Engine;
  explorer: Explorer;
  drafter: Drafter;
  intake: Intake;
  watches: Watches;
  access: Access;
  /** Whether the index is open and the model loaded. */
  ready(): boolean;
}

/** A request whose parts have passed their schemas. */
export interface Validated<Parameters, Body, Path> {
  parameters: Parameters;
  body: Body;
  path: Path;
}

type Method = "get" | "post" | "patch" | "delete";

interface EndpointSchemas<
  M extends Method,
  Path extends string,
  P extends z.ZodType,
  B extends z.ZodType,
  I extends z.ZodType,
  A extends z.ZodType,
  F extends z.ZodType,
> {
  method: M;
  /** As OpenAPI writes it: `/v1/passages/{id}`. */
  path: Path;
  summary: string;
  parameters: P;
  /** Absent where there is no body. */
  body?: B;
  /** The fields beside the files, where a form with files may be sent instead. */
  form?: F;
  pathParameters: I;
  answer: A;
  /** Media types that it is sent as in place of application/json; `answer` describes those of JSON. */
  sentAs?: readonly string[];
  /** Media types that the same answer is sent as beside JSON. */
  files?: readonly string[];
  /** 200 unless told. */
  status?: 200 | 201 | 202;
  /** What a key has to allow; `read` unless told, `none` where nobody needs one. */
  role?: Role | "none";
  /** How large a body may be; 1mb unless told. */
  mostJson?: string;
}

/**
 * A route, declared once: the server and /openapi.json are both made from it, so neither can drift from the other.
 */
export interface Endpoint {
  method: Method;
  path: string;
  summary: string;
  parameters: z.ZodType;
  body?: z.ZodType;
  form?: z.ZodType;
  files?: readonly string[];
  sentAs?: readonly string[];
  status?: 200 | 201 | 202;
  role?: Role | "none";
  mostJson?: string;
  pathParameters: z.ZodType;
  answer: z.ZodType;
  /** Validate, answer, and return what is sent as JSON; undefined when the handler has sent something itself. */
  run(request: Request, response: Response, services: Services): Promise<unknown>;
}

/** An endpoint that a client can be typed by; `types` is never there when the program runs. */
export interface TypedEndpoint<M extends Method, Path extends string, P, B, I, R> extends Endpoint {
  method: M;
  path: Path;
  types?: { parameters: P; body: B; path: I; answer: Extract<R, object> };
}

/** The request and the answer themselves, and who asks. */
interface Exchange {
  request: Request;
  response: Response;
  readonly caller: Caller;
}

type Handler<P, B, I, R> = (input: Validated<P, B, I>, services: Services, exchange: Exchange) => Promise<R> | R;

/** Declare a route with its schemas and its handler, which sees only what has passed them. */
export function endpoint<
  const M extends Method,
  const Path extends string,
  P extends z.ZodType,
  B extends z.ZodType,
  I extends z.ZodType,
  A extends z.ZodType,
  R,
  F extends z.ZodType = z.ZodNever,
>(
  schemas: EndpointSchemas<M, Path, P, B, I, A, F>,
  handle: Handler<z.output<P>, z.output<B> | z.output<F>, z.output<I>, R>,
): TypedEndpoint<M, Path, z.input<P>, z.input<B>, z.input<I>, R> {
  return {
    ...schemas,
    run: async (request, response, services) => {
      const input = {
        path: schemas.pathParameters.parse(request.params),
        parameters: schemas.parameters.parse(request.query),
        // Without a body schema nothing reads the body, so its type says nothing.
        body: bodySchema(request, schemas)?.parse(request.body ?? {}) as z.output<B> | z.output<F>,
      };
      // A route that is open to everybody has no caller to look at.
      const exchange = {
        request,
        response,
        get caller() {
          return callerOf(response);
        },
      };
      return handle(input, services, exchange);
    },
  };
}

function bodySchema(request: Request, { body, form }: { body?: z.ZodType; form?: z.ZodType }): z.ZodType | undefined {
  return form !== undefined && request.is("multipart/form-data") ? form : body;
}
