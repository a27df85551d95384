import { Button } from "react-aria-components";

interface PagerProps {
  page: number;
  pages: number;
  go: (page: number) => void;
}

/** Pages of a list; nothing where there is one only. Another page begins at the top, for the eyes and for the keys. */
export function Pager({ page, pages, go }: PagerProps) {
  const turn = (to: number): void => {
    go(to);
    document.getElementById("view")?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  };
  if (page > pages && pages > 0) return <NoSuchPage page={page} pages={pages} go={turn} />;
  if (pages <= 1) return null;
  return (
    <nav className="pager no-print" aria-label="翻页">
      <Button className="plain" isDisabled={page <= 1} onPress={() => turn(page - 1)}>
        上一页
      </Button>
      <span>
        第 {page} 页,共 {pages} 页
      </span>
      <Button className="plain" isDisabled={page >= pages} onPress={() => turn(page + 1)}>
        下一页
      </Button>
    </nav>
  );
}

/** A link may name a page that there is no more, since reports were taken out. */
function NoSuchPage({ page, pages, go }: PagerProps) {
  return (
    <nav className="pager" aria-label="翻页">
      <span>
        没有第 {page} 页,共 {pages} 页。
      </span>
      <Button className="plain" onPress={() => go(1)}>
        回到第 1 页
      </Button>
    </nav>
  );
}
