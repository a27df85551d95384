import type { Request, Response } from "express";
import { z } from "zod";
import { type FileFormat, fileFormats, mediaTypes, type WrittenFile } from "../export/formats.ts";
import type { Table } from "../export/table.ts";
import { writeTableAside } from "../export/write-aside.ts";
import { sendProblem } from "./problem.ts";

/** `?format=` of routes that also give files of these formats; it goes before `Accept`. */
export function formatParametersOf<const F extends readonly FileFormat[]>(formats: F) {
  return z.strictObject({
    format: z
      .enum(["json", ...formats])
      .optional()
      .meta({ description: "要哪种格式;不写则看 Accept,再不然是 json", example: formats.at(-1) }),
  });
}

export const formatParametersSchema = formatParametersOf(fileFormats);

/** The format a client wants: the parameter, else the best of what it accepts, JSON first; undefined when it accepts none. */
export function formatWanted<F extends FileFormat>(
  request: Request,
  { format }: { format?: "json" | F | undefined },
  formats: readonly F[],
): "json" | F | undefined {
  if (format !== undefined) return format;
  const accepted = request.accepts(offered(formats));
  if (accepted === false) return undefined;
  return formats.find((one) => mediaTypes[one] === accepted) ?? "json";
}

/** The client accepts nothing that is offered: 406. */
export function sendNotAcceptable(response: Response, formats: readonly FileFormat[]): void {
  const detail = `不能以 Accept 所列的格式回答,请改为其中之一:${offered(formats).join("、")}。`;
  sendProblem(response, { code: "unsupported_format", status: 406, detail });
}

/** Send a table as a file to be saved under its Chinese name. */
export async function sendTable(response: Response, table: Table, format: FileFormat): Promise<void> {
  sendFile(response, await writeTableAside(table, format), `table.${format}`);
}

/** Send a file to be saved under its Chinese name, or under a plain one by those who do not read that. */
export function sendFile(response: Response, { name, mediaType, bytes }: WrittenFile, plainName: string): void {
  response
    .status(200)
    .vary("Accept")
    .set("Content-Type", mediaType.startsWith("text/") ? `${mediaType}; charset=utf-8` : mediaType)
    .set("Content-Disposition", attachment(name, plainName))
    .send(bytes);
}

function offered(formats: readonly FileFormat[]): string[] {
  return ["application/json", ...formats.map((format) => mediaTypes[format])];
}

/** RFC 6266 with the name as RFC 5987 writes it, and a plain one. */
function attachment(name: string, plainName: string): string {
  const encoded = encodeURIComponent(name).replace(
    /['()*]/gu,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plainName}"; filename*=UTF-8''${encoded}`;
}
