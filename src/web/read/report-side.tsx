import { Tab, TabList, TabPanel, Tabs } from "react-aria-components";
import type { Passage } from "../asking/answers.ts";
import { Measures } from "./measures.tsx";
import { Outline } from "./outline.tsx";
import type { OutlineEntry, ToldMeasure } from "./reading.ts";
import { useChapter } from "./use-chapter.ts";

/** A report, and what is chosen in it. */
export interface ReportSideProps {
  documentId: string;
  passages: readonly Passage[];
  outline: readonly OutlineEntry[];
  measures: readonly ToldMeasure[];
  concept: string;
  choose: (measure: ToldMeasure | undefined) => void;
  onGo?: () => void;
}

/** What leads through a report: its headings, and the measures it tells of. */
export function ReportSide({ documentId, passages, outline, measures, concept, choose, onGo }: ReportSideProps) {
  const current = useChapter(passages);
  const chosen = (measure: ToldMeasure | undefined): void => {
    choose(measure);
    if (measure) onGo?.();
  };
  return (
    <Tabs className="side">
      <TabList className="side-tabs" aria-label="怎么找">
        <Tab id="outline" className="side-tab">
          目录
        </Tab>
        <Tab id="measures" className="side-tab">
          举措 {measures.length}
        </Tab>
      </TabList>
      <TabPanel id="outline" className="side-scroll">
        <Outline
          documentId={documentId}
          concept={concept}
          entries={outline}
          current={current}
          {...(onGo && { onGo })}
        />
      </TabPanel>
      <TabPanel id="measures" className="side-scroll">
        <Measures measures={measures} chosen={concept} choose={chosen} />
      </TabPanel>
    </Tabs>
  );
}
