// What to look for: a name, a state, a kind, an age, an order.
import { html, useEffect, useRef, useState } from '../html.js';
import { words } from '../format.js';

export const NOTHING = Object.freeze({ q: '', status: '', kind: '', minAgeMs: '', warning: '', sort: '' });

const STATES = ['PENDING', 'RUNNING', 'PENDING_CANCELLATION', 'COMPLETED', 'FAILED', 'CANCELLED'];
const KINDS = ['TASK', 'PIPELINE', 'ORCHESTRA'];
const AGES = [
  [1_000, '1 s'],
  [10_000, '10 s'],
  [60_000, '1 min'],
  [600_000, '10 min'],
  [3_600_000, '1 h'],
];
const TYPING_MS = 150;

export function isEmpty(query) {
  return Object.values(query).every((value) => value === '');
}

export function SearchBar({ query, onChange, onLeave, children }) {
  const [text, setText] = useState(query.q);
  const timer = useRef(0);
  useEffect(() => setText(query.q), [query.q]);
  const type = (event) => {
    const q = event.currentTarget.value;
    setText(q);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onChange({ ...query, q: q.trim() }), TYPING_MS);
  };
  const key = (event) => {
    if (event.key === 'ArrowDown' || event.key === 'Enter') {
      event.preventDefault();
      onLeave();
    }
  };
  const choose = (name) => (event) => onChange({ ...query, [name]: event.currentTarget.value });
  return html`
    <div class="searchbar" role="search">
      <input id="search" type="search" placeholder="Search by name or id   ( / )" aria-label="Name or id" autocomplete="off"
             spellcheck=${false} value=${text} onInput=${type} onKeyDown=${key} />
      <${Choice} name="State" value=${query.status} onChange=${choose('status')} of=${STATES.map((s) => [s, words(s)])} />
      <${Choice} name="Kind" value=${query.kind} onChange=${choose('kind')} of=${KINDS.map((k) => [k, words(k)])} />
      <${Choice} name="Older than" value=${query.minAgeMs} onChange=${choose('minAgeMs')} of=${AGES} />
      <${Choice} name="Warnings" value=${query.warning} onChange=${choose('warning')} of=${[['true', 'with a warning']]} />
      <${Choice} name="Order" value=${query.sort} onChange=${choose('sort')}
                 of=${[['age', 'oldest first'], ['name', 'by name'], ['status', 'by state']]} />
      ${!isEmpty(query) && html`<button onClick=${() => onChange(NOTHING)}>Clear</button>`}
      <span class="spacer"></span>
      ${children}
    </div>`;
}

function Choice({ name, value, onChange, of }) {
  return html`
    <select aria-label=${name} value=${value} onChange=${onChange} class=${value === '' ? 'unset' : ''}>
      <option value="">${name}</option>
      ${of.map(([v, text]) => html`<option key=${v} value=${String(v)}>${text}</option>`)}
    </select>`;
}
