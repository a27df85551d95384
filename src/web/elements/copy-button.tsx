import { type Copied, copy } from "./copying.ts";
import { useNotice } from "./notices.tsx";

/** Copies what `make` gives when pressed, and says so. */
export function CopyButton({ name, make, said = "已复制。" }: { name: string; make: () => Copied; said?: string }) {
  const notice = useNotice();
  const press = (): void =>
    copy(make())
      ? notice({ text: said })
      : notice({ kind: "failed", text: "浏览器不允许复制,请选中文字后按 Ctrl+C。" });
  return (
    <button type="button" className="quiet" onClick={press}>
      {name}
    </button>
  );
}
