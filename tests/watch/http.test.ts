import { Parser } from "htmlparser2";
import { describe, expect, it } from "vitest";
import { jsonFeedSchema } from "../../src/serve/schemas/watches.ts";
import { type SmallCorpus, smallReports } from "../parts.ts";
import { failTest, startApp } from "../serve/start-app.ts";

interface Answer {
  status: number;
  type: string | null;
  text: string;
}

interface Client {
  corpus: SmallCorpus;
  url: string;
  send: (method: string, path: string, body?: unknown) => Promise<Answer>;
  /** Send a report and wait until it was checked. */
  take: (text: string, more?: object) => Promise<void>;
}

async function start(reports: Record<string, string> = {}): Promise<Client> {
  const { url, corpus } = await startApp(reports, {
    onError: failTest,
    onChange: ({ watcher }) => void watcher.check(),
  });
  const { watches } = corpus;
  const send: Client["send"] = async (method, path, body) => {
    const headers = { "content-type": "application/json" };
    const given = body === undefined ? {} : { headers, body: JSON.stringify(body) };
    const response = await fetch(url + path, { method, ...given });
    return { status: response.status, type: response.headers.get("content-type"), text: await response.text() };
  };
  const take: Client["take"] = async (text, more) => {
    const { taskId } = JSON.parse((await send("POST", "/v1/documents", { text, ...more })).text);
    const status = async (): Promise<string> => JSON.parse((await send("GET", `/v1/tasks/${taskId}`)).text).status;
    await expect.poll(status, { timeout: 5_000 }).toBe("done");
    await expect.poll(() => watches.list().map(({ unchecked }) => unchecked)).toEqual(watches.list().map(() => 0));
  };
  return { corpus, url: url, send, take };
}

interface Element {
  name: string;
  attributes: Record<string, string>;
  text: string;
  children: Element[];
}

/** The elements of an XML text. */
function parseXml(xml: string): Element {
  const root: Element = { name: "", attributes: {}, text: "", children: [] };
  const open = [root];
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        const element = { name, attributes, text: "", children: [] };
        open.at(-1)?.children.push(element);
        open.push(element);
      },
      ontext: (text) => {
        const last = open.at(-1);
        if (last) last.text += text;
      },
      onclosetag: () => void open.pop(),
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(xml);
  return root;
}

function child(element: Element | undefined, name: string): Element | undefined {
  return element?.children.find((one) => one.name === name);
}

/** Names of the elements and the visible text of HTML, as a feed reader would show it. */
function readHtml(html: string): { names: string[]; text: string } {
  const names: string[] = [];
  const texts: string[] = [];
  const parser = new Parser({ onopentag: (name) => void names.push(name), ontext: (text) => void texts.push(text) });
  parser.end(html);
  return { names: [...new Set(names)].sort(), text: texts.join("") };
}

const hostile =
  "苏州市2023年法治政府建设报告\n一、主要举措\n一是推行免罚轻罚清单<script>alert(1)</script>,发布114项]]>清单事项&amp;\u0007<img src=x onerror=alert(2)>,免罚轻罚全面推开。\n";

