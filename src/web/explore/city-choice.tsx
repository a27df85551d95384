import { Button } from "react-aria-components";
import { Link } from "wouter";
import { addressOf } from "../address/views.ts";
import { Nothing } from "../elements/answered.tsx";
import { useHomeRegion } from "../elements/home-region.ts";
import { useReporting } from "../elements/region-field.tsx";

const mostOffered = 24;

/** Cities to begin with: one's own first, then others that there are reports of. */
export function CityChoice({ title, choose }: { title: string; choose: (region: string) => void }) {
  const own = useHomeRegion();
  const reporting = useReporting();
  if (reporting?.length === 0) {
    return (
      <Nothing title="库里还没有报告">
        <Link href={addressOf("manage")}>收入报告</Link>后就可以看了。
      </Nothing>
    );
  }
  const others = reporting?.filter(({ name }) => name !== own).slice(0, mostOffered) ?? [];
  return (
    <Nothing title={title}>
      <div className="cities">
        {own !== "" && (
          <Button className="primary" onPress={() => choose(own)}>
            我的城市:{own}
          </Button>
        )}
        {others.map(({ name }) => (
          <Button key={name} className="plain" onPress={() => choose(name)}>
            {name}
          </Button>
        ))}
      </div>
    </Nothing>
  );
}
