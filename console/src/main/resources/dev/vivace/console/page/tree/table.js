// The table itself: only the rows in the window are in the document. Keys are in keys.js, rows in row.js.
import { html, useEffect, useLayoutEffect, useRef, useState } from '../html.js';
import { set, useStore } from '../store.js';
import { Row, COLUMNS } from './row.js';
import { moved } from './keys.js';

export const ROW_PX = 30;
const REST_MS = 60; // rows are fetched when the scrolling rests: those that only fly past are not worth a request
const SPARE = 8; // rows beyond each edge, so that a slow page does not show at once
const TALLEST_PX = 8_000_000; // browsers end at 17 million or so; beyond this the scroll bar counts in larger steps

export function TreeTable({ model, tick, flat, grid }) {
  const { selected } = useStore('selected');
  const scroller = useRef(null);
  const [view, setView] = useState({ top: 0, height: 600, bar: 0 });
  const [focus, setFocus] = useState({ place: 0, id: null });
  const size = model.size();
  const tall = Math.min(size * ROW_PX, TALLEST_PX);
  const shown = Math.ceil(view.height / ROW_PX);
  const scale = tall > view.height ? Math.max(0, size * ROW_PX - view.height) / (tall - view.height) : 1;
  const firstPx = view.top * scale;
  const from = Math.max(0, Math.floor(firstPx / ROW_PX) - SPARE);
  const to = Math.min(size, Math.floor(firstPx / ROW_PX) + shown + SPARE);
  const entries = model.window(from, to);
  const place = settledFocus(focus, entries, size);
  const current = entries.find((entry) => entry.place === place) ?? null;

  useLayoutEffect(() => {
    const element = scroller.current;
    const measure = () => setView({ top: element.scrollTop, height: element.clientHeight, bar: element.offsetWidth - element.clientWidth });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    element.addEventListener('scroll', measure, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', measure);
    };
  }, []);
  useLayoutEffect(() => {
    scroller.current.scrollTop = 0; // another question was asked: begin at its first answer
    setFocus({ place: 0, id: null });
  }, [model]);
  useEffect(() => void model.load(from, to, true), [model, tick]);
  useEffect(() => {
    const timer = setTimeout(() => model.load(from, to, false), REST_MS);
    return () => clearTimeout(timer);
  }, [model, from, to, size]);

  const go = (next, row) => {
    setFocus({ place: next, id: row?.id ?? null });
    const y = next * ROW_PX;
    const element = scroller.current;
    const top = element.scrollTop * scale;
    if (y < top) {
      element.scrollTop = y / scale;
    } else if (y + ROW_PX > top + view.height) {
      element.scrollTop = (y + ROW_PX - view.height) / scale;
    }
  };
  const press = (event) => {
    if (event.target.closest('button, input, select') || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    if (event.key === 'Enter' && current?.row) {
      set({ selected: current.row.id });
    } else {
      const next = moved(event.key, { model, place, entry: current, page: Math.max(1, shown - 2) });
      if (next === null) {
        return;
      }
      if (next !== place) {
        go(next, model.window(next, next + 1)[0]?.row);
      }
    }
    event.preventDefault();
  };
  const open = (entry) => {
    grid.current?.focus({ preventScroll: true });
    setFocus({ place: entry.place, id: entry.row.id });
    set({ selected: entry.row.id });
  };
  return html`
    <div class="treetable" role="treegrid" aria-label="Tasks" aria-rowcount=${size + 1} aria-colcount=${COLUMNS.length}
         aria-activedescendant=${current?.row ? 'row-' + current.row.id : undefined} tabindex="0" ref=${grid} onKeyDown=${press}>
      <div class="row head" role="row" aria-rowindex="1" style=${{ paddingRight: view.bar + 'px' }}>
        ${COLUMNS.map(({ id, name, title }) => html`<div key=${id} role="columnheader" class=${'cell ' + id} title=${title}>${name}</div>`)}
      </div>
      <div class="scroller" ref=${scroller} role="presentation" tabindex="-1">
        <div class="sizer" role="presentation" style=${{ height: tall + 'px' }}>
          <div class="rows" role="rowgroup" style=${{ transform: `translateY(${from * ROW_PX - firstPx + view.top}px)` }}>
            ${entries.map((entry) => html`
              <${Row} key=${entry.row ? entry.row.id : entry.place} entry=${entry} flat=${flat && entry.branch.parent === null}
                      focused=${entry.place === place} selected=${entry.row !== null && entry.row.id === selected}
                      onToggle=${() => model.toggle(entry)} onOpen=${() => open(entry)} />`)}
          </div>
        </div>
        ${model.loaded && size === 0 && html`<p class="empty">${flat ? 'Nothing is like this.' : 'No task is alive, and none settled lately.'}</p>`}
      </div>
    </div>`;
}

/** Rows move while the program runs: the focus stays with its task as long as the task is in the window. */
function settledFocus({ place, id }, entries, size) {
  const at = entries.find((entry) => entry.row?.id === id);
  return at ? at.place : Math.min(place, Math.max(0, size - 1));
}
