// Everything about one task, beside the view it was chosen in.
import { html, useEffect, useRef } from '../html.js';
import { set, useStore } from '../store.js';
import { useAnswer } from '../ask.js';
import { clock, duration, left, words } from '../format.js';
import { Pill, Kind } from '../parts/pill.js';
import { Facts } from '../parts/facts.js';
import { Steering } from './steering.js';
import { Metrics } from './metrics.js';
import { History } from './history.js';
import { Messages } from './messages.js';
import { Troubles } from './troubles.js';

export function Drawer() {
  const { selected } = useStore('selected');
  return selected === null ? null : html`<${Opened} key=${selected} id=${selected} />`;
}

function Opened({ id }) {
  const { answer: found, error } = useAnswer((source) => source.task(id), id);
  const last = useRef(null);
  last.current = found ?? last.current;
  const task = last.current;
  const close = () => {
    set({ selected: null });
    document.querySelector('[role=treegrid]')?.focus();
  };
  const element = useRef(null);
  useEffect(() => element.current.scrollTo(0, 0), []);
  return html`
    <aside class="drawer" aria-label="Task" ref=${element}>
      <div class="drawer-head">
        <div>
          <h2>${task ? html`<${Kind} kind=${task.kind} />${task.name || task.id}` : id}</h2>
          <p class="quiet path">${task?.path === task?.name ? null : task?.path}</p>
        </div>
        <button class="icon" onClick=${close} aria-label="Close" title="Close (Esc)">✕</button>
      </div>
      ${error && html`<p class="trouble" role="alert">${error.message}</p>`}
      ${task ? html`<${Details} task=${task} />` : !error && html`<p class="quiet">…</p>`}
    </aside>`;
}

function Details({ task }) {
  return html`
    <p class="state-line"><${Pill} status=${task.status} /> ${task.explain}</p>
    <${Steering} task=${task} />
    <${Troubles} task=${task} />
    <${Facts} of=${[
      ['id', html`<code>${task.id}</code>`],
      ['age', duration(task.ageMs)],
      ['created', task.created && clock(task.created, true)],
      ['started', task.started ? clock(task.started, true) : task.created ? 'not yet' : null],
      ['settled', task.completed && clock(task.completed, true)],
      ['attempt', task.attempt],
      ['deadline in', task.deadlineLeftMs === null ? 'none' : task.completed ? clock(task.deadline, true) : left(task.deadlineLeftMs)],
      ['cancellation', task.cancellation ? words(task.cancellation) + ' asked for' : null],
      ['waits for', task.waiting],
      ['priority', words(task.priority)],
      ['children', task.children],
      ['result', task.result],
    ]} />
    <${Metrics} task=${task} />
    <${History} task=${task} />
    <${Messages} task=${task} />
    <${Context} context=${task.context} />
    <${Stack} lines=${task.stack ?? []} />`;
}

function Context({ context }) {
  const entries = Object.entries(context ?? {});
  return entries.length === 0 ? null : html`<h3>Context</h3><${Facts} of=${entries.map(([k, v]) => [k, text(v)])} />`;
}

function Stack({ lines }) {
  return lines.length === 0
    ? null
    : html`<h3>Stack</h3><pre class="stack" tabindex="0" aria-label="Stack">${lines.map(text).join('\n')}</pre>`;
}

function text(value) {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
