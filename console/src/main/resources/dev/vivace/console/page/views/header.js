// The top line: what runs, whether we hear it, and what can be done with all of it.
import { html } from '../html.js';
import { set, useStore } from '../store.js';
import { duration, words } from '../format.js';
import { toggleTheme } from '../theme.js';
import { Recorder, OpenRecording } from './recorder.js';

const STATES = {
  live: 'live',
  lost: 'connection lost, trying again',
  recording: 'recording',
};

export function Header() {
  const { overview, connection, trouble, source } = useStore('overview', 'connection', 'trouble', 'source');
  const runtime = overview?.runtime ?? {};
  return html`
    <header class="top">
      <img src="/page/icon.svg" alt="" width="24" height="24" />
      <h1>${runtime.name || 'Vivace'}</h1>
      <span class=${'connection ' + connection} role="status" title=${trouble}>${STATES[connection] ?? words(connection)}</span>
      <span class="quiet facts">
        ${runtime.uptimeMs != null && html`<span>up ${duration(runtime.uptimeMs)}</span>`}
        ${runtime.pid != null && html`<span>pid ${runtime.pid}</span>`}
        ${runtime.java && html`<span>Java ${runtime.java}</span>`}
        ${runtime.actions === false && html`<span>read only</span>`}
      </span>
      <span class="tools">
        ${source.kind === 'live' && html`<${Recorder} />`}
        <${OpenRecording} />
        ${source.kind === 'live' &&
        html`<button onClick=${() => set({ dialog: { kind: 'dump' } })} title="All tasks with their stacks">Dump</button>`}
        <button class="icon" onClick=${toggleTheme} aria-label="Light or dark" title="Light or dark (t)">◐</button>
        <button class="icon" onClick=${() => set({ dialog: { kind: 'help' } })} aria-label="Help" title="Keys (?)">?</button>
      </span>
    </header>`;
}
