import { Button } from "react-aria-components";

/** Pages of a list; nothing where there is one only. */
export function Pager({ page, pages, go }: { page: number; pages: number; go: (page: number) => void }) {
  if (pages <= 1) return null;
  return (
    <nav className="pager no-print" aria-label="翻页">
      <Button className="plain" isDisabled={page <= 1} onPress={() => go(page - 1)}>
        上一页
      </Button>
      <span>
        第 {page} 页,共 {pages} 页
      </span>
      <Button className="plain" isDisabled={page >= pages} onPress={() => go(page + 1)}>
        下一页
      </Button>
    </nav>
  );
}
