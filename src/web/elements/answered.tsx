import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Button } from "react-aria-components";
import { ApiError } from "../../client/client.ts";

interface AnsweredProps<T> {
  answer: UseQueryResult<T>;
  /** What is being waited for, e.g. 正在比较各地报告… */
  waiting: string;
  /** How it is shown; while a newer answer is on its way the last one stays, dimmed. */
  children: (data: T) => ReactNode;
}

/** An answer of the server in all its states: on its way, refused with the reason, there. */
export function Answered<T>({ answer, waiting, children }: AnsweredProps<T>) {
  const { data, error, isFetching, isPlaceholderData, refetch } = answer;
  if (data !== undefined && (error === null || isPlaceholderData)) {
    return (
      <div className={isPlaceholderData && isFetching ? "stale" : undefined} aria-busy={isFetching}>
        {isPlaceholderData && isFetching && (
          <p className="stale-note" role="status">
            <span>{waiting}</span>
          </p>
        )}
        {children(data)}
      </div>
    );
  }
  if (error !== null) return <Failure error={error} retry={() => void refetch()} />;
  return (
    <div className="waiting" role="status">
      {waiting}
    </div>
  );
}

/** Why there is no answer, in a sentence, with what can be done. */
export function Failure({ error, retry }: { error: Error; retry?: () => void }) {
  return (
    <div className="failure" role="alert">
      <p>{error instanceof ApiError ? error.message : "页面出错了,请刷新后再试。"}</p>
      {retry && mayPass(error) && (
        <Button className="plain" onPress={retry}>
          再试一次
        </Button>
      )}
    </div>
  );
}

/** Whether asking the same once more may end otherwise: not where the question itself was refused. */
function mayPass(error: Error): boolean {
  return !(error instanceof ApiError) || (error.code !== "invalid_request" && error.code !== "not_found");
}

/** Nothing to show, and what to do about it. */
export function Nothing({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="nothing">
      <p className="nothing-title">{title}</p>
      {children}
    </div>
  );
}
