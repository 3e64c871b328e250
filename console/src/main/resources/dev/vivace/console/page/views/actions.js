// What was done from consoles: when, by which session, to what, with which result.
import { html } from '../html.js';
import { set } from '../store.js';
import { useAnswer } from '../ask.js';
import { clock, words } from '../format.js';
import { Empty } from '../parts/empty.js';

export function Actions() {
  const { answer, error } = useAnswer((source) => source.actions());
  const done = answer ?? [];
  if (done.length === 0) {
    return html`<${Empty} error=${error}>${answer ? 'Nothing was done from a console yet.' : '…'}<//>`;
  }
  return html`
    <section class="list" aria-label="Actions">
      <table class="plain-table">
        <thead><tr><th scope="col">at</th><th scope="col">session</th><th scope="col">action</th><th scope="col">task</th><th scope="col">result</th></tr></thead>
        <tbody>${done.map((one, i) => html`
          <tr key=${i}>
            <td><time>${clock(one.at)}</time></td>
            <td>${one.who}</td>
            <td>${words(one.action)} ${words(one.level ?? one.priority ?? '')}</td>
            <td>${one.id && html`<button class="link" onClick=${() => set({ selected: one.id })}>${one.path ?? one.id}</button>`}</td>
            <td>${one.result}</td>
          </tr>`)}
        </tbody>
      </table>
    </section>`;
}
