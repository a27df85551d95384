import type { Request, Response } from "express";
import type { z } from "zod";
import type { Engine } from "../search/contract.ts";

/** What handlers answer from. */
export interface Services {
  engine: Engine;
  /** Whether the index is open and the model loaded. */
  ready(): boolean;
}

/** A request whose parts have passed their schemas. */
export interface Validated<Parameters, Body, Path> {
  parameters: Parameters;
  body: Body;
  path: Path;
}

export interface EndpointSchemas<P extends z.ZodType, B extends z.ZodType, I extends z.ZodType, A extends z.ZodType> {
  method: "get" | "post";
  /** As OpenAPI writes it: `/v1/passages/{id}`. */
  path: string;
  summary: string;
  parameters: P;
  /** Absent where there is no body. */
  body?: B;
  pathParameters: I;
  answer: A;
}

/**
 * A route, declared once: the server and /openapi.json are both made from it, so neither can drift from the other.
 */
export interface Endpoint {
  method: "get" | "post";
  path: string;
  summary: string;
  parameters: z.ZodType;
  body?: z.ZodType;
  pathParameters: z.ZodType;
  answer: z.ZodType;
  /** Validate, answer, and return what is sent as JSON; undefined when the handler has sent something itself. */
  run(request: Request, response: Response, services: Services): Promise<unknown>;
}

type Handler<P, B, I> = (
  input: Validated<P, B, I>,
  services: Services,
  exchange: { request: Request; response: Response },
) => Promise<unknown> | unknown;

/** Declare a route with its schemas and its handler, which sees only what has passed them. */
export function endpoint<P extends z.ZodType, B extends z.ZodType, I extends z.ZodType, A extends z.ZodType>(
  schemas: EndpointSchemas<P, B, I, A>,
  handle: Handler<z.output<P>, z.output<B>, z.output<I>>,
): Endpoint {
  return {
    ...schemas,
    run: async (request, response, services) => {
      const input = {
        path: schemas.pathParameters.parse(request.params),
        parameters: schemas.parameters.parse(request.query),
        // Without a body schema nothing reads the body, so its type says nothing.
        body: schemas.body?.parse(request.body ?? {}) as z.output<B>,
      };
      return handle(input, services, { request, response });
    },
  };
}
