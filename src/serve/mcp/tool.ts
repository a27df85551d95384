import type { z } from "zod";
import type { Services } from "../endpoint.ts";

/** What a tool answers: text for a model to read, and the same for a program. */
export interface ToolAnswer<O> {
  text: string;
  structured: O;
}

/** What tools answer from. */
export type ToolServices = Pick<Services, "engine" | "drafter">;

interface ToolDeclaration<I extends z.ZodType, O extends z.ZodType> {
  name: string;
  title: string;
  description: string;
  input: I;
  output: O;
}

/** A tool of the model context protocol; its arguments are checked before `run` sees them. */
export interface Tool extends ToolDeclaration<z.ZodType, z.ZodType> {
  run(input: unknown, services: ToolServices): Promise<ToolAnswer<unknown>>;
}

/** Declare a tool with its schemas; `run` throws a `ZodError` for arguments that do not pass. */
export function tool<I extends z.ZodType, O extends z.ZodType>(
  declaration: ToolDeclaration<I, O>,
  answer: (input: z.output<I>, services: ToolServices) => Promise<ToolAnswer<z.input<O>>>,
): Tool {
  return { ...declaration, run: (input, services) => answer(declaration.input.parse(input ?? {}), services) };
}
