// The messages that a pipeline's receiver could not take. Their contents are shown only when the program allows it.
import { html, useState } from '../html.js';
import { useAnswer } from '../ask.js';
import { clock, count } from '../format.js';
import { get } from '../store.js';
import { toast } from '../toast.js';
import { maySteer, steer } from '../steer.js';
import { save } from '../parts/save.js';

const PAGE = 50;
const SAVED_AT_ONCE = 1000;

export function Letters({ id }) {
  const [offset, go] = useState(0);
  const { answer, error } = useAnswer((source) => source.letters(id, offset, PAGE), id, offset);
  if (!answer) {
    return html`<p class="quiet" role="status">${error ? error.message : '…'}</p>`;
  }
  const letters = answer.rows;
  return html`
    <div class="letters">
      <p class="buttons">
        ${answer.total > PAGE && html`
          <span class="quiet">${count(offset + 1)} to ${count(offset + letters.length)} of ${count(answer.total)}</span>
          <button disabled=${offset === 0} onClick=${() => go(Math.max(0, offset - PAGE))}>Before</button>
          <button disabled=${offset + PAGE >= answer.total} onClick=${() => go(offset + PAGE)}>After</button>`}
        ${maySteer() && letters.length > 0 && html`
          <button onClick=${() => steer({ action: 'replay', id })} title="The receivers try them again, while the pipeline runs">Replay all</button>`}
        <button onClick=${() => keep(id)} title="All of them as lines of JSON">Save all</button>
      </p>
      <div class="letters-list" tabindex="0" role="region" aria-label="Dead letters">
        <table class="plain-table" aria-label="Dead letters">
          <thead><tr><th scope="col">number</th><th scope="col">at</th><th scope="col">error</th><th scope="col">content</th></tr></thead>
          <tbody>${letters.map((letter, i) => html`
            <tr key=${offset + i}>
              <td>${letter.seq}</td>
              <td><time>${clock(letter.at)}</time></td>
              <td>${letter.error}</td>
              <td>${letter.payload ?? html`<span class="quiet">hidden</span>`}</td>
            </tr>`)}
          </tbody>
        </table>
      </div>
    </div>`;
}

async function keep(id) {
  const lines = [];
  try {
    for (let page = await get().source.letters(id, 0, SAVED_AT_ONCE); ; page = await get().source.letters(id, lines.length, SAVED_AT_ONCE)) {
      lines.push(...page.rows.map((letter) => JSON.stringify(letter) + '\n'));
      if (page.rows.length === 0 || lines.length >= page.total) {
        break;
      }
    }
    save(new Blob(lines, { type: 'application/x-ndjson' }), 'vivace-dead-letters.jsonl');
  } catch (error) {
    toast(error.message, 'bad');
  }
}
