import { StatusMark } from "./elements/status-mark.tsx";

/** What the verdicts mean, where the page is read about further, and what to mind before quoting. */
export function Footer() {
  return (
    <footer className="footer no-print">
      <details>
        <summary>有、相近、未见、无报告是什么意思</summary>
        <dl className="legend">
          <dt>
            <StatusMark status="present" />
          </dt>
          <dd>这一年的报告写到已经在做。</dd>
          <dt>
            <StatusMark status="related" />
          </dt>
          <dd>只写到相近的做法;标明“仅见于打算”的,是写了要做,不是已做。</dd>
          <dt>
            <StatusMark status="absent" />
          </dt>
          <dd>读过这一年的报告,没有写到。报告没写,不等于没有做。</dd>
          <dt>
            <StatusMark status="no-report" />
          </dt>
          <dd>库里没有这个地区这一年的报告,无从得知。</dd>
        </dl>
      </details>
      <p>
        结论由程序从报告原文得出,引用前请核对原文和出处。<a href="/docs">接口说明</a>
      </p>
    </footer>
  );
}
