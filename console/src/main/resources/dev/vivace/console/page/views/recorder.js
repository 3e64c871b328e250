// Start, stop and save a recording of the running program; open a saved one.
import { html, useRef, useState } from '../html.js';
import { get, set, useStore } from '../store.js';
import { toast } from '../toast.js';
import { save } from '../parts/save.js';
import { play } from '../player.js';

export function Recorder() {
  const { overview } = useStore('overview');
  const [busy, setBusy] = useState(false);
  const [kept, setKept] = useState(false); // there is something to save
  const on = overview?.runtime?.recording === true;
  const act = async (work) => {
    setBusy(true);
    try {
      await work();
    } catch (error) {
      toast(error.message, 'bad');
    }
    setBusy(false);
  };
  const flip = () => act(async () => {
    await get().source.record(!on);
    setKept(true);
    const { overview: now } = get();
    set({ overview: { ...now, runtime: { ...now.runtime, recording: !on } } });
  });
  const keep = () => act(async () => save(await get().source.recording(), name()));
  return html`
    <button class=${on ? 'recording-on' : ''} disabled=${busy} onClick=${flip} title="Records what the console shows, each second">
      ${on ? '■ Stop recording' : '● Record'}
    </button>
    ${(on || kept) && html`<button disabled=${busy} onClick=${keep}>Save</button>`}`;
}

export function OpenRecording() {
  const input = useRef(null);
  const chosen = async () => {
    const [file] = input.current.files;
    input.current.value = '';
    if (file) {
      try {
        await play(file);
      } catch (error) {
        toast(error.message, 'bad');
      }
    }
  };
  return html`
    <button onClick=${() => input.current.click()} title="Shows a saved recording in this page">Open recording …</button>
    <input type="file" class="hidden" ref=${input} onChange=${chosen} aria-label="Recording file" tabindex="-1" />`;
}

function name() {
  const runtime = (get().overview?.runtime?.name ?? 'runtime').replace(/[^\w-]+/g, '-');
  return 'vivace-' + runtime + '-' + new Date().toISOString().slice(0, 19).replace(/:/g, '') + '.jsonl';
}
