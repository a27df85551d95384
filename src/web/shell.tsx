import { lazy, Suspense, useEffect, useLayoutEffect, useRef } from "react";
import { Link, Route, Switch, useLocation, useSearch } from "wouter";
import { titleOf } from "./address/use-title.ts";
import { Broken } from "./broken.tsx";
import { useBasket } from "./draft/basket.ts";
import { Nothing } from "./elements/answered.tsx";
import { KeyGate } from "./enter/key-gate.tsx";
import { Footer } from "./footer.tsx";
import { Home } from "./search/home.tsx";
import { SearchView } from "./search/search-view.tsx";
import "./shell.css";

const CompareView = lazy(() =>
  import("./compare/compare-view.tsx").then(({ CompareView }) => ({ default: CompareView })),
);
const CoverageView = lazy(() =>
  import("./explore/coverage-view.tsx").then(({ CoverageView }) => ({ default: CoverageView })),
);
const GapsView = lazy(() => import("./explore/gaps-view.tsx").then(({ GapsView }) => ({ default: GapsView })));
const TimelineView = lazy(() =>
  import("./explore/timeline-view.tsx").then(({ TimelineView }) => ({ default: TimelineView })),
);
const ChangesView = lazy(() =>
  import("./explore/changes-view.tsx").then(({ ChangesView }) => ({ default: ChangesView })),
);
const ReportsView = lazy(() => import("./read/reports-view.tsx").then(({ ReportsView }) => ({ default: ReportsView })));
const ReportView = lazy(() => import("./read/report-view.tsx").then(({ ReportView }) => ({ default: ReportView })));
const DraftView = lazy(() => import("./draft/draft-view.tsx").then(({ DraftView }) => ({ default: DraftView })));
const ReuseView = lazy(() => import("./draft/reuse-view.tsx").then(({ ReuseView }) => ({ default: ReuseView })));
const ManageView = lazy(() => import("./manage/manage-view.tsx").then(({ ManageView }) => ({ default: ManageView })));

/** The frame of the page: where one can go, and the view that one is in. */
export function Shell() {
  useQuestionKey();
  useTopOfView();
  const [path] = useLocation();
  return (
    <>
      <a className="skip" href="#view">
        跳到正文
      </a>
      <Header />
      <main id="view" className="view" tabIndex={-1}>
        <Broken path={path}>
          <Suspense fallback={<div className="waiting">正在打开…</div>}>
            <KeyGate>
              <Views />
            </KeyGate>
          </Suspense>
        </Broken>
      </main>
      <Footer />
    </>
  );
}

function Views() {
  return (
    <Switch>
      <Route path="/" component={Home} />
      <Route path="/search" component={SearchView} />
      <Route path="/compare" component={CompareView} />
      <Route path="/coverage" component={CoverageView} />
      <Route path="/gaps" component={GapsView} />
      <Route path="/timeline" component={TimelineView} />
      <Route path="/changes" component={ChangesView} />
      <Route path="/reports" component={ReportsView} />
      <Route path="/reports/:id">{({ id }) => <ReportView key={id} id={decodeURIComponent(id)} />}</Route>
      <Route path="/draft" component={DraftView} />
      <Route path="/reuse" component={ReuseView} />
      <Route path="/manage" component={ManageView} />
      <Route>
        <Nothing title="没有这个页面">
          <Link href="/">回到首页</Link>
        </Nothing>
      </Route>
    </Switch>
  );
}

const places = [
  { href: "/search", name: "查举措", also: ["/"] },
  { href: "/compare", name: "比各地" },
  { href: "/coverage", name: "覆盖" },
  { href: "/gaps", name: "差距" },
  { href: "/timeline", name: "沿革" },
  { href: "/changes", name: "年际变化" },
  { href: "/reports", name: "读报告" },
  { href: "/draft", name: "材料" },
  { href: "/reuse", name: "查重复" },
  { href: "/manage", name: "管理" },
] as const;

function Header() {
  const [path] = useLocation();
  const kept = useBasket().length;
  return (
    <header className="header">
      <Link className="brand" href="/">
        举措
      </Link>
      <nav className="places-nav" aria-label="主要">
        {places.map(({ href, name, ...place }) => {
          const isHere =
            path === href || path.startsWith(`${href}/`) || ("also" in place && place.also.some((one) => one === path));
          return (
            <Link
              key={href}
              className="place"
              href={href === "/search" ? "/" : href}
              {...(isHere && { "aria-current": "page" as const })}
            >
              {name}
              {href === "/draft" && kept > 0 && (
                <span className="count">
                  {kept}
                  <span className="hidden"> 段</span>
                </span>
              )}
            </Link>
          );
        })}
      </nav>
    </header>
  );
}

/** “/” goes to the question, as in many programs; not while somebody types. */
function useQuestionKey(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const isTyping =
        event.target instanceof HTMLElement && event.target.closest("input, textarea, select, [contenteditable]");
      if (event.key !== "/" || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
      const box = document.querySelector<HTMLInputElement>("[data-question]");
      if (box === null) return;
      event.preventDefault();
      box.select();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
}

/** Another view begins at its top, with its title in the window's; back and forward keep what the browser remembers. */
function useTopOfView(): void {
  const [path] = useLocation();
  const search = useSearch();
  const shown = useRef(path);
  const isBack = useRef(false);
  useEffect(() => {
    const turn = (): void => {
      isBack.current = true;
    };
    window.addEventListener("popstate", turn);
    return () => window.removeEventListener("popstate", turn);
  }, []);
  // Before the effects of the view itself, which may have another title and another place to begin at.
  useLayoutEffect(() => {
    const here = places.find(({ href }) => path === href || path.startsWith(`${href}/`));
    document.title = titleOf(here?.name ?? "");
    if (path !== shown.current && !isBack.current) window.scrollTo(0, 0);
    shown.current = path;
  }, [path]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: one step back, whatever it changed, is over here
  useLayoutEffect(() => {
    isBack.current = false;
  }, [path, search]);
}
