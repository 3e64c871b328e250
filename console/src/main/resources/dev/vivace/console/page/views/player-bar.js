// The slider over a recording's time.
import { html } from '../html.js';
import { useStore } from '../store.js';
import { clock, duration } from '../format.js';
import { goLive } from '../session.js';

export function PlayerBar() {
  const { player } = useStore('player');
  if (!player) {
    return null;
  }
  const { name, times, index } = player;
  const at = times[index];
  return html`
    <section class="player" aria-label="Recording">
      <b class="file">${name}</b>
      <button class="icon" onClick=${() => player.flip()} aria-label=${player.playing ? 'Pause' : 'Play'}>${player.playing ? '❚❚' : '▶'}</button>
      <input type="range" min="0" max=${times.length - 1} value=${index} aria-label="Moment" aria-valuetext=${clock(at)}
             onInput=${(event) => player.go(Number(event.currentTarget.value))} />
      <time>${clock(at)}</time>
      <span class="quiet">${duration(at - times[0])} of ${duration(times.at(-1) - times[0])}</span>
      <button onClick=${goLive}>Back to live</button>
    </section>`;
}
