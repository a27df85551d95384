// Part of the build: src/vectors/kernels.wat → dist/vectors/kernels.wasm.
import { readFileSync, writeFileSync } from "node:fs";
import wabt from "wabt";

const source = readFileSync(new URL("../src/vectors/kernels.wat", import.meta.url), "utf8");
const tools = await wabt();
const module = tools.parseWat("kernels.wat", source, { simd: true });
module.validate();
writeFileSync(new URL("../dist/vectors/kernels.wasm", import.meta.url), module.toBinary({}).buffer);
