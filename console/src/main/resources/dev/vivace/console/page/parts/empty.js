import { html } from '../html.js';

/** What a view says when it has nothing to show: an error of the server, or a sentence. */
export function Empty({ error, children }) {
  return error
    ? html`<p class="empty trouble" role="alert">${error.message}</p>`
    : html`<p class="empty">${children}</p>`;
}
