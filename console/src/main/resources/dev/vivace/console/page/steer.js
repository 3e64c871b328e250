// Sends an action and says in a toast what came of it. What cannot be undone is confirmed first.
import { get, set } from './store.js';
import { toast } from './toast.js';

/** Actions are there when the program allowed them and when it is the live program that is watched. */
export function maySteer() {
  const { source, overview } = get();
  return source?.kind === 'live' && overview?.runtime?.actions === true;
}

export async function steer(action) {
  try {
    const done = await get().source.act(action);
    set({ tick: get().tick + 1 });
    return done;
  } catch (error) {
    toast(error.message, 'bad');
    return null;
  }
}

/** Asks the user before it is done: title and text say what will happen, verb is the word on the button. */
export function confirmed(title, text, verb, action) {
  set({ dialog: { kind: 'confirm', title, text, verb, run: () => steer(action) } });
}
