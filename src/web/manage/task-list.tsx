import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { Link } from "wouter";
import type { AnswerOf } from "../../client/client.ts";
import { reportAddress } from "../address/views.ts";
import { server } from "../asking/server.ts";
import { Answered } from "../elements/answered.tsx";
import { useRefresh } from "./use-changes.ts";

type Task = AnswerOf<"get", "/v1/tasks">["tasks"][number];
type TaskFile = Task["documents"][number];

const shownTasks = 3;
const lookAgainMs = 700;

/** The latest files that came, with how far they are and what became of each. */
export function TaskList() {
  const refresh = useRefresh();
  const answer = useQuery({
    queryKey: ["tasks"],
    queryFn: ({ signal }) => server.get("/v1/tasks", { parameters: { limit: shownTasks }, signal }),
    refetchInterval: ({ state }) => (state.data?.tasks.some(isUnderWay) ? lookAgainMs : false),
  });
  // By the latest that is done: a small file may be done before anybody saw it under way.
  const latest = answer.data && (answer.data.tasks.find((task) => !isUnderWay(task))?.id ?? "none");
  const before = useRef(latest);
  useEffect(() => {
    if (before.current !== undefined && before.current !== latest) refresh();
    before.current = latest;
  }, [latest, refresh]);
  return (
    <Answered answer={answer} waiting="正在看收到哪里了…">
      {({ tasks }) =>
        tasks.length === 0 ? null : (
          <section className="manage-part" aria-label="最近收入">
            {tasks.map((task) => (
              <TaskCard key={task.id} task={task} />
            ))}
          </section>
        )
      }
    </Answered>
  );
}

function TaskCard({ task }: { task: Task }) {
  const { done, total } = task.progress;
  return (
    <div className="sheet task-card">
      {isUnderWay(task) && (
        <label className="task-progress">
          正在收入:{done} / {total} 份
          <progress value={done} max={total} />
        </label>
      )}
      <ul className="task-files">
        {task.documents.map((file, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an archive may hold the same name twice
          <FileLine key={at} file={file} />
        ))}
      </ul>
    </div>
  );
}

const words: Record<TaskFile["status"], string> = {
  queued: "等待中",
  added: "已收",
  known: "已有",
  updated: "已更新",
  held: "待确认",
  failed: "未收",
};

function FileLine({ file }: { file: TaskFile }) {
  const { name, status, documentId, reason } = file;
  const isThere = documentId !== undefined && status !== "held" && status !== "failed";
  return (
    <li className="task-file">
      <span className={`outcome outcome-${status}`}>{words[status]}</span>
      <span className="task-name">{isThere ? <Link href={reportAddress(documentId)}>{name}</Link> : name}</span>
      {reason !== undefined && (
        <span className="task-reason">{status === "held" ? "看不出地区或年度,请在下面指明。" : reason}</span>
      )}
    </li>
  );
}

function isUnderWay({ status }: Task): boolean {
  return status === "queued" || status === "running";
}
