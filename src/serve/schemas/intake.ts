import { z } from "zod";
import { genres } from "../../corpus/document.ts";
import { reportYears } from "../../corpus/given.ts";
import { fileStatuses, taskStatuses } from "../intake.ts";
import {
  documentDetailSchema,
  documentSchema,
  evidenceSchema,
  genreSchema,
  regionSchema,
  totalSchema,
} from "./corpus.ts";

const year = z.int("应是四位年份").min(reportYears.first, "应是四位年份").max(reportYears.last, "应是四位年份");
const described = {
  title: z.string().min(1).max(300).optional(),
  region: z.string().min(1).max(60).optional().meta({ description: "六位区划代码,或只指一处的名称" }),
  year: year.optional(),
  publishDate: z.iso.date({ error: "应写作 2024-01-31" }).optional(),
  issuer: z.string().min(1).max(100).optional(),
  documentNumber: z.string().min(1).max(60).optional(),
  genre: z.enum(genres).optional(),
  sourceUrl: z.url({ error: "应是网址" }).max(2000).optional(),
};

export const descriptionSchema = z
  .strictObject(described)
  .meta({ id: "Description", examples: [{ region: "福州市鼓楼区", year: 2023 }] });
export const textDocumentSchema = z
  .strictObject({ text: z.string().min(1).max(5_000_000), ...described, replace: z.boolean().default(false) })
  .meta({
    id: "TextDocument",
    examples: [
      { text: "苏州市2023年法治政府建设报告\n一、主要举措\n一是推行免罚轻罚清单。", region: "苏州市", year: 2023 },
    ],
  });
/** Fields beside the files of a form arrive as text. */
export const uploadFormSchema = z
  .strictObject({
    ...described,
    year: z.coerce.number("应是四位年份").pipe(year).optional(),
    replace: z.enum(["true", "false"], { error: "应写 true 或 false" }).default("false"),
    files: z.array(z.file()).optional().meta({ description: "一个或多个文件,也可以是 .zip" }),
  })
  .meta({ id: "UploadForm" });

export const acceptedSchema = z.strictObject({ taskId: z.string() }).meta({ id: "Accepted" });
export const removedSchema = z.strictObject({ id: z.string(), removed: z.literal(true) }).meta({ id: "Removed" });
export const taskSchema = z
  .strictObject({
    id: z.string(),
    kind: z.literal("ingest"),
    status: z.enum(taskStatuses),
    progress: z.strictObject({ done: z.int(), total: z.int() }).meta({ description: "按文件计" }),
    documents: z.array(
      z.strictObject({
        name: z.string(),
        status: z.enum(fileStatuses),
        documentId: z.string().optional(),
        reason: z.string().optional(),
      }),
    ),
  })
  .meta({ id: "Task" });

export const tasksAnswerSchema = z
  .strictObject({ tasks: z.array(taskSchema), total: totalSchema })
  .meta({ id: "TasksAnswer" });

const doubtfulSchema = z
  .strictObject({
    document: documentSchema,
    doubts: z.array(
      z.strictObject({
        ...evidenceSchema.shape,
        value: z.union([z.string(), z.number()]).meta({ description: "读到的值,地区为代码;以 PATCH 原样给出即为确认" }),
        message: z.string().meta({ description: "一句中文:从哪里得出,请确认" }),
      }),
    ),
  })
  .meta({ id: "DoubtfulDocument" });
export const doubtsAnswerSchema = z
  .strictObject({ documents: z.array(doubtfulSchema), total: totalSchema })
  .meta({ id: "DoubtsAnswer" });

const heldSchema = z
  .strictObject({
    id: z.string(),
    fileName: z.string(),
    title: z.string().nullable(),
    region: regionSchema.optional(),
    year: z.int().optional(),
    genre: genreSchema,
    publishDate: z.string().optional(),
    issuer: z.string().optional(),
    missing: z.array(z.string()).meta({ description: "还缺什么:地区、年度" }),
    excerpt: z.string(),
    evidence: z.array(evidenceSchema),
    warnings: z.array(z.string()),
    heldAt: z.string(),
  })
  .meta({ id: "HeldDocument" });
export const heldAnswerSchema = z
  .strictObject({ documents: z.array(heldSchema), total: totalSchema })
  .meta({ id: "HeldAnswer" });

const removedDocumentSchema = z
  .strictObject({
    id: z.string(),
    fileName: z.string(),
    label: z.string(),
    region: regionSchema.optional(),
    year: z.int().optional(),
    removedAt: z.string(),
    until: z.string().meta({ description: "此前可以恢复" }),
  })
  .meta({ id: "RemovedDocument" });
export const removedAnswerSchema = z
  .strictObject({ documents: z.array(removedDocumentSchema), total: totalSchema })
  .meta({ id: "RemovedAnswer" });
export const restoredSchema = z
  .discriminatedUnion("status", [
    z.strictObject({ status: z.literal("searchable"), document: documentDetailSchema }),
    z.strictObject({ status: z.literal("held"), held: heldSchema }),
  ])
  .meta({ id: "Restored", description: "已恢复:重新可以检索,或仍在等待确认" });
