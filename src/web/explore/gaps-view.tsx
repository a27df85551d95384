import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { filterOf } from "../address/scope.ts";
import { useTitle } from "../address/use-title.ts";
import { useView } from "../address/use-view.ts";
import type { ViewState } from "../address/views.ts";
import type { GapsAnswer } from "../asking/answers.ts";
import { server } from "../asking/server.ts";
import { Answered } from "../elements/answered.tsx";
import { Fold } from "../elements/fold.tsx";
import { keepHomeRegion } from "../elements/home-region.ts";
import { RegionField, reportingOf, useReporting } from "../elements/region-field.tsx";
import { levels, PlacesField, usePlaces, YearField } from "../elements/scope-bar.tsx";
import { Toggles } from "../elements/toggles.tsx";
import { CityChoice } from "./city-choice.tsx";
import { GapList, gapsOnPage } from "./gap-list.tsx";
import "./explore.css";

type GapsState = ViewState<"gaps">;

/** Measures that cities of one's own kind report and one's own does not. */
export function GapsView() {
  const [state, change] = useView("gaps");
  const { of } = state;
  useTitle("差距", of);
  const answer = useQuery<GapsAnswer>({
    queryKey: ["gaps", state],
    queryFn: ({ signal }) => server.post("/v1/gaps", { body: requestOf(state), signal }),
    enabled: of !== "",
    // Never under the name of another city.
    placeholderData: (kept) => (kept?.region.name === of ? kept : undefined),
  });
  // Only what there is a report of is worth being offered again.
  useEffect(() => {
    if (answer.isSuccess && of !== "") keepHomeRegion(of);
  }, [answer.isSuccess, of]);
  return (
    <>
      <div className="view-head">
        <h1>差距</h1>
        <p>同类地区写到、我市报告没有写到的举措。</p>
      </div>
      <GapConditions state={state} change={change} />
      {of === "" ? (
        <CityChoice title="先选我的城市" choose={(region) => change({ of: region })} />
      ) : (
        <Answered answer={answer} waiting="正在与同类地区逐项比…第一次比时要先核对各份报告,报告多时要一两分钟。">
          {(found) => (
            <GapList
              found={found}
              page={state.page}
              go={(page) => change({ page })}
              share={state.share}
              showAll={() => change({ share: 0, page: 1 })}
            />
          )}
        </Answered>
      )}
    </>
  );
}

function requestOf({ of, year, peersWithin, level, share, page }: GapsState) {
  const peers = filterOf({ within: peersWithin, level });
  return {
    region: of,
    ...(year !== undefined && { year }),
    ...(Object.keys(peers).length > 0 && { peers }),
    minShare: share / 100,
    limit: gapsOnPage,
    offset: (page - 1) * gapsOnPage,
  };
}

const shares = [
  { share: 0, word: "有一个地区就算" },
  { share: 25, word: "至少四分之一" },
  { share: 50, word: "至少一半" },
  { share: 75, word: "至少四分之三" },
  { share: 100, word: "全都有" },
];

interface GapConditionsProps {
  state: GapsState;
  change: (changed: Partial<GapsState>) => void;
}

function GapConditions({ state, change }: GapConditionsProps) {
  const { of, year, peersWithin, level, share } = state;
  const years = reportingOf(of, useReporting() ?? [])?.years ?? [];
  const places = usePlaces();
  const offered = shares.some((one) => one.share === share) ? shares : [...shares, { share, word: `至少 ${share}%` }];
  return (
    <div className="conditions">
      <RegionField name="我的城市" region={of} choose={(region) => change({ of: region, year: undefined, page: 1 })} />
      {of !== "" && (
        <Fold name="年度、与谁比、多少地区有">
          <div className="scope">
            <div className="scope-part">
              <span className="field-name">看哪一年的报告</span>
              <YearField
                name="看哪一年的报告"
                none="最近一份"
                year={year}
                years={years}
                choose={(chosen) => change({ year: chosen, page: 1 })}
              />
            </div>
            <PlacesField
              name="只与这里的比"
              placeholder="如 江苏省"
              chosen={peersWithin}
              offered={places.containers}
              choose={(within) => change({ peersWithin: within, page: 1 })}
            />
            <Toggles
              name="只与这一级比"
              offered={levels}
              chosen={level}
              choose={(chosen) => change({ level: chosen, page: 1 })}
            />
            <label className="scope-part">
              <span className="field-name">多少同类地区有才算</span>
              <select
                className="select"
                value={share}
                onChange={({ target }) => change({ share: Number(target.value), page: 1 })}
              >
                {offered.map((one) => (
                  <option key={one.share} value={one.share}>
                    {one.word}
                  </option>
                ))}
              </select>
            </label>
          </div>
        </Fold>
      )}
    </div>
  );
}
