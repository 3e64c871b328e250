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
  const bars = answer?.bars ?? answer ?? [];
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
  const canvas = useRef(null);
  const [over, setOver] = useState(null);
  const [width, setWidth] = useState(800);
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => setWidth(entry.contentRect.width));
    observer.observe(canvas.current.parentElement);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    const draw = () => paint(canvas.current, { bars, from, to, width, over: over?.id });
    draw();
    document.addEventListener('themechange', draw);
    return () => document.removeEventListener('themechange', draw);
  }, [bars, from, to, width, over?.id]);
  const find = (event) => hit({ bars, from, to, width }, event.offsetX, event.offsetY);
  return html`
    <div class="bars">
      <canvas ref=${canvas} height=${heightOf(bars)} role="img" aria-label=${bars.length + ' tasks over ' + duration(to - from)}
              onMouseMove=${(e) => setOver(find(e))} onMouseLeave=${() => setOver(null)}
              onClick=${(e) => { const bar = find(e); bar && set({ selected: bar.id }); }} />
      ${over && html`<div class="hint" role="tooltip"><b>${over.path || over.name}</b> ${told(over)}</div>`}
    </div>`;
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
