import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { ApiError } from "../../client/client.ts";
import { server } from "../asking/server.ts";
import { useNotice } from "../elements/notices.tsx";

/** After a change of the library every answer may be another. */
export function useRefresh(): () => void {
  const client = useQueryClient();
  return useCallback(() => void client.invalidateQueries(), [client]);
}

/** Removes a report or a held file at once, and offers to take that back. */
export function useRemoval(): (id: string, name: string) => Promise<void> {
  const notice = useNotice();
  const refresh = useRefresh();
  const attempt = useAttempt();
  return async (id, name) => {
    await attempt(async () => {
      await server.delete("/v1/documents/{id}", { path: { id } });
      refresh();
      const restore = (): void => void attempt(() => restoreDocument(id, refresh), `已恢复“${name}”。`);
      notice({ text: `已删除“${name}”,30 天内可以恢复。`, action: { name: "撤销", run: restore } });
    });
  };
}

/** Bring back what was removed; throws what the server says where it cannot. */
export async function restoreDocument(id: string, refresh: () => void): Promise<void> {
  await server.post("/v1/removed/{id}/restore", { path: { id } });
  refresh();
}

/** Does something and says `said`, or why it could not be done; true when it was. */
export function useAttempt(): (act: () => Promise<unknown>, said?: string) => Promise<boolean> {
  const notice = useNotice();
  return useCallback(
    async (act, said) => {
      try {
        await act();
        if (said !== undefined) notice({ text: said });
        return true;
      } catch (error) {
        notice({ kind: "failed", text: error instanceof ApiError ? error.message : "没有做成,请刷新后再试。" });
        return false;
      }
    },
    [notice],
  );
}
