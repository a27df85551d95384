import { mediaTypes, quoteFormats } from "../../export/formats.ts";
import { writeQuotesAside } from "../../export/write-aside.ts";
import { endpoint } from "../endpoint.ts";
import { formatParametersOf, formatWanted, sendFile, sendNotAcceptable } from "../files.ts";
import { noPathSchema } from "../schemas/parameters.ts";
import { quotesAnswerSchema, quotesRequestSchema } from "../schemas/quotes.ts";

export const quoteEndpoints = [
  endpoint(
    {
      method: "post",
      path: "/v1/quotes",
      summary: "把选定的段落连同出处写成引文摘录;按 Accept 或 format 给出 Word 或 Markdown 文件",
      parameters: formatParametersOf(quoteFormats),
      body: quotesRequestSchema,
      pathParameters: noPathSchema,
      answer: quotesAnswerSchema,
      files: quoteFormats.map((format) => mediaTypes[format]),
    },
    async ({ parameters, body }, { drafter }, { request, response }) => {
      const format = formatWanted(request, parameters, quoteFormats);
      if (format === undefined) return sendNotAcceptable(response, quoteFormats);
      const answer = drafter.quote(body);
      if (format === "json") return answer;
      sendFile(response, await writeQuotesAside(answer, format), `quotes.${format}`);
      return undefined;
    },
  ),
] as const;
