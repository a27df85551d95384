import { type ReactNode, useId, useState } from "react";
import { Button } from "react-aria-components";
import "./fold.css";

/** Conditions that stand open on a wide window, and behind a button on a narrow one. */
export function Fold({ name, children }: { name: string; children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  const body = useId();
  return (
    <div className="fold no-print">
      <Button
        className="plain fold-toggle"
        aria-expanded={isOpen}
        aria-controls={body}
        onPress={() => setOpen((wasOpen) => !wasOpen)}
      >
        {name}
      </Button>
      <div id={body} className={isOpen ? "fold-body fold-open" : "fold-body"}>
        {children}
      </div>
    </div>
  );
}
