import { useState } from "react";
import { Button, FileTrigger } from "react-aria-components";
import { keepHomeRegion, useHomeRegion } from "../elements/home-region.ts";
import { useNotice } from "../elements/notices.tsx";
import { usePlaces, YearField } from "../elements/scope-bar.tsx";
import type { CheckedDraft } from "./checked-draft.ts";
import { readTextFile } from "./read-text-file.ts";

// What the interface takes at most.
const mostCharacters = 50_000;

interface ReuseFormProps {
  draft: CheckedDraft;
  check: (draft: CheckedDraft) => void;
  isChecking: boolean;
}

/** The draft, whose it is and of what year. */
export function ReuseForm({ draft, check, isChecking }: ReuseFormProps) {
  const [text, setText] = useState(draft.text);
  const [year, setYear] = useState(draft.year);
  const home = useHomeRegion();
  const { regions, years } = usePlaces();
  const isTooLong = text.length > mostCharacters;
  const nextYears = years.length === 0 ? years : [...years, Math.max(...years) + 1];
  return (
    <form
      className="reuse-form sheet no-print"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== "" && !isTooLong) check({ text, region: home, year });
      }}
    >
      <label>
        <span className="field-name">稿件</span>
        <textarea
          className="reuse-text"
          rows={draft.text === "" ? 9 : 3}
          placeholder="把稿件粘贴在这里"
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
      </label>
      <div className="reuse-line">
        <label>
          <span className="field-name">我的城市</span>
          <select className="select" value={home} onChange={({ target }) => keepHomeRegion(target.value)}>
            <option value="">不说(不判断地名和旧稿)</option>
            {(home === "" || regions.includes(home) ? regions : [home, ...regions]).map((region) => (
              <option key={region} value={region}>
                {region}
              </option>
            ))}
          </select>
        </label>
        <div>
          <span className="field-name">稿件写的年度</span>
          <YearField name="稿件写的年度" year={year} years={nextYears} choose={setYear} none="不说" />
        </div>
        <TextFile take={setText} />
        <Button type="submit" className="primary" isDisabled={text.trim() === "" || isTooLong || isChecking}>
          {isChecking ? "正在查…" : "查重复"}
        </Button>
        <span className={isTooLong ? "reuse-long" : "reuse-length"} role="status">
          {text.length.toLocaleString("zh-CN")} 字
          {isTooLong && `,一次最多 ${mostCharacters.toLocaleString("zh-CN")} 字,请分几次查`}
        </span>
      </div>
    </form>
  );
}

/** Takes the text of a file; of Word files the words have to be pasted. */
function TextFile({ take }: { take: (text: string) => void }) {
  const notice = useNotice();
  const select = async (files: FileList | null): Promise<void> => {
    const file = files?.[0];
    if (file === undefined) return;
    if (!/\.txt$/iu.test(file.name)) {
      notice({ kind: "failed", text: "这里只读 .txt 文件;Word 稿件请打开后全选、复制,再粘贴到上面。" });
      return;
    }
    take(await readTextFile(file));
  };
  return (
    <FileTrigger acceptedFileTypes={[".txt", ".docx", ".doc"]} onSelect={(files) => void select(files)}>
      <Button className="plain">选 .txt 文件</Button>
    </FileTrigger>
  );
}
