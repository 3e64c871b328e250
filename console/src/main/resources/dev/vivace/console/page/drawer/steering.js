// What can be done to a task from here. Nothing is shown when actions are off.
import { html } from '../html.js';
import { confirmed, maySteer, steer } from '../steer.js';
import { words } from '../format.js';

const LEVELS = [
  ['GRACEFUL', 'Cancel', 'Asks the work to stop; it sees it at its next checkpoint, and every cancel handler runs.'],
  ['KILL', 'Kill', 'Interrupts the thread of the work. Only essential cancel handlers run.'],
  ['KILL_HARD', 'Kill hard', 'Settles the task as cancelled at once. No handler runs, and what does not stop is left to itself.'],
];
const PRIORITIES = ['CRITICAL', 'HIGH', 'NORMAL', 'LOW', 'BACKGROUND'];

export function Steering({ task }) {
  if (!maySteer() || task.settled) {
    return null;
  }
  const { id } = task;
  return html`
    <div class="steering" role="group" aria-label="Actions">
      ${LEVELS.map(([level, name, means], i) => html`
        <button key=${level} class=${i > 0 ? 'danger' : ''} title=${means} onClick=${() => cancel(task, level, name, means)}>${name}</button>`)}
      ${waitsToRetry(task) && html`<button onClick=${() => steer({ action: 'retry', id })}>Retry now</button>`}
      ${task.kind === 'PIPELINE' && html`
        <button onClick=${() => steer({ action: 'pause', id })}>Pause source</button>
        <button onClick=${() => steer({ action: 'resume', id })}>Resume</button>`}
      <label>priority
        <select value=${task.priority} onChange=${(e) => steer({ action: 'priority', id, priority: e.currentTarget.value })}>
          ${!PRIORITIES.includes(task.priority) && html`<option value=${task.priority}>${words(task.priority)}</option>`}
          ${PRIORITIES.map((p) => html`<option key=${p} value=${p}>${words(p)}</option>`)}
        </select>
      </label>
    </div>`;
}

function cancel(task, level, name, means) {
  const action = { action: 'cancel', id: task.id, level };
  if (level === 'GRACEFUL') {
    steer(action);
  } else {
    confirmed(name + ' “' + (task.name || task.id) + '”?', means, name, action);
  }
}

/** Offered while the task is between two attempts; the server refuses it when the wait is over meanwhile. */
function waitsToRetry(task) {
  return task.status === 'RUNNING' && /^retry/.test(task.waiting ?? '');
}
