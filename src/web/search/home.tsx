import { useQuery } from "@tanstack/react-query";
import { Link, useLocation } from "wouter";
import { addressOf } from "../address/views.ts";
import type { Stats } from "../asking/answers.ts";
import { examplesQuestion, statsQuestion } from "../asking/questions.ts";
import { QuestionBox } from "../elements/question-box.tsx";
import "./home.css";

const tasks = [
  { href: addressOf("compare"), name: "比各地", note: "谁有、怎么做、什么数据、谁没有,导出成表" },
  { href: addressOf("gaps"), name: "找差距", note: "同类地区有、我市报告没写的" },
  { href: addressOf("coverage"), name: "看覆盖", note: "各地 × 各项举措,一张总表" },
  { href: addressOf("reuse"), name: "查稿件", note: "与各地报告相同的文字、带过来的地名数字" },
] as const;

/** The first view: a box for the question, examples of what this library holds, and what is in it. */
export function Home() {
  const [, navigate] = useLocation();
  const { data: examples } = useQuery(examplesQuestion);
  const { data: stats } = useQuery(statsQuestion);
  return (
    <div className="home">
      <h1>同一项举措,各地怎么说、怎么做、谁还没有</h1>
      <QuestionBox
        large
        name="要查的举措或问题"
        placeholder="例如:免罚轻罚,或:头一回犯错能不能不罚"
        asked=""
        ask={(q) => navigate(addressOf("search", { q }))}
      />
      <section className="examples" aria-label="库里讲得多的举措">
        {examples?.map((name) => (
          <Link key={name} className="example" href={addressOf("search", { q: name })}>
            {name}
          </Link>
        ))}
      </section>
      <nav className="tasks" aria-label="常做的事">
        {tasks.map(({ href, name, note }) => (
          <Link key={href} className="task" href={href}>
            <b>{name}</b>
            <span>{note}</span>
          </Link>
        ))}
      </nav>
      {stats && <Holdings stats={stats} />}
    </div>
  );
}

function Holdings({ stats }: { stats: Stats }) {
  if (stats.documents === 0) {
    return (
      <p className="holdings">
        库里还没有报告。<Link href={addressOf("manage")}>收入报告</Link>后就可以查了。
      </p>
    );
  }
  const [first = "", last = first] = [stats.years.at(0), stats.years.at(-1)].map(String);
  const years = first === last ? `${first}年` : `${first}–${last}年`;
  return (
    <p className="holdings">
      库里有 {stats.regions} 个地区 {years}的 <Link href={addressOf("reports")}>{stats.documents} 份报告</Link>,
      {stats.searchablePassages.toLocaleString("zh-CN")} 段原文。
    </p>
  );
}
