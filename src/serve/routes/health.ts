import { z } from "zod";
import { JucuoError } from "../../corpus/errors.ts";
import { endpoint } from "../endpoint.ts";
import { noParametersSchema, noPathSchema } from "../schemas/parameters.ts";

export const healthEndpoints = [
  endpoint(
    {
      method: "get",
      path: "/healthz",
      summary: "进程是否活着",
      role: "none",
      parameters: noParametersSchema,
      pathParameters: noPathSchema,
      answer: z.strictObject({ status: z.literal("ok") }),
    },
    () => ({ status: "ok" }),
  ),
  endpoint(
    {
      method: "get",
      path: "/readyz",
      summary: "索引已打开、模型已载入",
      role: "none",
      parameters: noParametersSchema,
      pathParameters: noPathSchema,
      answer: z.strictObject({ status: z.literal("ready") }),
    },
    (_, services) => {
      if (!services.ready()) throw new JucuoError("index_unavailable", "索引或模型还没有就绪,请稍候再试。");
      return { status: "ready" };
    },
  ),
] as const;
