import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "react-aria-components";
import { forgetKey, useKey } from "../asking/key.ts";
import { answers, server } from "../asking/server.ts";
import { Answered } from "../elements/answered.tsx";
import { KeyForm } from "../enter/key-gate.tsx";
import { Doubts } from "./doubts.tsx";
import { Held } from "./held.tsx";
import { Holdings } from "./holdings.tsx";
import { RemovedList } from "./removed-list.tsx";
import { ReportList } from "./report-list.tsx";
import { TaskList } from "./task-list.tsx";
import { UploadArea } from "./upload-area.tsx";
import "./manage.css";

/** Taking reports in, confirming what was read of them, replacing and removing them; what the library holds. */
export function ManageView() {
  const key = useKey();
  const access = useQuery({
    queryKey: ["access", key],
    queryFn: ({ signal }) => server.get("/v1/access", { signal }),
  });
  return (
    <>
      <div className="view-head">
        <h1>管理报告</h1>
      </div>
      <Answered answer={access} waiting="正在打开…">
        {({ keysRequired, role, name }) => (
          <>
            {keysRequired && <KeyLine name={name} role={role} />}
            {role === "read" ? <ReadOnly /> : <Tools />}
            <Holdings />
          </>
        )}
      </Answered>
    </>
  );
}

function Tools() {
  return (
    <>
      <UploadArea />
      <TaskList />
      <Held />
      <Doubts />
      <ReportList />
      <RemovedList />
    </>
  );
}

const roleWords = { read: "只能查询", write: "可以收入、更正和删除", admin: "可以做所有事" } as const;

function KeyLine({ name, role }: { name: string | undefined; role: keyof typeof roleWords }) {
  const leave = (): void => {
    forgetKey();
    void answers.resetQueries();
  };
  return (
    <p className="key-line">
      所用密钥{name === undefined ? "" : `“${name}”`}:{roleWords[role]}。
      <Button className="quiet" onPress={leave}>
        不再使用这把密钥
      </Button>
    </p>
  );
}

function ReadOnly() {
  const [isChanging, setChanging] = useState(false);
  if (isChanging) return <KeyForm />;
  return (
    <section className="sheet manage-part" aria-label="权限">
      <p>
        <b>这把密钥只能查询,不能收入、更正或删除报告。</b>需要时,请向管理这台服务的同事要一把可以写入的密钥。
      </p>
      <Button className="plain" onPress={() => setChanging(true)}>
        换一把密钥
      </Button>
    </section>
  );
}
