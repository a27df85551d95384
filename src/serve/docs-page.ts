import type { openApiOf } from "./openapi.ts";

type Description = ReturnType<typeof openApiOf>;

interface Operation {
  summary?: string;
  security?: Record<string, string[]>[];
  parameters?: { name?: string; in?: string; schema?: Schema }[];
  requestBody?: { content?: Record<string, { schema?: Schema }> };
  responses?: Record<string, { content?: Record<string, unknown> }>;
}

interface Schema {
  description?: string;
  examples?: unknown[];
  $ref?: string;
}

const style =
  "body{font:16px/1.7 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}h2{font-size:1.05rem;margin:2rem 0 .3rem}code,pre{background:#f3f3f3;padding:.1rem .3rem}pre{overflow:auto;padding:.6rem}table{border-collapse:collapse}td{padding:.1rem 1rem .1rem 0;vertical-align:top}";

/** The page at `/docs`: every route with what it takes, made from the OpenAPI description; nothing of another host. */
export function docsPage(description: Description): string {
  const routes = Object.entries(description.paths ?? {}).flatMap(([path, operations]) =>
    Object.entries(operations as Record<string, Operation>).map(([method, operation]) =>
      routeSection(method, path, operation, description),
    ),
  );
  return `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>举措 · 接口</title>
<style>${style}</style>
<h1>接口</h1>
<p>机器可读的说明在 <a href="/openapi.json">/openapi.json</a>。有密钥的服务须加上 <code>Authorization: Bearer &lt;密钥&gt;</code>;没有建过密钥的只限本机,不须出示。出错时答复 application/problem+json,<code>detail</code> 是一句中文。</p>
${routes.join("\n")}
</html>
`;
}

function routeSection(method: string, path: string, operation: Operation, description: Description): string {
  const rows = (operation.parameters ?? []).map(
    ({ name = "", schema }) => `<tr><td><code>${escaped(name)}</code><td>${escaped(schema?.description ?? "")}`,
  );
  const body = operation.requestBody?.content?.["application/json"]?.schema;
  const [example] = (body && resolved(body, description).examples) ?? [];
  const roles = (operation.security ?? []).flatMap((requirement) => Object.values(requirement).flat());
  const types = Object.keys(Object.values(operation.responses ?? {})[0]?.content ?? {});
  return [
    `<h2><code>${method.toUpperCase()} ${escaped(path)}</code> ${escaped(operation.summary ?? "")}</h2>`,
    ...(roles.length > 0 ? [`<p>密钥的角色:<code>${roles.map(escaped).join("、")}</code></p>`] : []),
    ...(rows.length > 0 ? [`<table>${rows.join("")}</table>`] : []),
    ...(example === undefined ? [] : [`<pre>${escaped(JSON.stringify(example, null, 2))}</pre>`]),
    ...(types.length > 1 ? [`<p>也可答复为:${types.slice(1).map(escaped).join("、")}</p>`] : []),
  ].join("\n");
}

function resolved(schema: Schema, { components }: Description): Schema {
  const name = schema.$ref?.split("/").at(-1);
  return name === undefined ? schema : ((components?.schemas?.[name] ?? {}) as Schema);
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/gu, (character) => `&#${character.codePointAt(0)};`);
}
