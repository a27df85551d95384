import { useQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import { useTitle } from "../address/use-title.ts";
import { useView } from "../address/use-view.ts";
import { addressOf, type ViewState } from "../address/views.ts";
import { server } from "../asking/server.ts";
import { Answered, Nothing } from "../elements/answered.tsx";
import { RegionField, type Reporting, reportingOf, useReporting } from "../elements/region-field.tsx";
import { YearField } from "../elements/scope-bar.tsx";
import { ChangesFound } from "./changes-found.tsx";
import { CityChoice } from "./city-choice.tsx";
import "./explore.css";

type ChangesState = ViewState<"changes">;

/** What a region's later report says otherwise than its earlier one. */
export function ChangesView() {
  const [state, change] = useView("changes");
  const reporting = useReporting();
  const { of } = state;
  const held = reportingOf(of, reporting ?? []);
  const { from, to } = yearsOf(state, held);
  useTitle("年际变化", from === undefined || to === undefined ? of : `${of} ${from}–${to}年`);
  return (
    <>
      <div className="view-head">
        <h1>年际变化</h1>
        <p>一个地区两年的报告,新写了什么、改了什么、不再写什么。</p>
      </div>
      <div className="conditions">
        <RegionField
          name="地区"
          region={of}
          choose={(region) => change({ of: region, from: undefined, to: undefined })}
        />
        {held && held.years.length > 1 && <YearChoice held={held} state={state} change={change} />}
      </div>
      {of === "" && <CityChoice title="先选一个地区" choose={(region) => change({ of: region })} />}
      {of !== "" && reporting === undefined && (
        <div className="waiting" role="status">
          正在看有哪些年的报告…
        </div>
      )}
      {of !== "" && reporting !== undefined && <Compared held={held} state={state} />}
    </>
  );
}

interface YearChoiceProps {
  held: Reporting;
  state: ChangesState;
  change: (changed: Partial<ChangesState>) => void;
}

function YearChoice({ held, state, change }: YearChoiceProps) {
  const { from, to } = yearsOf(state, held);
  return (
    <div className="scope-part">
      <span className="field-name">从哪年到哪年</span>
      <div className="years">
        <YearField
          name="前一年"
          none="上一份"
          year={from}
          years={held.years.filter((year) => to === undefined || year < to)}
          choose={(chosen) => change({ from: chosen, to })}
        />
        <span aria-hidden="true">→</span>
        <YearField
          name="后一年"
          none="最近一份"
          year={to}
          years={held.years.slice(1)}
          choose={(chosen) =>
            change({ to: chosen, from: from !== undefined && chosen !== undefined && from < chosen ? from : undefined })
          }
        />
      </div>
    </div>
  );
}

/** The years of the address; where it names none, the last two that there are reports of. */
function yearsOf({ from, to }: ChangesState, held: Reporting | undefined): Partial<Record<"from" | "to", number>> {
  const years = held?.years ?? [];
  const last = to ?? years.at(-1);
  const first = from ?? years.filter((year) => last !== undefined && year < last).at(-1);
  return { ...(first !== undefined && { from: first }), ...(last !== undefined && { to: last }) };
}

function Compared({ held, state }: { held: Reporting | undefined; state: ChangesState }) {
  const { of } = state;
  const { from, to } = yearsOf(state, held);
  const answer = useQuery({
    queryKey: ["changes", of, from, to],
    queryFn: ({ signal }) =>
      server.post("/v1/changes", { body: { region: of, fromYear: from ?? 0, toYear: to ?? 0 }, signal }),
    enabled: from !== undefined && to !== undefined,
  });
  if (from === undefined || to === undefined) return <TooFew of={of} years={held?.years ?? []} />;
  return (
    <Answered answer={answer} waiting="正在对照两份报告…">
      {(found) => <ChangesFound found={found} />}
    </Answered>
  );
}

/** Nothing can be compared with one report, or with none. */
function TooFew({ of, years }: { of: string; years: readonly number[] }) {
  const [only] = years;
  return (
    <Nothing title={only === undefined ? `库里没有“${of}”的报告` : `库里只有${of} ${only}年一份报告`}>
      <p>
        {only === undefined ? "请写全地名(同名的地方前面加上省市),或先" : "要有两年的报告才能对照:请先"}
        <Link href={addressOf("manage")}>收入报告</Link>,或在上面换一个地区。
      </p>
    </Nothing>
  );
}
