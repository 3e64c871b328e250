import { html } from '../html.js';
import { Facts } from '../parts/facts.js';
import { spaced } from '../format.js';

/** What is known of the task's messages: counts and last ones, as the server tells. */
export function Messages({ task }) {
  const known = Object.entries(task.messages ?? {}).filter(([, value]) => value !== null && value !== undefined);
  if (known.length === 0) {
    return null;
  }
  return html`<h3>Messages</h3><${Facts} of=${known.map(([name, value]) => [spaced(name), said(value)])} />`;
}

function said(value) {
  if (Array.isArray(value)) {
    return value.length === 0 ? 'none' : html`<ul class="plain">${value.map((one, i) => html`<li key=${i}>${said(one)}</li>`)}</ul>`;
  }
  return typeof value === 'object'
    ? Object.entries(value).map(([k, v]) => spaced(k) + ' ' + (typeof v === 'object' ? JSON.stringify(v) : v)).join(', ')
    : String(value);
}
