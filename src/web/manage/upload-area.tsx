import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button, DropZone, type FileDropItem, FileTrigger, Text } from "react-aria-components";
import { ApiError } from "../../client/client.ts";
import { server } from "../asking/server.ts";
import { useNotice } from "../elements/notices.tsx";

const formats = ".txt .md .html .docx .doc .pdf .xlsx .csv,也可以是 .zip";

/** Where files are dropped or chosen; they go in at once, each with its outcome below. */
export function UploadArea() {
  const { send, conflict, giveUp, isSending } = useUpload();
  return (
    <section className="manage-part" aria-labelledby="upload">
      <h2 id="upload">收入报告</h2>
      <DropZone
        className="drop"
        getDropOperation={() => "copy"}
        onDrop={(event) => {
          const dropped = event.items.filter((item): item is FileDropItem => item.kind === "file");
          void Promise.all(dropped.map((item) => item.getFile())).then((files) => send(files));
        }}
      >
        <Text slot="label">{isSending ? "正在上传…" : "把文件拖到这里,或"}</Text>
        <FileTrigger allowsMultiple onSelect={(files) => files && void send([...files])}>
          <Button className="primary" isDisabled={isSending}>
            选择文件
          </Button>
        </FileTrigger>
        <p className="drop-note">{formats}。地区和年度从报告里读出,看不出的会请您指明;同一份文件收两次只算一份。</p>
      </DropZone>
      {conflict && (
        <div className="conflict" role="alert">
          <p>{conflict.reason}</p>
          <div className="row">
            <Button className="primary" onPress={() => void send(conflict.files, { replace: true })}>
              以新的代替
            </Button>
            <Button className="plain" onPress={giveUp}>
              不收
            </Button>
          </div>
        </div>
      )}
    </section>
  );
}

interface Conflict {
  files: readonly File[];
  reason: string;
}

function useUpload() {
  const client = useQueryClient();
  const notice = useNotice();
  const [conflict, setConflict] = useState<Conflict>();
  const [isSending, setSending] = useState(false);
  const send = async (files: readonly File[], { replace = false } = {}): Promise<void> => {
    if (files.length === 0) return;
    setConflict(undefined);
    setSending(true);
    try {
      await server.upload("/v1/documents", formOf(files, { replace: String(replace) }));
      await client.invalidateQueries({ queryKey: ["tasks"] });
    } catch (error) {
      if (error instanceof ApiError && error.code === "conflict") setConflict({ files, reason: error.message });
      else notice({ kind: "failed", text: error instanceof ApiError ? error.message : "文件没有传上去,请再试一次。" });
    } finally {
      setSending(false);
    }
  };
  return { send, conflict, isSending, giveUp: () => setConflict(undefined) };
}

/** Files with what is said of them, as the server takes them. */
export function formOf(files: readonly File[], fields: Readonly<Record<string, string>>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  for (const file of files) form.append("files", file, file.name);
  return form;
}
