import type { Request } from "express";
import { z } from "zod";
import { JucuoError } from "../../corpus/errors.ts";
import { endpoint } from "../endpoint.ts";
import type { Upload } from "../intake.ts";
import { documentDetailSchema } from "../schemas/corpus.ts";
import {
  acceptedSchema,
  descriptionSchema,
  doubtsAnswerSchema,
  heldAnswerSchema,
  removedSchema,
  taskSchema,
  tasksAnswerSchema,
  textDocumentSchema,
  uploadFormSchema,
} from "../schemas/intake.ts";
import { idPathSchema, noParametersSchema, noPathSchema, pageParametersSchema } from "../schemas/parameters.ts";

export const intakeEndpoints = [
  endpoint(
    {
      method: "post",
      path: "/v1/documents",
      role: "write",
      summary: "收入报告:上传文件(可多个,可为 .zip),或直接给出文字",
      parameters: noParametersSchema,
      pathParameters: noPathSchema,
      body: textDocumentSchema,
      form: uploadFormSchema,
      status: 202,
      answer: acceptedSchema,
    },
    ({ body }, { intake }, { request }) => {
      if ("text" in body) {
        const { text, replace, ...description } = body;
        const name = `${description.title ?? "文字"}.txt`;
        return intake.submit([{ name, bytes: Buffer.from(text) }], description, { replace });
      }
      const { replace, files: _, ...description } = body;
      return intake.submit(uploadsOf(request), description, { replace: replace === "true" });
    },
  ),
  endpoint(
    {
      method: "get",
      path: "/v1/tasks/{id}",
      summary: "一批文件处理到哪里,各是什么结果",
      parameters: noParametersSchema,
      pathParameters: idPathSchema,
      answer: taskSchema,
    },
    ({ path }, { intake }) => intake.task(path.id),
  ),
  endpoint(
    {
      method: "get",
      path: "/v1/tasks",
      role: "write",
      summary: "最近收入的各批文件,新的在前",
      parameters: pageParametersSchema,
      pathParameters: noPathSchema,
      answer: tasksAnswerSchema,
    },
    ({ parameters }, { intake }) => {
      const { tasks, count } = intake.tasks(parameters);
      return { tasks, total: { value: count, relation: "eq" } };
    },
  ),
  endpoint(
    {
      method: "get",
      path: "/v1/doubts",
      summary: "已收入、但地区、年度或发布日期依据较弱的报告,请确认;新收的在前",
      parameters: pageParametersSchema,
      pathParameters: noPathSchema,
      answer: doubtsAnswerSchema,
    },
    ({ parameters }, { intake }) => {
      const { documents, count } = intake.doubts(parameters);
      return { documents, total: { value: count, relation: "eq" } };
    },
  ),
  endpoint(
    {
      method: "get",
      path: "/v1/held",
      summary: "已保存、但看不出地区或年度,等待确认的文件",
      parameters: noParametersSchema,
      pathParameters: noPathSchema,
      answer: heldAnswerSchema,
    },
    (_, { intake }) => {
      const documents = intake.held();
      return { documents, total: { value: documents.length, relation: "eq" } };
    },
  ),
  endpoint(
    {
      method: "patch",
      path: "/v1/documents/{id}",
      role: "write",
      summary: "指明或更正一份报告的信息;待确认的文件由此进入检索",
      parameters: noParametersSchema,
      pathParameters: idPathSchema,
      body: descriptionSchema,
      answer: documentDetailSchema,
    },
    ({ path, body }, { intake }) => intake.describe(path.id, body),
  ),
  endpoint(
    {
      method: "delete",
      path: "/v1/documents/{id}",
      role: "write",
      summary: "删除一份报告或一个待确认的文件;30 天内可以恢复",
      parameters: noParametersSchema,
      pathParameters: idPathSchema,
      answer: removedSchema,
    },
    ({ path }, { intake }) => {
      intake.remove(path.id);
      return { id: path.id, removed: true };
    },
  ),
  endpoint(
    {
      method: "get",
      path: "/v1/documents/{id}/original",
      summary: "收入时的原件",
      parameters: noParametersSchema,
      pathParameters: idPathSchema,
      answer: z.file().meta({ description: "原样的文件" }),
      sentAs: ["application/octet-stream"],
    },
    ({ path }, { intake }, { response }) => {
      const { name, bytes } = intake.original(path.id);
      // Always a download: a page that was saved from somewhere is not run in this server's name.
      response.attachment(name).type("application/octet-stream").send(Buffer.from(bytes));
      return undefined;
    },
  ),
] as const;

function uploadsOf(request: Request): Upload[] {
  const files = Array.isArray(request.files) ? request.files : [];
  if (files.length === 0) throw new JucuoError("invalid_request", "表单里没有文件,请以 files 字段上传。");
  return files.map(({ originalname, buffer }) => ({ name: originalname, bytes: buffer }));
}
