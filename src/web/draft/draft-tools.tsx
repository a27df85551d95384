import { useState } from "react";
import { Button } from "react-aria-components";
import { server } from "../asking/server.ts";
import { CopyButton } from "../elements/copy-button.tsx";
import { useNotice } from "../elements/notices.tsx";
import { saveFile } from "../elements/save-file.ts";
import { type Kept, setBasket } from "./basket.ts";
import { keepDraftTitle, useDraftTitle } from "./draft-title.ts";
import { putBack } from "./order.ts";
import { allQuoted } from "./quoted.ts";

type Format = "docx" | "md";

interface DraftToolsProps {
  items: readonly Kept[];
  gone: ReadonlySet<string>;
}

/** The title, and what is made of the material: a Word file, Markdown, the words for the clipboard. */
export function DraftTools({ items, gone }: DraftToolsProps) {
  const title = useDraftTitle();
  const { write, isWriting } = useExport(items, gone);
  const isNoneHeld = items.every(({ id }) => gone.has(id));
  return (
    <div className="draft-tools no-print">
      <label className="draft-title">
        <span className="field-name">标题</span>
        <input
          className="text-input"
          placeholder="引文摘录"
          maxLength={200}
          value={title}
          onChange={({ target }) => keepDraftTitle(target.value)}
        />
      </label>
      <div className="draft-exports">
        <Button className="primary" isDisabled={isWriting || isNoneHeld} onPress={() => void write("docx")}>
          导出 Word
        </Button>
        <Button className="plain" isDisabled={isWriting || isNoneHeld} onPress={() => void write("md")}>
          导出 Markdown
        </Button>
        <CopyButton name="复制全部" said="已复制全部引文和出处。" make={() => allQuoted(title, items)} />
        <ClearButton items={items} />
      </div>
      {gone.size > 0 && (
        <p className="draft-gone" role="status">
          {gone.size} 段已不在库里,导出的文件不收;要留文字,请用“复制全部”。
          <Button className="quiet" onPress={() => setBasket(items.filter(({ id }) => !gone.has(id)))}>
            移出这 {gone.size} 段
          </Button>
        </p>
      )}
    </div>
  );
}

function ClearButton({ items }: { items: readonly Kept[] }) {
  const notice = useNotice();
  const clear = (): void => {
    setBasket([]);
    const taken = items.map((item, at) => ({ item, at }));
    notice({ text: `已清空 ${items.length} 段。`, action: { name: "撤销", run: () => putBack(taken) } });
  };
  return (
    <Button className="quiet" onPress={clear}>
      全部移出
    </Button>
  );
}

/** Asks the server to write the material: it takes the words from the library again, so that nothing else is quoted. */
function useExport(items: readonly Kept[], gone: ReadonlySet<string>) {
  const notice = useNotice();
  const title = useDraftTitle().trim();
  const [isWriting, setWriting] = useState(false);
  const write = async (format: Format): Promise<void> => {
    setWriting(true);
    try {
      const passages = items.map(({ id, note }) => ({ id, ...(note.trim() !== "" && { note: note.trim() }) }));
      const missing = gone.size > 0 ? ("skip" as const) : ("refuse" as const);
      const body = { passages, missing, ...(title !== "" && { title }) };
      const file = await server.postFile("/v1/quotes", { parameters: { format }, body });
      saveFile(file);
      notice({ text: `已导出 ${file.name}。` });
    } catch (error) {
      notice({ kind: "failed", text: error instanceof Error ? error.message : "没有导出成,请再试。" });
    } finally {
      setWriting(false);
    }
  };
  return { write, isWriting };
}
