import { existsSync } from "node:fs";
import { join } from "node:path";
import { AutoModel, AutoTokenizer } from "@xenova/transformers";
import { JucuoError } from "../corpus/errors.ts";

/** Whether a model setting reads as `owner/name` of a model hub. */
export function isHubId(model: string): boolean {
  return /^[\w.-]+\/[\w.-]+$/u.test(model);
}

/**
 * The local folder of a hub model, fetched into `cacheFolder` the first time. Throws `index_unavailable` when the hub
 * cannot be reached or does not have it.
 */
export async function fetchHubModel(id: string, cacheFolder: string): Promise<string> {
  const folder = join(cacheFolder, id);
  if (existsSync(join(folder, "onnx/model_quantized.onnx")) && existsSync(join(folder, "tokenizer.json")))
    return folder;
  try {
    await AutoTokenizer.from_pretrained(id, { cache_dir: cacheFolder });
    await AutoModel.from_pretrained(id, { cache_dir: cacheFolder, dtype: "q8", device: "cpu" });
    return folder;
  } catch (cause) {
    throw new JucuoError(
      "index_unavailable",
      `无法从模型库取得 ${id}。没有网络时,请把 JUCUO_MODEL 设为本机的模型文件夹,或不设(使用自带模型)。`,
      { cause },
    );
  }
}
