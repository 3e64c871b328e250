// Warnings about the task, first of all because they say what to do.
import { html } from '../html.js';
import { clock, words } from '../format.js';

export function Troubles({ task }) {
  const warnings = Array.isArray(task.warnings) ? task.warnings : [];
  return warnings.map((warning, i) => html`
    <div class="warning" key=${i}>
      <b>${words(warning.kind)}</b> <span class="quiet">since ${clock(warning.since)}</span>
      <p>${warning.text}</p>
      ${Object.entries(warning.details ?? {}).map(([k, v]) => html`<p class="quiet" key=${k}>${k}: <code>${String(v)}</code></p>`)}
    </div>`);
}
