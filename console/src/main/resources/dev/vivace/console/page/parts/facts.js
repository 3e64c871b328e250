import { html } from '../html.js';

/** Names and values; what is absent is left out. */
export function Facts({ of }) {
  const known = of.filter(([, value]) => value !== null && value !== undefined && value !== '');
  return html`<dl class="facts-list">${known.map(([name, value]) => html`<div key=${name}><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}
