import { type Copied, copy, type Table } from "./copying.ts";
import { useNotice } from "./notices.tsx";

interface CopyButtonProps {
  name: string;
  make: () => Copied;
  /** What is said when it is done. */
  said: string;
}

/** Copies what `make` gives when pressed, and says so. */
export function CopyButton({ name, make, said }: CopyButtonProps) {
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

/** Copies a table, made when it is pressed. */
export function CopyTableButton({ make }: { make: () => Table }) {
  return <CopyButton name="复制成表格" said="已复制,可贴进 Word 或 Excel。" make={make} />;
}

/** Copies a quotation with its source. */
export function CopyQuoted({ make }: { make: () => string }) {
  return <CopyButton name="复制(带出处)" said="已复制原文和出处。" make={make} />;
}
