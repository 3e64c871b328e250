// What the runtime finds odd, each with a sentence that says what to do.
import { html } from '../html.js';
import { set } from '../store.js';
import { useAnswer } from '../ask.js';
import { clock, words } from '../format.js';
import { Empty } from '../parts/empty.js';

export function Warnings() {
  const { answer, error } = useAnswer((source) => source.warnings());
  const warnings = answer ?? [];
  if (warnings.length === 0) {
    return html`<${Empty} error=${error}>${answer ? 'All is well: no warnings.' : '…'}<//>`;
  }
  return html`
    <section class="list" aria-label="Warnings">
      ${warnings.map((w) => html`
        <article class="warning" key=${w.kind + (w.id)}>
          <b>${words(w.kind)}</b>
          <button class="link" onClick=${() => set({ selected: w.id })}>${w.path}</button>
          <span class="quiet since">since <time>${clock(w.since)}</time></span>
          <p>${w.text}</p>
          ${Object.entries(w.details ?? {}).map(([k, v]) => html`<p class="quiet" key=${k}>${k}: <code>${String(v)}</code></p>`)}
        </article>`)}
    </section>`;
}
