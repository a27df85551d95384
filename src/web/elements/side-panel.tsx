import { type KeyboardEvent, type ReactNode, useEffect, useRef } from "react";
import { Button, Dialog, Modal, ModalOverlay } from "react-aria-components";
import "./side-panel.css";
import { useNarrow } from "./use-narrow.ts";

interface SidePanelProps {
  title: string;
  close: () => void;
  /** Whether the keys go on in it: where somebody opened it, not where a link did. */
  takesFocus: boolean;
  children: ReactNode;
}

/** More about something in the view: beside it, or over it on a narrow window. Escape closes it. */
export function SidePanel(props: SidePanelProps) {
  const isNarrow = useNarrow();
  return isNarrow ? <OverPanel {...props} /> : <BesidePanel {...props} />;
}

function OverPanel({ title, close, children }: SidePanelProps) {
  return (
    <ModalOverlay className="over" isOpen isDismissable onOpenChange={(isOpen) => !isOpen && close()}>
      <Modal className="over-sheet">
        <Dialog className="over-dialog" aria-label={title}>
          <PanelHead title={title} close={close} />
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function BesidePanel({ title, close, takesFocus, children }: SidePanelProps) {
  const place = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another title is another thing that was opened
  useEffect(() => {
    if (takesFocus) place.current?.focus({ preventScroll: true });
  }, [takesFocus, title]);
  const onKeyDown = ({ key }: KeyboardEvent): void => {
    if (key === "Escape") close();
  };
  return (
    <section className="sheet beside" aria-label={title} tabIndex={-1} ref={place} onKeyDown={onKeyDown}>
      <PanelHead title={title} close={close} />
      {children}
    </section>
  );
}

function PanelHead({ title, close }: Pick<SidePanelProps, "title" | "close">) {
  return (
    <div className="panel-head">
      <h2>{title}</h2>
      <Button className="quiet" onPress={close}>
        关闭
      </Button>
    </div>
  );
}
