/** The page at `/`: that the server runs, and how to ask it. */
export function homePage(): string {
  return `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>举措</title>
<style>body{font:16px/1.7 system-ui,sans-serif;max-width:42rem;margin:3rem auto;padding:0 1rem}input{font:inherit;padding:.4rem .6rem;width:60%}button{font:inherit;padding:.4rem 1rem}code{background:#f3f3f3;padding:.1rem .3rem}</style>
<h1>举措</h1>
<p>在各地法治政府建设年度报告里,按意思找同一项举措,按城市列出原文、数据和出处。</p>
<form action="/v1/search"><input name="q" maxlength="512" required placeholder="例如:综合查一次" aria-label="要查的举措"> <button>查</button></form>
<p>结果以 JSON 给出。接口说明:<a href="/docs">/docs</a>、<a href="/openapi.json">/openapi.json</a>;库里有哪些报告:<a href="/v1/regions">/v1/regions</a>。</p>
<p>在终端里查:<code>npx jucuo search "免罚轻罚"</code></p>
</html>
`;
}
