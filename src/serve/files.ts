import type { Request, Response } from "express";
import { z } from "zod";
import { type FileFormat, fileFormats, mediaTypes } from "../export/formats.ts";
import type { Table } from "../export/table.ts";
import { writeTableAside } from "../export/write-aside.ts";
import { sendProblem } from "./problem.ts";

/** `?format=` of routes that also give files; it goes before `Accept`. */
export const formatParametersSchema = z.strictObject({
  format: z
    .enum(["json", ...fileFormats])
    .optional()
    .meta({ description: "要哪种格式;不写则看 Accept,再不然是 json", example: "xlsx" }),
});

const offered = ["application/json", ...Object.values(mediaTypes)];

/** The format a client wants: the parameter, else the best of what it accepts, JSON first; undefined when it accepts none. */
export function formatWanted(
  request: Request,
  { format }: z.infer<typeof formatParametersSchema>,
): "json" | FileFormat | undefined {
  if (format !== undefined) return format;
  const accepted = request.accepts(offered);
  if (accepted === false) return undefined;
  return fileFormats.find((one) => mediaTypes[one] === accepted) ?? "json";
}

/** The client accepts nothing that is offered: 406. */
export function sendNotAcceptable(response: Response): void {
  const detail = `不能以 Accept 所列的格式回答,请改为其中之一:${offered.join("、")}。`;
  sendProblem(response, { code: "unsupported_format", status: 406, detail });
}

/** Send a table as a file to be saved under its Chinese name. */
export async function sendTable(response: Response, table: Table, format: FileFormat): Promise<void> {
  const { name, mediaType, bytes } = await writeTableAside(table, format);
  response
    .status(200)
    .vary("Accept")
    .set("Content-Type", mediaType.startsWith("text/") ? `${mediaType}; charset=utf-8` : mediaType)
    .set("Content-Disposition", attachment(name, format))
    .send(bytes);
}

/** RFC 6266 with the name as RFC 5987 writes it, and a plain one for those that do not read it. */
function attachment(name: string, format: FileFormat): string {
  const encoded = encodeURIComponent(name).replace(
    /['()*]/gu,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="table.${format}"; filename*=UTF-8''${encoded}`;
}
