// The pipelines: how fast, how full, how far, and what could not be received.
import { html } from '../html.js';
import { set, useStore } from '../store.js';
import { useAnswer } from '../ask.js';
import { brief, count, duration, percent } from '../format.js';
import { maySteer, steer } from '../steer.js';
import { Chart } from '../parts/chart.js';
import { Empty } from '../parts/empty.js';
import { Pill } from '../parts/pill.js';
import { Letters } from './letters.js';

export function Pipelines() {
  const { pipeline } = useStore('pipeline');
  const { answer, error } = useAnswer((source) => source.pipelines());
  const all = answer ?? [];
  if (all.length === 0) {
    return html`<${Empty} error=${error}>${answer ? 'No pipeline is alive.' : '…'}<//>`;
  }
  return html`
    <section class="pipelines" aria-label="Pipelines">
      ${all.map((one) => html`<${Pipeline} key=${one.id} of=${one} letters=${pipeline === one.id} />`)}
    </section>`;
}

function Pipeline({ of, letters }) {
  const { id } = of;
  return html`
    <article class="card pipeline" aria-label=${of.path}>
      <div class="card-head">
        <h2><button class="link" onClick=${() => set({ selected: id })}>${of.path || of.name || id}</button></h2>
        <${Pill} status=${of.status} />${of.paused && html`<span class="pill stopping">paused</span>`}
        <span class="spacer"></span>
        ${maySteer() && html`
          <button onClick=${() => steer({ action: of.paused ? 'resume' : 'pause', id })}>${of.paused ? 'Resume' : 'Pause source'}</button>`}
      </div>
      <div class="pipeline-body">
        <div class="flow">
          <${Amount} name="rate" value=${brief(of.rate) + ' /s'} />
          <${Amount} name="sent" value=${brief(of.sent)} full=${of.sent} />
          <${Amount} name="received" value=${brief(of.received)} full=${of.received} />
          <${Amount} name="collected" value=${brief(of.collected)} full=${of.collected} />
          <${Amount} name="lag" value=${brief(of.lag)} full=${of.lag} />
          <${Amount} name="retried" value=${brief(of.retried)} full=${of.retried} />
          <${Depth} depth=${of.depth} capacity=${of.capacity} />
          <${Progress} of=${of.progress} />
          <button class=${'letters-button' + (of.deadLetters > 0 ? ' bad' : '')} aria-expanded=${String(letters)} disabled=${!of.deadLetters}
                  onClick=${() => set({ pipeline: letters ? null : id })}>${count(of.deadLetters)} dead letters</button>
        </div>
        <${Chart} lines=${[{ name: 'received per second', tone: 'running', values: of.history ?? [] }]} />
      </div>
      ${letters && html`<${Letters} id=${id} />`}
    </article>`;
}

function Amount({ name, value, full }) {
  return html`<div class="number-box" title=${full == null ? '' : count(full)}><span class="name">${name}</span><b>${value}</b></div>`;
}

function Depth({ depth, capacity }) {
  const full = capacity ? depth / capacity : 0;
  const tone = full > 0.9 ? 'bad' : full > 0.6 ? 'loud' : '';
  return html`
    <div class="bar-box">
      <span class="name">buffer</span><span>${count(depth)} of ${capacity ? count(capacity) : 'no bound'}</span>
      <progress class=${tone} max="1" value=${Math.min(1, full)} aria-label="buffer">${percent(full)}</progress>
    </div>`;
}

function Progress({ of }) {
  if (!of?.total) {
    return null;
  }
  return html`
    <div class="bar-box">
      <span class="name">progress</span><span>${percent(of.done / of.total)}${of.leftMs == null ? '' : ', ' + duration(of.leftMs) + ' left'}</span>
      <progress max=${of.total} value=${of.done} aria-label="progress"></progress>
    </div>`;
}
