// The keys that work everywhere. What a view does with arrows and Enter is the view's own.
import { get, set } from './store.js';
import { VIEWS } from './views/tabs.js';
import { toggleTheme } from './theme.js';

export const KEYS = [
  ['/', 'search the tasks'],
  ['↑ ↓, PgUp PgDn, Home End', 'move in the task table'],
  ['→ ←', 'unfold, fold; ← on a folded task goes to its parent'],
  ['Enter', 'open the task in the drawer'],
  ['Esc', 'close the drawer, or leave the search'],
  ['1 … ' + 7, 'the views, from left to right'],
  ['t', 'light or dark'],
  ['?', 'this help'],
];

export function listenToKeys() {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || get().dialog) {
      return;
    }
    if (event.key === 'Escape') {
      escape(event);
    } else if (!typing(event.target) && act(event.key)) {
      event.preventDefault();
    }
  });
}

function escape(event) {
  if (typing(event.target)) {
    event.target.blur();
    document.querySelector('[role=treegrid]')?.focus();
  } else if (get().selected !== null) {
    set({ selected: null });
    document.querySelector('[role=treegrid]')?.focus();
  }
}

function act(key) {
  if (key === '/') {
    set({ view: 'tasks' });
    requestAnimationFrame(() => document.getElementById('search')?.focus());
  } else if (key === '?') {
    set({ dialog: { kind: 'help' } });
  } else if (key === 't') {
    toggleTheme();
  } else if (key >= '1' && key <= String(VIEWS.length)) {
    set({ view: VIEWS[Number(key) - 1].id });
  } else {
    return false;
  }
  return true;
}

function typing(target) {
  return target instanceof HTMLElement && (/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) && target.type !== 'range');
}
