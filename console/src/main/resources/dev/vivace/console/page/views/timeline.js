// When tasks waited, ran and waited to try again, over the last seconds.
import { html, useEffect, useRef, useState } from '../html.js';
import { get, set, useStore } from '../store.js';
import { useAnswer } from '../ask.js';
import { count, duration, millis } from '../format.js';
import { Empty } from '../parts/empty.js';
import { paint, hit, heightOf } from '../timeline/paint.js';

const SPANS = [10_000, 60_000, 300_000, 900_000];
const LIMIT = 2000;
const SHIFT = 0.25;

export function Timeline() {
  const { overview } = useStore('overview');
  const [span, setSpan] = useState(60_000);
  const [until, setUntil] = useState(null); // null: follows the clock
  const now = millis(overview?.at) ?? Date.now();
  const to = until ?? now;
  const { answer, error } = useAnswer((source) => {
    const end = until ?? millis(get().overview?.at) ?? Date.now();
    return source.timeline(end - span, end, LIMIT);
  }, span, until);
  const bars = answer?.bars ?? [];
  const shift = (part) => setUntil(Math.min(to + part * span, now) >= now ? null : to + part * span);
  const press = (event) => {
    const act = {
      ArrowLeft: () => shift(-SHIFT),
      ArrowRight: () => shift(SHIFT),
      '+': () => setSpan(SPANS[Math.max(0, SPANS.indexOf(span) - 1)]),
      '-': () => setSpan(SPANS[Math.min(SPANS.length - 1, SPANS.indexOf(span) + 1)]),
    }[event.key];
    if (act) {
      act();
      event.preventDefault();
    }
  };
  return html`
    <section class="timeline" aria-label="Timeline" onKeyDown=${press}>
      <div class="subbar">
        <span class="segmented" role="group" aria-label="Span">
          ${SPANS.map((one) => html`<button key=${one} aria-pressed=${String(one === span)} onClick=${() => setSpan(one)}>${spanName(one)}</button>`)}
        </span>
        <button class="icon" onClick=${() => shift(-SHIFT)} aria-label="Earlier">◂</button>
        <button class="icon" onClick=${() => shift(SHIFT)} aria-label="Later" disabled=${until === null}>▸</button>
        ${until !== null && html`<button onClick=${() => setUntil(null)}>Follow</button>`}
        <span class="quiet" role="status">${answer ? count(bars.length) + ' tasks' + (bars.length >= LIMIT ? ', the newest' : '') : '…'}</span>
        <span class="spacer"></span>
        <span class="legend">
          <span class="key tone-pending">queued</span><span class="key tone-running">running</span><span class="key tone-stopping">backoff</span>
          <span class="key tone-completed">completed</span><span class="key tone-failed">failed</span><span class="key tone-cancelled">cancelled</span>
        </span>
      </div>
      ${bars.length === 0
        ? html`<${Empty} error=${error}>${answer ? 'Nothing ran in this time.' : '…'}<//>`
        : html`<${Bars} bars=${bars} from=${to - span} to=${to} />`}
    </section>`;
}

function Bars({ bars, from, to }) {
  const place = useRef(null);
  const canvas = useRef(null);
  const [over, setOver] = useState(null);
  const [seen, look] = useState({ width: 800, height: 400, top: 0 });
  useEffect(() => {
    const { current: element } = place;
    const measure = () => look({ width: element.clientWidth, height: element.clientHeight, top: element.scrollTop });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    element.addEventListener('scroll', measure, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', measure);
    };
  }, []);
  useEffect(() => {
    const draw = () => paint(canvas.current, { bars, from, to, ...seen, over: over?.id });
    draw();
    document.addEventListener('themechange', draw);
    return () => document.removeEventListener('themechange', draw);
  }, [bars, from, to, seen, over?.id]);
  const find = (event) => hit({ bars, from, to, ...seen }, event.offsetX, event.offsetY);
  const choose = (event) => {
    const bar = find(event);
    if (bar) {
      set({ selected: bar.id });
    }
  };
  return html`
    <div class="bars" ref=${place} tabindex="0" aria-label="Bars">
      <div class="bars-sizer" style=${{ height: heightOf(bars) + 'px' }}>
        <canvas ref=${canvas} role="img" aria-label=${count(bars.length) + ' tasks over ' + duration(to - from)}
                onMouseMove=${(e) => setOver(find(e))} onMouseLeave=${() => setOver(null)} onClick=${choose} />
      </div>
    </div>
    <div class="hint" role="status">${over ? html`<b>${over.path || over.name || over.id}</b> ${told(over)}` : 'Point at a bar to read it; click to open its task.'}</div>`;
}

function told(bar) {
  const sum = (parts) => parts.reduce((all, [a, b]) => all + (b ?? Date.now()) - a, 0);
  const texts = [bar.queued && 'queued ' + duration(sum([bar.queued])), 'ran ' + duration(sum(bar.running ?? []))];
  if (bar.backoff?.length) {
    texts.push(bar.backoff.length + ' waits before another try: ' + duration(sum(bar.backoff)));
  }
  return texts.filter(Boolean).join(' · ');
}

function spanName(ms) {
  return ms < 60_000 ? ms / 1000 + ' s' : ms / 60_000 + ' min';
}
