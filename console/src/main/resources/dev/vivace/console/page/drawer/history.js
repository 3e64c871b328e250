// The task's moves, attempts and errors in the order in which they happened.
import { html } from '../html.js';
import { clock, duration, millis, words } from '../format.js';
import { tone } from '../parts/pill.js';

export function History({ task }) {
  const events = [
    { at: task.created, text: 'made', tone: 'pending' },
    ...(task.history ?? []).map(({ to, at }) => ({ at, text: words(to), tone: tone(to) })),
    ...(task.retries ?? []).map((retry) => ({ at: retry.at, text: tried(retry), tone: 'stopping' })),
    ...(task.errors ?? []).map(({ at, kind, message }) => ({ at, text: kind, detail: message, tone: 'failed' })),
  ].sort((a, b) => (millis(a.at) ?? Number.MAX_VALUE) - (millis(b.at) ?? Number.MAX_VALUE));
  return html`
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
