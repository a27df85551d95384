import { z } from "zod";
import { roles } from "../../access/contract.ts";
import { endpoint } from "../endpoint.ts";
import { noParametersSchema, noPathSchema } from "../schemas/parameters.ts";

const accessSchema = z
  .strictObject({
    keysRequired: z.boolean().meta({ description: "是否须用密钥;没有建过密钥时为 false,只限本机" }),
    role: z.enum(roles).meta({ description: "可以做什么:read 查询,write 还可收入、更正、删除,admin 全部" }),
    name: z.string().optional().meta({ description: "密钥的名称" }),
  })
  .meta({ id: "Access" });

export const accessEndpoints = [
  endpoint(
    {
      method: "get",
      path: "/v1/access",
      summary: "是否须用密钥,以及所用的密钥可以做什么",
      parameters: noParametersSchema,
      pathParameters: noPathSchema,
      answer: accessSchema,
    },
    (_, { access }, { caller: { role, name } }) => ({
      keysRequired: access.keysRequired(),
      role,
      ...(name !== undefined && { name }),
    }),
  ),
] as const;
