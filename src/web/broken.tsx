import { Component, type ReactNode, useState } from "react";
import { Button } from "react-aria-components";
import { Failure } from "./elements/answered.tsx";

/** Errors of parts of the page that could not be fetched: the service had stopped, or is of a newer version by now. */
const notFetched = new WeakSet<Error>();
window.addEventListener("vite:preloadError", (event) => {
  if ("payload" in event && event.payload instanceof Error) notFetched.add(event.payload);
});

interface BrokenProps {
  /** The path of the view; another view is not broken because this one is. */
  path: string;
  children: ReactNode;
}

interface BrokenState {
  error: Error | undefined;
  path: string;
}

/** A view that breaks leaves the frame standing and says so. */
export class Broken extends Component<BrokenProps, BrokenState> {
  override state: BrokenState = { error: undefined, path: this.props.path };

  static getDerivedStateFromError(error: Error): Partial<BrokenState> {
    return { error };
  }

  static getDerivedStateFromProps({ path }: BrokenProps, state: BrokenState): Partial<BrokenState> | null {
    return path === state.path ? null : { path, error: undefined };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === undefined) return this.props.children;
    if (notFetched.has(error)) return <NotFetched />;
    return <Failure error={error} retry={() => this.setState({ error: undefined })} />;
  }
}

/** A part that failed once fails until the page is loaded anew; that is done only once the service answers. */
function NotFetched() {
  const [tries, setTries] = useState(0);
  const retry = async (): Promise<void> => {
    if (await isReached()) location.reload();
    else setTries(tries + 1);
  };
  return (
    <div className="failure" role="alert">
      <p>{tries === 0 ? "这一页没有取到" : `又试了 ${tries} 次,还是连不上`}:请检查网络;服务也可能停了,请稍后再试。</p>
      <Button className="plain" onPress={() => void retry()}>
        再试一次
      </Button>
    </div>
  );
}

async function isReached(): Promise<boolean> {
  try {
    const { ok } = await fetch(location.href, { method: "HEAD", cache: "no-store" });
    return ok;
  } catch {
    return false;
  }
}
