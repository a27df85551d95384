import { strToU8, Zip, ZipDeflate, type Zippable, zipSync } from "fflate";
import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import { unpack } from "../../src/read/container.ts";

const report = strToU8("一、深化“综合查一次”改革。");

async function namesIn(files: Zippable): Promise<string[]> {
  return (await unpack(zipSync(files), "报告.zip")).map(({ name }) => name);
}

/** The archive with `from` for `to` wherever it stands; both are bytes of the same length. */
function patched(archive: Uint8Array, from: Uint8Array, to: Uint8Array): Uint8Array {
  const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("latin1");
  return Buffer.from(latin1(archive).replaceAll(latin1(from), latin1(to)), "latin1");
}

/** An archive of one file of zeros, written piece by piece so that the test itself needs no memory. */
function bomb(megabytes: number): Uint8Array {
  const chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });
  const file = new ZipDeflate("年度报告.txt", { level: 1 });
  zip.add(file);
  const zeros = new Uint8Array(1_000_000);
  for (let at = 1; at <= megabytes; at++) file.push(zeros, at === megabytes);
  zip.end();
  return Buffer.concat(chunks);
}

describe("unpack", () => {
  it("names each file by the archive and the path in it", async () => {
    const files = await unpack(zipSync({ "2024/成都市.txt": report, "深圳市.txt": report }), "报告.zip");
    expect(files.map(({ name }) => name)).toEqual(["报告.zip/2024/成都市.txt", "报告.zip/深圳市.txt"]);
    expect(files[0]).toMatchObject({ bytes: Buffer.from("一、深化“综合查一次”改革。") });
  });

  it("reads names that an older Chinese program wrote in GBK", async () => {
    const name = iconv.encode("成都市年度报告.txt", "gbk");
    const placeholder = strToU8("x".repeat(name.length));
    const archive = patched(zipSync({ ["x".repeat(name.length)]: report }), placeholder, name);
    expect((await unpack(archive, "报告.zip"))[0]?.name).toBe("报告.zip/成都市年度报告.txt");
  });

  it("leaves out what desktops drop between the files", async () => {
    const dropped = [".DS_Store", "__MACOSX/._成都市.txt", "2024/~$成都市.docx", "2024/Thumbs.db", ".git/config"];
    const files = Object.fromEntries([...dropped, "./2024//成都市.txt"].map((name) => [name, report]));
    expect(await namesIn(files)).toEqual(["报告.zip/2024/成都市.txt"]);
  });

  it("unpacks an archive in the archive, whatever the case of its extension", async () => {
    const inner = zipSync({ "成都市.txt": report });
    expect(await namesIn({ "四川/市州.ZIP": inner })).toEqual(["报告.zip/四川/市州.ZIP/成都市.txt"]);
  });

  it("leaves office documents whole, although they are archives", async () => {
    const document = zipSync({ "word/document.xml": report });
    expect(await namesIn({ "成都市.docx": document, "清单.xlsx": document })).toEqual([
      "报告.zip/成都市.docx",
      "报告.zip/清单.xlsx",
    ]);
  });

  it("refuses archives nested deeper than two and names the one", async () => {
    const inner = zipSync({ "区县.zip": zipSync({ "武侯区.txt": report }) });
    await expect(namesIn({ "市州.zip": inner })).rejects.toMatchObject({
      code: "unreadable",
      message: expect.stringMatching(/嵌套过深.*市州\.zip\/区县\.zip/u),
    });
  });

  it.each([
    "../成都市.txt",
    "2024/../../成都市.txt",
    "/etc/成都市.txt",
    "C:/成都市.txt",
    "..\\成都市.txt",
    "成都\n市.txt",
  ])("refuses the path %j, names it, and takes the other files", async (path) => {
    const [refused, ...others] = await unpack(zipSync({ "深圳市.txt": report, [path]: report }), "报告.zip");
    expect(refused).toMatchObject({ refusal: expect.stringContaining(path.replaceAll("\\", "/")) });
    // What is left of the name leads nowhere.
    expect(refused?.name).toMatch(/^报告\.zip\/(?!.*\.\.\/)(?!.*\p{Cc})/u);
    expect(others.map(({ name }) => name)).toEqual(["报告.zip/深圳市.txt"]);
  });

  it("takes two dots inside a name for what they are", async () => {
    expect(await namesIn({ "成都市..最终版.txt": report })).toEqual(["报告.zip/成都市..最终版.txt"]);
  });

  it.each([
    ["no bytes", new Uint8Array()],
    ["no files", zipSync({})],
    ["only a folder", zipSync({ "2024/": new Uint8Array() })],
    ["only what desktops drop", zipSync({ ".DS_Store": report })],
    ["only an empty archive", zipSync({ "市州.zip": zipSync({}) })],
  ])("refuses %s as empty", async (_, archive) => {
    await expect(unpack(archive, "报告.zip")).rejects.toMatchObject({
      code: "unreadable",
      message: expect.stringContaining("空"),
    });
  });

  it("refuses an encrypted file with its reason, and takes the others", async () => {
    const archive = Buffer.from(zipSync({ "a.txt": report, "b.txt": report }));
    // The lowest flag of an entry, as the directory at the end of the archive has it.
    const flags = archive.indexOf("PK\x01\x02", 0, "latin1") + 8;
    archive.writeUInt8(archive.readUInt8(flags) | 1, flags);
    expect(await unpack(archive, "报告.zip")).toEqual([
      { name: "报告.zip/a.txt", refusal: expect.stringMatching(/加密/u) },
      { name: "报告.zip/b.txt", bytes: Buffer.from(report) },
    ]);
  });

  it("refuses a broken archive with its reason", async () => {
    const archive = zipSync({ "成都市.txt": report });
    await expect(unpack(archive.subarray(0, archive.length - 30), "报告.zip")).rejects.toThrow(/损坏/u);
  });

  it("refuses more than 5000 files over all levels", async () => {
    const many = (count: number): Zippable =>
      Object.fromEntries(Array.from({ length: count }, (_, at) => [`${at}.txt`, new Uint8Array()]));
    await expect(namesIn(many(5_001))).rejects.toMatchObject({ code: "too_large" });
    const nested = { "a.zip": zipSync(many(3_000)), "b.zip": zipSync(many(3_000)) };
    await expect(namesIn(nested)).rejects.toMatchObject({ code: "too_large" });
  });
});

describe("unpack of a bomb", () => {
  const archive = bomb(600);

  it("refuses it in bounded memory, alone or inside another archive", async () => {
    const { maxRSS } = process.resourceUsage();
    await expect(unpack(archive, "报告.zip")).rejects.toMatchObject({ code: "too_large" });
    await expect(namesIn({ "市州.zip": archive })).rejects.toMatchObject({ code: "too_large" });
    // In kilobytes.
    expect(process.resourceUsage().maxRSS - maxRSS).toBeLessThan(100_000);
  });

  it("refuses it when it declares a smaller size", async () => {
    const size = (bytes: number): Uint8Array => new Uint8Array(Uint32Array.of(bytes).buffer);
    const lying = patched(archive, size(600_000_000), size(1_000));
    await expect(unpack(lying, "报告.zip")).rejects.toMatchObject({ code: "unreadable" });
  });

  it("counts the bytes of all levels together", async () => {
    const half = bomb(300);
    await expect(namesIn({ "a.zip": half, "b.zip": half })).rejects.toMatchObject({ code: "too_large" });
  });
});
