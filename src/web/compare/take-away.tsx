import { useMutation } from "@tanstack/react-query";
import { Button, Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import { ApiError } from "../../client/client.ts";
import type { CompareAnswer, CompareRow } from "../asking/answers.ts";
import { server } from "../asking/server.ts";
import { copy } from "../elements/copying.ts";
import { useNotice } from "../elements/notices.tsx";
import { saveFile } from "../elements/save-file.ts";
import { type CompareState, requestOf } from "./compare-request.ts";
import { copiedTable } from "./copied-table.ts";

const formats = [
  { id: "docx", name: "Word 文件", note: "公文格式,附原文和出处" },
  { id: "xlsx", name: "Excel 表格", note: "每份报告一行" },
  { id: "csv", name: "CSV", note: "供其他程序读取" },
  { id: "md", name: "Markdown", note: "纯文字" },
] as const;

interface TakeAwayProps {
  found: CompareAnswer;
  /** The rows that are not filtered out. */
  shown: readonly CompareRow[];
  state: CompareState;
}

/** The comparison to take along: as a file, on the clipboard, on paper. */
export function TakeAway({ found, shown, state }: TakeAwayProps) {
  const notice = useNotice();
  const copyTable = (): void =>
    copy(copiedTable(found, shown))
      ? notice({ text: `已复制 ${shown.length} 行,可贴进 Word 或 Excel。` })
      : notice({ kind: "failed", text: "浏览器不允许复制,请导出 Excel 表格。" });
  return (
    <>
      <ExportMenu state={state} rows={found.rows.length} isFiltered={shown.length < found.rows.length} />
      <Button className="plain" onPress={copyTable}>
        复制为表格
      </Button>
      <Button className="plain" onPress={() => window.print()}>
        打印
      </Button>
    </>
  );
}

function ExportMenu({ state, rows, isFiltered }: { state: CompareState; rows: number; isFiltered: boolean }) {
  const { mutate, isPending } = useExport(state);
  return (
    <MenuTrigger>
      <Button className="primary" isDisabled={isPending}>
        {isPending ? "正在制作…" : "导出"}
      </Button>
      <Popover className="offered exports" placement="bottom end" offset={4}>
        {isFiltered && <p className="exports-note">文件里是全部 {rows} 行,不只是页面上筛出的。</p>}
        <Menu className="offered-list" aria-label="导出为" onAction={(key) => mutate(String(key))}>
          {formats.map(({ id, name, note }) => (
            <MenuItem key={id} id={id} textValue={name} className="offered-item">
              <span>{name}</span>
              <span className="offered-note">{note}</span>
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

function useExport(state: CompareState) {
  const notice = useNotice();
  return useMutation({
    mutationFn: (format: string) => server.postFile("/v1/compare", { parameters: { format }, body: requestOf(state) }),
    onSuccess: (file) => {
      saveFile(file);
      notice({ text: `已导出 ${file.name}` });
    },
    onError: (error) =>
      notice({ kind: "failed", text: error instanceof ApiError ? error.message : "没有导出,请再试一次。" }),
  });
}
