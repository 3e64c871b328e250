// The one dialog that may be open: help, a dump, or a question. The browser keeps the focus inside and closes on Esc.
import { html, useEffect, useLayoutEffect, useRef, useState } from '../html.js';
import { get, set, useStore } from '../store.js';
import { KEYS } from '../keys.js';
import { save } from './save.js';

const BODIES = { help: Help, dump: Dump, confirm: Confirm };

export function Dialogs() {
  const { dialog } = useStore('dialog');
  return dialog && html`<${Opened} dialog=${dialog} />`;
}

function Opened({ dialog }) {
  const element = useRef(null);
  useLayoutEffect(() => {
    const before = document.activeElement;
    element.current.showModal();
    return () => before?.focus?.();
  }, []);
  const Body = BODIES[dialog.kind];
  return html`<dialog ref=${element} onClose=${leave} class=${dialog.kind} aria-labelledby="dialog-title"><${Body} ...${dialog} /></dialog>`;
}

function leave() {
  set({ dialog: null });
}

function Help() {
  return html`
    <h2 id="dialog-title">Keys</h2>
    <dl class="keys">${KEYS.map(([key, means]) => html`<div key=${key}><dt><kbd>${key}</kbd></dt><dd>${means}</dd></div>`)}</dl>
    <p class="buttons"><button autofocus onClick=${leave}>Close</button></p>`;
}

function Dump() {
  const [text, put] = useState('…');
  useEffect(() => void get().source.dump().then(put, (error) => put(error.message)), []);
  return html`
    <h2 id="dialog-title">Dump of all tasks</h2>
    <pre class="stack" tabindex="0" aria-label="Dump">${text}</pre>
    <p class="buttons">
      <button onClick=${() => save(new Blob([text], { type: 'text/plain' }), 'vivace-dump.txt')}>Save</button>
      <button autofocus onClick=${leave}>Close</button>
    </p>`;
}

function Confirm({ title, text, verb, run }) {
  const go = () => {
    leave();
    run();
  };
  return html`
    <h2 id="dialog-title">${title}</h2>
    <p>${text}</p>
    <p class="buttons"><button autofocus onClick=${leave}>Keep it</button><button class="danger" onClick=${go}>${verb}</button></p>`;
}
