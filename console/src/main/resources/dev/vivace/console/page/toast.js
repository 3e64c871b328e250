// Short messages in the corner: what was done, what was refused.
import { get, set } from './store.js';

const SHOWN_MS = 6000;
let next = 1;

export function toast(text, kind = 'info') {
  const id = next++;
  set({ toasts: [...get().toasts.slice(-3), { id, text, kind }] });
  setTimeout(() => set({ toasts: get().toasts.filter((one) => one.id !== id) }), SHOWN_MS);
}
