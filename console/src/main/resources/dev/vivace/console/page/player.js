// Plays a saved recording: the page asks it as it would ask the program, at the moment the slider shows.
import { get, set } from './store.js';
import { series } from './series.js';
import { toast } from './toast.js';
import { leaveLive } from './session.js';
import { RecordedSource } from './source/recorded.js';
import { readRecording } from './source/reader.js';

const STEP_MS = 1000;

export async function play(file) {
  const recording = await readRecording(file);
  const source = new RecordedSource(recording);
  leaveLive();
  get().player?.stop();
  let timer = 0;
  const change = (piece) => set({ player: { ...get().player, ...piece } });
  const stop = () => {
    clearInterval(timer);
    timer = 0;
  };
  const go = (index) => {
    source.go(index);
    series.clear();
    source.overviews(index).forEach((overview) => series.add(overview));
    set({ overview: source.overview(), tick: get().tick + 1, player: { ...get().player, index } });
  };
  const next = () => {
    const { index, times } = get().player;
    if (index + 1 < times.length) {
      go(index + 1);
    } else {
      stop();
      change({ playing: false });
    }
  };
  const flip = () => {
    if (timer) {
      stop();
    } else {
      timer = setInterval(next, STEP_MS);
    }
    change({ playing: timer !== 0 });
  };
  if (recording.cut) {
    toast('The last line of ' + file.name + ' is incomplete and left out.');
  }
  set({
    source,
    connection: 'recording',
    trouble: '',
    selected: null,
    graph: null,
    pipeline: null,
    player: { name: file.name, times: source.times, index: 0, playing: false, go, flip, stop },
  });
  go(0);
}