describe("watches over HTTP", () => {
  it("saves a question, reports what comes in, and forgets it", async () => {
    const { send, take } = await start({ "威海.txt": smallReports["威海.txt"] });
    const made = await send("POST", "/v1/watches", { query: "免罚轻罚", filter: { within: ["江苏省"] }, name: "不罚" });
    expect(made.status).toBe(201);
    expect(JSON.parse(made.text)).toMatchObject({
      id: "1",
      name: "不罚",
      baseline: { present: 0, absent: 0 },
      latest: [],
    });
    await take(smallReports["苏州.txt"]);
    const list = JSON.parse((await send("GET", "/v1/watches")).text);
    expect(list).toMatchObject({
      watches: [
        { id: "1", counts: { present: 1, unread: 1 }, latest: [{ region: { name: "苏州市" }, status: "present" }] },
      ],
      total: { value: 1, relation: "eq" },
    });
    expect(JSON.parse((await send("GET", "/v1/watches/1")).text)).toEqual(list.watches[0]);
    const { findings } = JSON.parse((await send("GET", "/v1/watches/1/findings?limit=1")).text);
    const since = (time: string): Promise<Answer> =>
      send("GET", `/v1/watches/1/findings?since=${encodeURIComponent(time)}`);
    for (const [time, value] of [
      [findings[0].foundAt, 1],
      ["2999-01-01", 0],
      ["2000-01-01T00:00:00+08:00", 1],
    ] as const) {
      expect(JSON.parse((await since(time)).text).total.value).toBe(value);
    }
    expect(await send("DELETE", "/v1/watches/1")).toMatchObject({ status: 200, text: '{"id":"1","removed":true}' });
    for (const [method, path] of [
      ["DELETE", "/v1/watches/1"],
      ["GET", "/v1/watches/1"],
      ["GET", "/v1/watches/1/findings"],
      ["DELETE", "/v1/watches/feed"],
    ] as const) {
      expect([path, (await send(method, path)).status]).toEqual([path, 404]);
    }
  });

  it("checks after a correction and after a deletion too", async () => {
    const { send, corpus } = await start({ "威海.txt": smallReports["威海.txt"] });
    await send("POST", "/v1/watches", { query: "免罚轻罚", filter: { region: ["苏州"] } });
    const [document] = corpus.index.documents();
    await send("PATCH", `/v1/documents/${document?.id}`, { region: "苏州市" });
    const read = async () => JSON.parse((await send("GET", "/v1/watches/1/findings")).text);
    await expect.poll(read).toMatchObject({ findings: [{ kind: "updated", region: { code: "320500" } }] });
    await send("DELETE", `/v1/documents/${document?.id}`);
    await expect.poll(read).toMatchObject({ findings: [], withdrawn: [{ documentId: document?.id }] });
  });

  it.each([
    [{}, 400, /query 缺少/u],
    [{ query: " " }, 400, /query 至少 1 个字/u],
    [{ query: "长".repeat(513) }, 400, /最多 512 个字/u],
    [{ query: "免罚", name: "长".repeat(101) }, 400, /name 最多 100 个字/u],
    [{ query: "免罚", name: "" }, 400, /name 至少 1 个字/u],
    [{ query: "免罚", filter: { documentId: ["a"] } }, 400, /没有这个字段:documentId/u],
    [{ query: "免罚", filter: { region: ["鼓楼区"] } }, 400, /不止一处/u],
    [{ query: "免罚", every: "day" }, 400, /没有这个字段:every/u],
    [{ query: "免罚轻罚" }, 409, /已经在关注/u],
  ])("refuses POST /v1/watches %j with %i", async (body, status, detail) => {
    const { send, corpus } = await start();
    await corpus.watches.add({ query: "免罚轻罚" });
    const answer = await send("POST", "/v1/watches", body);
    expect(answer).toMatchObject({ status, type: expect.stringContaining("application/problem+json") });
    expect(JSON.parse(answer.text).detail).toMatch(detail);
  });

  it.each([
    ["/v1/watches/1/findings?since=昨天", /since 应写作/u],
    ["/v1/watches/1/findings?since=2024-02-30", /since 应写作/u],
    ["/v1/watches/1/findings?limit=0", /limit 不能小于 1/u],
    ["/v1/watches/feed?format=rss", /atom、json/u],
    ["/v1/watches/feed?watch=1", /没有这个字段:watch/u],
    ["/v1/watches?limit=3", /没有这个字段:limit/u],
  ])("refuses GET %s", async (path, detail) => {
    const { send } = await start();
    const answer = await send("GET", encodeURI(path));
    expect([answer.status, JSON.parse(answer.text).detail]).toEqual([400, expect.stringMatching(detail)]);
  });

  it("says in OpenAPI what the feed is sent as", async () => {
    const { send } = await start();
    const { paths } = JSON.parse((await send("GET", "/openapi.json")).text);
    expect(Object.keys(paths["/v1/watches/feed"].get.responses[200].content)).toEqual([
      "application/atom+xml",
      "application/feed+json",
    ]);
    expect(paths["/v1/watches"].post.responses[201].description).toBe("已建立");
    expect(Object.keys(paths["/v1/watches"].get.responses[200].content)).toEqual(["application/json"]);
  });
});

