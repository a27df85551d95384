import { basename, dirname } from "node:path";
import { AutoModel, AutoTokenizer, env, type PreTrainedModel, type PreTrainedTokenizer } from "@xenova/transformers";

/** The model itself, in the thread that calls it. `embed` blocks that thread: only workers hold one. */
export class LoadedModel {
  private readonly tokenizer: PreTrainedTokenizer;
  private readonly model: PreTrainedModel;
  private readonly maxTokens: number;

  private constructor(tokenizer: PreTrainedTokenizer, model: PreTrainedModel, maxTokens: number) {
    this.tokenizer = tokenizer;
    this.model = model;
    this.maxTokens = maxTokens;
  }

  /** Load the int8 ONNX model of a folder; nothing is fetched. */
  static async open(folder: string, maxTokens: number): Promise<LoadedModel> {
    env.allowRemoteModels = false;
    env.localModelPath = dirname(folder);
    const name = basename(folder);
    const tokenizer = await AutoTokenizer.from_pretrained(name);
    // One thread in the runtime: the workers are the parallelism, and sums in one order give the same bytes every time.
    const model = await AutoModel.from_pretrained(name, {
      dtype: "q8",
      device: "cpu",
      session_options: { intraOpNumThreads: 1, interOpNumThreads: 1 },
    });
    return new LoadedModel(tokenizer, model, maxTokens);
  }

  /**
   * The vector of the [CLS] token, brought to unit length. One text in each run: a batch would pad it, and dynamic
   * int8 makes a vector depend on that padding.
   */
  async embed(text: string): Promise<Float32Array> {
    const inputs = await this.tokenizer(text, { truncation: true, max_length: this.maxTokens });
    const output: unknown = await this.model(inputs);
    return unitLength(firstToken(output));
  }
}

function firstToken(output: unknown): Float32Array {
  const states = (output as { last_hidden_state?: { data: unknown; dims: number[] } }).last_hidden_state;
  const width = states?.dims[2];
  if (!(states?.data instanceof Float32Array) || width === undefined) {
    throw new Error("The model gave no last_hidden_state of 32-bit numbers.");
  }
  return states.data.slice(0, width);
}

function unitLength(vector: Float32Array): Float32Array {
  const norm = Math.hypot(...vector);
  if (!(norm > 0)) throw new Error("The model gave a vector without length.");
  return vector.map((value) => value / norm);
}
