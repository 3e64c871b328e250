import { html } from '../html.js';
import { useStore } from '../store.js';

/** The short messages in the corner; screen readers hear them. */
export function Toasts() {
  const { toasts } = useStore('toasts');
  return html`
    <div class="toasts" role="log" aria-live="polite">
      ${toasts.map(({ id, text, kind }) => html`<div key=${id} class=${'toast ' + kind}>${text}</div>`)}
    </div>`;
}
