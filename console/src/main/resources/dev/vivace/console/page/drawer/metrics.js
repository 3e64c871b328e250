// What the task cost, each figure with how it was obtained. What is not known is said to be unknown; it is never zero.
import { html } from '../html.js';
import { measure, percent, spaced, words } from '../format.js';

const NAMES = {
  'cpu total': 'CPU time',
  'memory allocated': 'allocated',
  'io bytesRead': 'read',
  'io bytesWritten': 'written',
  'io operations': 'reads and writes',
  'io waited': 'waited for them',
};

export function Metrics({ task }) {
  const own = rows(task);
  const all = rows(task.rollup ?? {}, task.children > 0);
  const figures = [...own, ...all.map((figure) => ({ ...figure, name: figure.name + ', with all below' }))];
  if (figures.length === 0) {
    return null;
  }
  return html`
    <h3>Cost</h3>
    <table class="metrics">
      <thead><tr><th scope="col">what</th><th scope="col">value</th><th scope="col">obtained</th><th scope="col">confidence</th></tr></thead>
      <tbody>${figures.map(({ name, value, unit, provenance, confidence }) => html`
        <tr key=${name} class=${value === null ? 'unknown' : ''}>
          <td>${name}</td>
          <td class="number">${value === null ? 'not known' : measure(value, unit)}</td>
          <td>${words(provenance)}</td>
          <td class="number">${value === null ? '' : percent(confidence)}</td>
        </tr>`)}
      </tbody>
    </table>`;
}

/** The figures of cpu, memory and io: each is {value, unit, provenance, confidence} under the name of its part. */
function rows(from, wanted = true) {
  return !wanted
    ? []
    : ['cpu', 'memory', 'io'].flatMap((kind) =>
        Object.entries(from[kind] ?? {}).map(([part, figure]) => ({ ...figure, name: NAMES[kind + ' ' + part] ?? kind + ' ' + spaced(part) })));
}