describe("the feed of findings", () => {
  it("is Atom that parses, and what a report says stays text in it", async () => {
    const { send, take, url } = await start();
    await send("POST", "/v1/watches", { query: "免罚轻罚", name: "<b>不罚</b> & ]]>" });
    await take(hostile, { sourceUrl: "https://a.gov.cn/1?a=1&b=<2>" });
    const { status, type, text } = await send("GET", "/v1/watches/feed");
    expect([status, type]).toEqual([200, "application/atom+xml; charset=utf-8"]);
    const feed = child(parseXml(text), "feed");
    const entry = child(feed, "entry");
    const { findings } = JSON.parse((await send("GET", "/v1/watches/1/findings")).text);
    expect(feed?.attributes.xmlns).toBe("http://www.w3.org/2005/Atom");
    expect(feed?.children.filter(({ name }) => name === "link").map(({ attributes }) => attributes)).toEqual([
      { rel: "alternate", href: `${url}/v1/watches` },
      { rel: "self", href: `${url}/v1/watches/feed?format=atom` },
    ]);
    expect(child(feed, "updated")?.text).toBe(findings[0].foundAt);
    expect(child(entry, "id")?.text).toBe(findings[0].id);
    expect(child(entry, "id")?.text).toMatch(
      /^urn:uuid:[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/u,
    );
    expect(child(entry, "updated")?.text).toBe(findings[0].foundAt);
    expect(child(entry, "link")?.attributes.href).toBe("https://a.gov.cn/1?a=1&b=%3C2%3E");
    const title = readHtml(child(entry, "title")?.text ?? "");
    expect(title).toEqual({ names: [], text: "〔有〕苏州市 2023 年:<b>不罚</b> & ]]>" });
    const content = readHtml(child(entry, "content")?.text ?? "");
    expect(content.names).toEqual(["blockquote", "p"]);
    expect(content.text).toContain("一是推行免罚轻罚清单<script>alert(1)</script>,发布114项]]>清单事项");
    expect(content.text).toContain("〔有〕《苏州市2023年法治政府建设报告》 › 一、主要举措:");
    // XML 1.0 has no place for it.
    expect(text).not.toContain("\u0007");
  });

  it("is JSON Feed too, with titles as plain text", async () => {
    const { send, take, url } = await start();
    await send("POST", "/v1/watches", { query: "免罚轻罚", name: "<b>不罚</b>" });
    await take(hostile);
    const { type, text } = await send("GET", "/v1/watches/feed?format=json");
    expect(type).toBe("application/feed+json; charset=utf-8");
    const feed = jsonFeedSchema.parse(JSON.parse(text));
    const [document] = JSON.parse((await send("GET", "/v1/documents")).text).documents;
    expect(feed.items).toMatchObject([
      { title: "〔有〕苏州市 2023 年:<b>不罚</b>", url: `${url}/v1/documents/${document.id}`, tags: ["有"] },
    ]);
    expect(readHtml(feed.items[0]?.content_html ?? "").names).toEqual(["blockquote", "p"]);
  });

  it("links to no address that runs something", async () => {
    const { send, take, url } = await start();
    await send("POST", "/v1/watches", { query: "免罚轻罚" });
    await take(smallReports["苏州.txt"], { sourceUrl: "javascript:alert(1)" });
    expect((await send("GET", "/v1/watches/feed")).text).not.toContain("javascript:");
    const feed = JSON.parse((await send("GET", "/v1/watches/feed?format=json")).text);
    expect(feed.items[0].url.startsWith(`${url}/v1/documents/`)).toBe(true);
  });

  it("is the same while nothing is found, the newest first, and valid when it is empty", async () => {
    const { send, take } = await start();
    const empty = child(parseXml((await send("GET", "/v1/watches/feed")).text), "feed");
    expect(child(empty, "updated")?.text).toBe("1970-01-01T00:00:00.000Z");
    await send("POST", "/v1/watches", { query: "免罚轻罚" });
    await send("POST", "/v1/watches", { query: "不予处罚" });
    await take(smallReports["苏州.txt"]);
    await take(smallReports["威海.txt"]);
    for (const path of ["/v1/watches/feed", "/v1/watches/feed?format=json"]) {
      expect(await send("GET", path)).toEqual(await send("GET", path));
    }
    const { items } = JSON.parse((await send("GET", "/v1/watches/feed?format=json")).text);
    const dates = items.map(({ date_modified: date }: { date_modified: string }) => date);
    expect(dates).toEqual([...dates].sort().reverse());
    expect(new Set(items.map(({ id }: { id: string }) => id)).size).toBe(items.length);
    expect(items[0].title).toContain("威海市");
  });
});
