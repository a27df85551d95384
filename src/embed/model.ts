import { basename, dirname } from "node:path";
import { AutoModel, AutoTokenizer, env, type PreTrainedModel, type PreTrainedTokenizer } from "@xenova/transformers";
import type { Embedding } from "../corpus/embedding.ts";
import { quantize, shorten, type TokenProjection, unitLength } from "../vectors/token-projection.ts";
import { poolTokens } from "./pool-tokens.ts";
import { tokenLengths } from "./token-lengths.ts";

/** What opening a model needs to know beside its folder. */
export interface ModelOptions {
  maxTokens: number;
  /** Stands before a question. */
  queryPrefix: string;
  projection?: TokenProjection;
  /** Tokens of a passage that share one token vector, on average. */
  tokensPerVector: number;
}

/** The model itself, in the thread that calls it. Its methods block that thread: only workers hold one. */
export class LoadedModel {
  private readonly tokenizer: PreTrainedTokenizer;
  private readonly model: PreTrainedModel;
  private readonly options: ModelOptions;

  private constructor(tokenizer: PreTrainedTokenizer, model: PreTrainedModel, options: ModelOptions) {
    this.tokenizer = tokenizer;
    this.model = model;
    this.options = options;
  }

  /** Load the int8 ONNX model of a folder; nothing is fetched. */
  static async open(folder: string, options: ModelOptions): Promise<LoadedModel> {
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
    return new LoadedModel(tokenizer, model, options);
  }

  /** A text of a report: the vector of its [CLS] token, and the vectors of all its tokens, pooled. */
  async embedPassage(text: string): Promise<Embedding> {
    const { states, tokens } = await this.run(text);
    // [CLS] and [SEP] stand for the whole text: they are token vectors too, of no length.
    const { rows, owners } = poolTokens(shorten(states, this.options.projection), this.options.tokensPerVector);
    const lengths = Uint8Array.from([0, ...tokenLengths(tokens, text), 0]);
    return embeddingOf(states, { rows, owners, lengths });
  }

  /**
   * A question with its prefix before it, and the vectors of its own tokens: measured, they do as well with the prefix
   * before them as without, and one run gives both.
   */
  async embedQuery(text: string): Promise<Embedding> {
    const { queryPrefix } = this.options;
    const { states } = await this.run(queryPrefix + text);
    const own = states.slice(1 + this.tokenizer.tokenize(queryPrefix).length, -1);
    const rows = shorten(own.length > 0 ? own : states, this.options.projection);
    const owners = Uint8Array.from(rows, (_, at) => at);
    return embeddingOf(states, { rows, owners, lengths: new Uint8Array(rows.length) });
  }

  /**
   * The last hidden state of each token. One text in each run: a batch would pad it, and dynamic int8 makes a vector
   * depend on that padding.
   */
  private async run(text: string): Promise<{ states: Float32Array[]; tokens: string[] }> {
    const inputs = await this.tokenizer(text, { truncation: true, max_length: this.options.maxTokens });
    const output: unknown = await this.model(inputs);
    const states = (output as { last_hidden_state?: { data: unknown; dims: number[] } }).last_hidden_state;
    const [, count, width] = states?.dims ?? [];
    if (!(states?.data instanceof Float32Array) || count === undefined || width === undefined) {
      throw new Error("The model gave no last_hidden_state of 32-bit numbers.");
    }
    const { data } = states;
    return {
      states: Array.from({ length: count }, (_, at) => data.slice(at * width, (at + 1) * width)),
      tokens: this.tokenizer.tokenize(text).slice(0, count - 2),
    };
  }
}

function embeddingOf(
  [first]: readonly Float32Array[],
  { rows, owners, lengths }: { rows: readonly Float32Array[]; owners: Uint8Array; lengths: Uint8Array },
): Embedding {
  if (first === undefined) throw new Error("The model gave no states.");
  return {
    vector: unitLength(first),
    tokens: { width: rows[0]?.length ?? 0, rows: quantize(rows), owners, lengths },
  };
}
