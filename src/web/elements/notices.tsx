import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from "react";
import { Button } from "react-aria-components";
import "./notices.css";

interface Notice {
  text: string;
  /** What can still be done about it. */
  action?: { name: string; run: () => void };
  kind?: "done" | "failed";
}

interface Shown extends Notice {
  id: number;
}

const shownMs = 6_000;
const withActionMs = 12_000;
const Notices = createContext<(notice: Notice) => void>(() => undefined);

/** Say something shortly at the edge of the window, read out by screen readers. */
export function useNotice(): (notice: Notice) => void {
  return useContext(Notices);
}

/** Room for notices; each goes by itself, later where it offers an action. */
export function NoticeRoom({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<readonly Shown[]>([]);
  const next = useRef(0);
  const close = useCallback((id: number) => setShown((all) => all.filter((one) => one.id !== id)), []);
  const say = useCallback(
    (notice: Notice) => {
      const id = next.current++;
      setShown((all) => [...all.slice(-2), { ...notice, id }]);
      setTimeout(() => close(id), notice.action ? withActionMs : shownMs);
    },
    [close],
  );
  return (
    <Notices value={say}>
      {children}
      <div className="notices" role="status" aria-live="polite">
        {shown.map((notice) => (
          <NoticeLine key={notice.id} notice={notice} close={() => close(notice.id)} />
        ))}
      </div>
    </Notices>
  );
}

function NoticeLine({ notice, close }: { notice: Shown; close: () => void }) {
  const { text, action, kind = "done" } = notice;
  const act = (): void => {
    action?.run();
    close();
  };
  return (
    <div className={`notice notice-${kind}`}>
      <span>{text}</span>
      {action && (
        <Button className="notice-action" onPress={act}>
          {action.name}
        </Button>
      )}
      <Button className="notice-close" aria-label="关闭提示" onPress={close}>
        ×
      </Button>
    </div>
  );
}
