// What the scheduler knows of itself, and how the durations went.
import { html } from '../html.js';
import { useStore } from '../store.js';
import { clock, count, duration, spaced } from '../format.js';
import { series } from '../series.js';
import { Chart } from '../parts/chart.js';
import { Facts } from '../parts/facts.js';

export function Runtime() {
  const { overview } = useStore('overview', 'tick');
  if (!overview) {
    return null;
  }
  const { runtime, counts, gauges, durations, at } = overview;
  return html`
    <section class="runtime" aria-label="Runtime">
      <div class="card"><h2>Scheduler</h2><${Facts} of=${told(gauges)} /></div>
      <div class="card"><h2>Counts</h2><${Facts} of=${told(counts)} /></div>
      <div class="card"><h2>Program</h2><${Facts} of=${[
        ['name', runtime.name], ['Java', runtime.java], ['process', runtime.pid], ['up', duration(runtime.uptimeMs)],
        ['actions', runtime.actions ? 'allowed' : 'off'], ['payloads', runtime.payloads ? 'shown' : 'hidden'], ['at', clock(at)],
        ['p50', duration(durations?.p50)], ['p95', duration(durations?.p95)], ['p99', duration(durations?.p99)],
      ]} /></div>
      <div class="card wide"><h2>Running and queued</h2>
        <${Chart} lines=${[line('running', 'executing', 'running'), line('queued', 'queued', 'pending')]} /></div>
      <div class="card wide"><h2>Per second</h2>
        <${Chart} lines=${[line('started', 'started', 'running'), line('completed', 'completed', 'completed'), line('failed', 'failed', 'failed')]} /></div>
    </section>`;
}

function line(name, key, tone) {
  return { name, tone, values: series.of(key) };
}

function told(values) {
  return Object.entries(values ?? {}).map(([name, value]) => [
    spaced(name),
    typeof value === 'number' ? count(value) : value === null ? 'no limit' : String(value),
  ]);
}
