import type { z } from "zod";
import type { FieldError } from "../corpus/errors.ts";

type Issue = z.core.$ZodIssue;

const typeNames: Record<string, string> = {
  string: "文字",
  number: "数字",
  int: "整数",
  boolean: "true 或 false",
  array: "列表",
  object: "对象",
};

/** What is wrong with a request, field by field, each in a Chinese sentence part that says what to change. */
export function fieldErrors(error: z.ZodError): FieldError[] {
  return error.issues.map((issue) => ({ path: issue.path.join("."), message: messageOf(issue) }));
}

function messageOf(issue: Issue): string {
  switch (issue.code) {
    case "invalid_type":
      return issue.message.startsWith("Invalid input") ? typeMessage(issue) : issue.message;
    case "too_small":
      return `${sizeWords[issue.origin]?.least ?? "不能小于"} ${issue.minimum}${sizeWords[issue.origin]?.unit ?? ""}`;
    case "too_big":
      return `${sizeWords[issue.origin]?.most ?? "不能大于"} ${issue.maximum}${sizeWords[issue.origin]?.unit ?? ""}`;
    case "unrecognized_keys":
      return `没有这个字段:${issue.keys.join("、")}(请对照 /openapi.json)`;
    case "invalid_value":
      return `应是以下之一:${issue.values.map(String).join("、")}`;
    default:
      return issue.message;
  }
}

const sizeWords: Record<string, { least: string; most: string; unit: string }> = {
  string: { least: "至少", most: "最多", unit: " 个字" },
  array: { least: "至少", most: "最多", unit: " 个值" },
};

function typeMessage(issue: Extract<Issue, { code: "invalid_type" }>): string {
  const wanted = typeNames[issue.expected] ?? issue.expected;
  return issue.input === undefined && issue.message.includes("received undefined")
    ? `缺少,应是${wanted}`
    : `应是${wanted}`;
}
