// What the page knows and every view may read: one flat object, replaced piece by piece.
import { useEffect, useReducer, useRef } from './html.js';

const listeners = new Set();
let state = {
  connection: 'connecting', // connecting, live, lost, denied, full, recording
  trouble: '', // the server's words when it refused us
  source: null, // where the views ask: the live server or a recording
  overview: null,
  tick: 0, // grows with every overview: the views ask anew
  view: 'tasks',
  selected: null, // the task in the drawer
  graph: null, // the orchestra chosen
  pipeline: null, // the pipeline chosen
  dialog: null, // null, {kind: 'help' | 'dump' | 'confirm', ...}
  toasts: [],
  player: null, // the slider's state while a recording is open
};

export function get() {
  return state;
}

export function set(change) {
  state = { ...state, ...change };
  for (const listener of listeners) {
    listener();
  }
}

/** Draws the component anew when one of the named pieces is not what it was when it was drawn last. */
export function useStore(...names) {
  const [, draw] = useReducer((n) => n + 1, 0);
  const drawn = useRef(null);
  drawn.current = names.map((name) => state[name]);
  useEffect(() => {
    const look = () => {
      if (names.some((name, i) => state[name] !== drawn.current[i])) {
        draw();
      }
    };
    listeners.add(look);
    look(); // it may have changed since the drawing
    return () => listeners.delete(look);
  }, []);
  return state;
}
