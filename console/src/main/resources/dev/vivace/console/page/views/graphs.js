// One orchestra as a picture: its steps, their states, what the end waits for.
import { html, useEffect, useMemo, useState } from '../html.js';
import { set, useStore } from '../store.js';
import { useAnswer } from '../ask.js';
import { count, duration } from '../format.js';
import { Empty } from '../parts/empty.js';
import { Picture } from '../graph/picture.js';
import { shape, MOST } from '../graph/shape.js';
import { layout } from '../graph/layout.js';

export function Graphs() {
  const { graph } = useStore('graph');
  const { answer, error } = useAnswer((source) => source.graphs());
  const all = answer ?? [];
  const chosen = all.find(({ id }) => id === graph) ?? all[0];
  if (!chosen) {
    return html`<${Empty} error=${error}>${answer ? 'No orchestra has run lately.' : '…'}<//>`;
  }
  return html`
    <section class="graphs" aria-label="Orchestras">
      <div class="subbar">
        <select aria-label="Orchestra" value=${chosen.id} onChange=${(e) => set({ graph: e.currentTarget.value })}>
          ${all.map(({ id, name, nodes }) => html`<option key=${id} value=${id}>${(name || id) + (Number.isInteger(nodes) ? ' · ' + count(nodes) + ' steps' : '')}</option>`)}
        </select>
        <${Graph} key=${chosen.id} id=${chosen.id} />
      </div>
    </section>`;
}

function Graph({ id }) {
  const { answer: graph, error } = useAnswer((source) => source.graph(id), id);
  const [group, enter] = useState(null);
  if (!graph) {
    return error ? html`<p class="trouble" role="alert">${error.message}</p>` : html`<span class="quiet">…</span>`;
  }
  const shown = shape(graph, group);
  const done = graph.nodes.filter(({ status }) => status === 'COMPLETED').length;
  return html`
    <span class="quiet">${count(done)} of ${count(graph.nodes.length)} done${forecast(graph.forecast)}</span>
    ${group !== null && html`<button onClick=${() => enter(null)}>◂ all groups</button><b>${group}</b>`}
    <${Legend} />
    <div class="canvas-place">
      ${shown.refused
        ? html`<p class="empty">${count(shown.refused)} steps are too many for one picture (${count(MOST)} at most), and they are in no groups
            that could stand for them. The task table shows them all: search there for one by its name.</p>`
        : html`<${Laid} shown=${shown} onGroup=${enter} />`}
    </div>`;
}

/** The layout is made anew only when steps or edges came or went; a change of state is a change of colour. */
function Laid({ shown, onGroup }) {
  const key = shown.nodes.map(({ id }) => id).join() + '|' + shown.edges.join();
  const places = useMemo(() => layout(shown), [key]);
  return html`<${Picture} key=${key.length} shown=${shown} places=${places} onChoose=${(node) => (node.cluster ? onGroup(node.cluster) : set({ selected: node.task ?? node.id }))} />`;
}

function Legend() {
  const entries = [['pending', 'waits'], ['running', 'runs'], ['completed', 'done'], ['failed', 'failed'], ['cancelled', 'cancelled or skipped']];
  return html`
    <span class="spacer"></span>
    <span class="legend">${entries.map(([tone, text]) => html`<span key=${tone} class=${'key tone-' + tone}>${text}</span>`)}<span class="key critical">critical path</span></span>`;
}

function forecast(forecast) {
  const left = forecast?.leftMs ?? forecast?.remainingMs;
  return left == null ? '' : ', about ' + duration(left) + ' left';
}
