// The task's moves, attempts and errors in the order in which they happened.
import { html } from '../html.js';
import { clock, duration, millis, words } from '../format.js';
import { tone } from '../parts/pill.js';

export function History({ task }) {
  // A recording has neither moments nor errors of a task, only how many errors.
  const events = [
    ...(task.created ? [{ at: task.created, text: 'made', tone: 'pending' }] : []),
    ...(task.history ?? []).map(({ to, at }) => ({ at, text: words(to), tone: tone(to) })),
    ...(task.retries ?? []).map((retry) => ({ at: retry.at, text: tried(retry), tone: 'stopping' })),
    ...(Array.isArray(task.errors) ? task.errors : []).map(({ at, kind, message }) => ({ at, text: kind, detail: message, tone: 'failed' })),
  ].sort((a, b) => (millis(a.at) ?? Number.MAX_VALUE) - (millis(b.at) ?? Number.MAX_VALUE));
  return events.length === 0 ? null : html`
    <h3>History</h3>
    <ol class="history">
      ${events.map((event, i) => html`
        <li key=${i} class=${'tone-' + event.tone}>
          <time>${clock(event.at, true)}</time>
          <span>${event.text}${event.detail && html`<span class="detail">${event.detail}</span>`}</span>
        </li>`)}
    </ol>`;
}

function tried({ attempt, delayMs, error }) {
  const next = delayMs == null ? '' : ', again after ' + duration(delayMs);
  return 'attempt ' + attempt + ' failed' + next + (error ? ': ' + (error.message ?? error) : '');
}
