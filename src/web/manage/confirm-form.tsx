import { type FormEvent, useState } from "react";
import { Button, Input, Label, TextField } from "react-aria-components";
import { server } from "../asking/server.ts";
import { useAttempt, useRefresh } from "./use-changes.ts";

interface ConfirmFormProps {
  id: string;
  region?: string | undefined;
  year?: number | undefined;
  /** Given where the date of publication has to be confirmed too. */
  publishDate?: string | undefined;
  /** The word on the button. */
  verb: string;
  done?: () => void;
}

/** Region and year of a report, said by a person: from then on they count. */
export function ConfirmForm({ id, region: known = "", year: knownYear, publishDate, verb, done }: ConfirmFormProps) {
  const [region, setRegion] = useState(known);
  const [year, setYear] = useState(knownYear === undefined ? "" : String(knownYear));
  const [date, setDate] = useState(publishDate);
  const attempt = useAttempt();
  const refresh = useRefresh();
  const isWhole = region.trim() !== "" && /^\d{4}$/u.test(year.trim());
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const body = { region: region.trim(), year: Number(year), ...(date && { publishDate: date }) };
    const isDone = await attempt(() => server.patch("/v1/documents/{id}", { path: { id }, body }), "已确认。");
    if (!isDone) return;
    refresh();
    done?.();
  };
  return (
    <form className="confirm" onSubmit={(event) => void submit(event)}>
      <TextField value={region} onChange={setRegion}>
        <Label className="field-name">地区(如 福州市鼓楼区)</Label>
        <Input className="text-input" />
      </TextField>
      <TextField className="confirm-year" value={year} onChange={setYear} inputMode="numeric">
        <Label className="field-name">所述年度</Label>
        <Input className="text-input" maxLength={4} />
      </TextField>
      {publishDate !== undefined && (
        <TextField value={date ?? ""} onChange={setDate} type="date">
          <Label className="field-name">发布日期</Label>
          <Input className="text-input" />
        </TextField>
      )}
      <Button className="primary" type="submit" isDisabled={!isWhole}>
        {verb}
      </Button>
    </form>
  );
}
