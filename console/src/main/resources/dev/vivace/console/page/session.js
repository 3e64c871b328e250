// How the page comes to its data: the token of the link, the stream, and the way to a recording and back.
import { get, set } from './store.js';
import { LiveSource } from './source/live.js';
import { series } from './series.js';
import { toast } from './toast.js';
import { words } from './format.js';

const live = new LiveSource();

export async function enter() {
  const token = takeToken();
  try {
    await live.enter(token);
    goLive();
  } catch (error) {
    set({ connection: error.status === 503 ? 'full' : 'denied', trouble: error.message });
  }
}

/** Reads the token from the fragment and takes it out of the address, so that it is in no history and no screenshot. */
function takeToken() {
  const fragment = location.hash.replace(/^#/, '');
  if (!fragment) {
    return null;
  }
  history.replaceState(null, '', location.pathname);
  return new URLSearchParams(fragment).get('token') ?? fragment;
}

export function goLive() {
  get().player?.stop?.();
  series.clear();
  set({ source: live, player: null, selected: null, graph: null, pipeline: null, overview: null, connection: 'connecting' });
  live.listen({
    overview(overview) {
      series.add(overview);
      set({ overview, tick: get().tick + 1 });
    },
    notice(notice) {
      toast([words(notice.action), notice.task ?? notice.path ?? notice.id, notice.result].filter(Boolean).join(' · '));
    },
    state(connection, trouble = '') {
      if (connection !== get().connection) {
        set({ connection, trouble });
      }
    },
  });
}

export function leaveLive() {
  live.close();
}
