import { type FormEvent, type ReactNode, useState } from "react";
import { Button, Checkbox, Input, Label, TextField } from "react-aria-components";
import { ApiError, Client } from "../../client/client.ts";
import { takeKey, useKeyWanted } from "../asking/key.ts";
import { answers } from "../asking/server.ts";
import "./key-gate.css";

/** The views; in their place a box for a key once the server has asked for one. */
export function KeyGate({ children }: { children: ReactNode }) {
  return useKeyWanted() ? <KeyForm /> : children;
}

/** Asks for a key and tries it before it is taken. */
export function KeyForm() {
  const [typed, setTyped] = useState("");
  const [remember, setRemember] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const refused = await refusalOf(typed.trim());
    setRefusal(refused);
    if (refused !== undefined) return;
    takeKey(typed.trim(), { remember });
    await answers.resetQueries();
  };
  return (
    <form className="sheet key-form" onSubmit={(event) => void submit(event)}>
      <h1>请输入密钥</h1>
      <p>这台服务只回答持有密钥的人。密钥由管理这台服务的同事发给,形如 jucuo_…。</p>
      <TextField className="key-field" value={typed} onChange={setTyped} isRequired autoComplete="off" type="password">
        <Label className="field-name">密钥</Label>
        <Input className="text-input" spellCheck="false" />
      </TextField>
      <Checkbox className="check" isSelected={remember} onChange={setRemember}>
        <span className="check-box" aria-hidden="true" />
        在这台电脑上记住(公用电脑请不要勾)
      </Checkbox>
      {refusal !== undefined && (
        <p className="refusal" role="alert">
          {refusal}
        </p>
      )}
      <Button className="primary" type="submit" isDisabled={typed.trim() === ""}>
        进入
      </Button>
    </form>
  );
}

/** Why the server does not take a key; undefined when it does. */
async function refusalOf(key: string): Promise<string | undefined> {
  try {
    await new Client({ baseUrl: "", key: () => key }).get("/v1/access");
    return undefined;
  } catch (error) {
    return error instanceof ApiError ? error.message : "密钥里有不能发送的字符,请重新粘贴。";
  }
}
