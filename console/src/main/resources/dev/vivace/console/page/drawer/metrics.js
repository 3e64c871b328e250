// What the task cost, each figure with how it was obtained. What is not known is said to be unknown; it is never zero.
import { html } from '../html.js';
import { measure, percent, words } from '../format.js';

const NAMES = { cpu: 'CPU', memory: 'allocated', io: 'read and written' };

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

/** Figures of an object: {value, unit, provenance, confidence}, or an object of such under one name. */
function rows(from, wanted = true) {
  if (!wanted) {
    return [];
  }
  return Object.entries(NAMES).flatMap(([key, name]) => {
    const found = from[key];
    if (!found) {
      return [];
    }
    return 'provenance' in found
      ? [{ value: null, ...found, name }]
      : Object.entries(found).filter(([, f]) => f && typeof f === 'object').map(([part, f]) => ({ value: null, ...f, name: name + ' ' + words(part) }));
  });
}
