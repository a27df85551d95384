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
  const all = reporting?.filter(({ name }) => name !== own) ?? [];
  const others = all.slice(0, mostOffered);
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
      {all.length > others.length && <p>另有 {all.length - others.length} 个地区,请在上面输入名称。</p>}
    </Nothing>
  );
}
