// The live figures under the header: what runs, what waits, what fails, how fast, how long.
import { html } from '../html.js';
import { useStore } from '../store.js';
import { series } from '../series.js';
import { brief, count, duration } from '../format.js';
import { Spark } from '../parts/spark.js';

export function Vitals() {
  const { overview } = useStore('overview');
  if (!overview) {
    return html`<section class="vitals" aria-label="Figures"><div class="figure"><b>…</b></div></section>`;
  }
  const { counts, rates, durations, gauges } = overview;
  return html`
    <section class="vitals" aria-label="Figures">
      <${Figure} name="running" value=${counts.executing} note=${count(counts.live) + ' live'} line="executing" tone="running" />
      <${Figure} name="queued" value=${counts.queued} note=${permits(gauges)} line="queued" tone="pending" />
      <${Figure} name="failed" value=${counts.failed} note=${perSecond(rates.failed)} line="failed" tone="failed" />
      <${Figure} name="completed" value=${counts.completed} note=${perSecond(rates.completed)} line="completed" tone="completed" />
      <${Figure} name="started" value=${counts.started} note=${perSecond(rates.started)} line="started" tone="running" />
      ${counts.abandoned > 0 && html`<${Figure} name="abandoned" value=${counts.abandoned} note="still run" tone="failed" />`}
      <div class="figure times" title="Durations of the tasks that settled in the last minute">
        <span class="name">durations, last minute</span>
        <span class="triple">
          <span><b>${shown(durations, 'p50')}</b> p50</span>
          <span><b>${shown(durations, 'p95')}</b> p95</span>
          <span><b>${shown(durations, 'p99')}</b> p99</span>
        </span>
        <span class="note">${durations?.count ? count(durations.count) + ' settled' : 'none settled'}</span>
      </div>
    </section>`;
}

function Figure({ name, value, note, line, tone }) {
  return html`
    <div class=${'figure tone-' + tone} data-figure=${name}>
      <span class="name">${name}</span>
      <b title=${count(value)}>${brief(value)}</b>
      <span class="note">${note}</span>
      ${line && html`<${Spark} values=${series.of(line)} />`}
    </div>`;
}

function shown(durations, name) {
  return durations?.count ? duration(durations[name]) : '–';
}

function perSecond(rate) {
  return brief(rate) + ' /s';
}

function permits(gauges) {
  return gauges?.permits == null ? 'no permit limit' : brief(gauges.freePermits) + ' of ' + brief(gauges.permits) + ' permits free';
}
