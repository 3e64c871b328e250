// What is shown before the console is entered, and when it cannot be.
import { html } from '../html.js';
import { useStore } from '../store.js';
import { OpenRecording } from './recorder.js';

const SAID = {
  connecting: ['Connecting …', ''],
  denied: ['This console needs its link', 'Open the address that the program printed: it carries a token. A token holds for one run.'],
  full: ['Too many are watching', 'The console serves a limited number of pages at once. Close one and load this page again.'],
};

export function Door() {
  const { connection, trouble } = useStore('connection', 'trouble');
  const [title, text] = SAID[connection];
  return html`
    <main class="door" aria-live="polite">
      <img src="/page/icon.svg" alt="" width="48" height="48" />
      <h1>${title}</h1>
      ${text && html`<p>${text}</p>`}
      ${trouble && html`<p class="quiet">The server said: ${trouble}</p>`}
      ${connection !== 'connecting' && html`<p><${OpenRecording} /></p>`}
    </main>`;
}
