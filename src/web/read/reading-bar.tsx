import { Button, Dialog, DialogTrigger, Modal, ModalOverlay } from "react-aria-components";
import { Link } from "wouter";
import { addressOf } from "../address/views.ts";
import type { ToldMeasure } from "./reading.ts";
import { ReportSide, type ReportSideProps } from "./report-side.tsx";

interface ReadingBarProps {
  side: ReportSideProps;
  /** Whose passages are marked. */
  measure: ToldMeasure | undefined;
  /** The passage one is at. */
  passage: string;
  go: (passage: string) => void;
}

/** What stays in reach while one reads: on a narrow window the outline, and the steps from one marked passage to the next. */
export function ReadingBar({ side, measure, passage, go }: ReadingBarProps) {
  return (
    <div className={measure ? "reading-bar reading-bar-on no-print" : "reading-bar no-print"}>
      <DialogTrigger>
        <Button className="plain side-opener">目录和举措</Button>
        <ModalOverlay className="side-overlay" isDismissable>
          <Modal className="side-modal">
            <Dialog className="side-dialog" aria-label="目录和举措">
              {({ close }) => (
                <>
                  <Button className="quiet side-close" onPress={close}>
                    关闭
                  </Button>
                  <ReportSide {...side} onGo={close} />
                </>
              )}
            </Dialog>
          </Modal>
        </ModalOverlay>
      </DialogTrigger>
      {measure && <Steps measure={measure} passage={passage} go={go} end={() => side.choose(undefined)} />}
    </div>
  );
}

interface StepsProps extends Omit<ReadingBarProps, "side" | "measure"> {
  measure: ToldMeasure;
  end: () => void;
}

function Steps({ measure, passage, go, end }: StepsProps) {
  const at = measure.at.indexOf(passage);
  const [before, after] = [measure.at[at - 1], measure.at[at + 1]];
  return (
    <div className="steps">
      <span className="steps-name">
        <b>{measure.name}</b>
        <span role="status">
          {at < 0 ? `共 ${measure.at.length} 处` : `第 ${at + 1} 处,共 ${measure.at.length} 处`}
        </span>
      </span>
      <Button className="plain" isDisabled={before === undefined} onPress={() => before && go(before)}>
        上一处
      </Button>
      <Button className="plain" isDisabled={after === undefined} onPress={() => after && go(after)}>
        下一处
      </Button>
      <Link className="quiet" href={addressOf("compare", { concept: measure.id })}>
        比各地
      </Link>
      <Button className="quiet" onPress={end}>
        不再标出
      </Button>
    </div>
  );
}
