// A small line without axes.
import { html } from '../html.js';

const WIDTH = 120;
const HEIGHT = 26;
const FEWEST = 20; // a line of few values does not fill the width
const SHOWN = 90;

export function Spark({ values }) {
  const shown = values.slice(-SHOWN);
  if (shown.length < 2) {
    return html`<svg class="spark" viewBox="0 0 ${WIDTH} ${HEIGHT}" aria-hidden="true"></svg>`;
  }
  const top = Math.max(...shown, 1e-9);
  const step = WIDTH / (Math.max(FEWEST, shown.length) - 1);
  const start = WIDTH - step * (shown.length - 1);
  const points = shown.map((v, i) => (start + i * step).toFixed(1) + ',' + (HEIGHT - 1 - (v / top) * (HEIGHT - 3)).toFixed(1));
  return html`
    <svg class="spark" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true">
      <polygon points=${start.toFixed(1) + ',' + HEIGHT + ' ' + points.join(' ') + ' ' + WIDTH + ',' + HEIGHT} />
      <polyline points=${points.join(' ')} />
    </svg>`;
}
