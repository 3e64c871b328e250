// A task's state as a small coloured word, and the other words that belong to a row.
import { html } from '../html.js';
import { words } from '../format.js';

const SHORT = { PENDING_CANCELLATION: 'stopping' };

export function Pill({ status }) {
  return html`<span class=${'pill ' + tone(status)}>${SHORT[status] ?? words(status)}</span>`;
}

/** The name of the colour of a state: a class here, a custom property on a canvas. */
export function tone(status) {
  switch (status) {
    case 'RUNNING':
      return 'running';
    case 'COMPLETED':
    case 'SUCCEEDED':
      return 'completed';
    case 'FAILED':
      return 'failed';
    case 'CANCELLED':
    case 'SKIPPED':
      return 'cancelled';
    case 'PENDING_CANCELLATION':
      return 'stopping';
    default:
      return 'pending';
  }
}

export function Kind({ kind }) {
  const sign = { PIPELINE: '⇶', ORCHESTRA: '⌘' }[kind];
  return sign ? html`<span class="kind" title=${words(kind)} aria-label=${words(kind)}>${sign}</span>` : null;
}
