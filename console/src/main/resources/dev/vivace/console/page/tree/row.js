// One task as one line of the tree-table.
import { html } from '../html.js';
import { brief, count, duration, left, words } from '../format.js';
import { Pill, Kind } from '../parts/pill.js';

export const COLUMNS = [
  { id: 'name', name: 'Task' },
  { id: 'state', name: 'State' },
  { id: 'age', name: 'Age', title: 'since it was made' },
  { id: 'run', name: 'Ran', title: 'since its work began' },
  { id: 'attempt', name: 'Try', title: 'attempt' },
  { id: 'priority', name: 'Priority' },
  { id: 'deadline', name: 'Left', title: 'until its deadline' },
  { id: 'below', name: 'Below', title: 'children, and all below' },
  { id: 'notes', name: '' },
];

const INDENT_PX = 18;

export function Row({ entry, flat, focused, selected, onToggle, onOpen }) {
  const { row, branch, index, place, open } = entry;
  if (row === null) {
    return html`<div class="row waiting" role="row" aria-rowindex=${place + 2} aria-busy="true"><div role="gridcell" class="cell name">…</div></div>`;
  }
  const folds = row.children > 0;
  const toggle = (event) => {
    event.stopPropagation();
    onToggle();
  };
  return html`
    <div id=${'row-' + row.id} class=${'row' + (focused ? ' focused' : '') + (selected ? ' selected' : '') + (row.settled ? ' settled' : '')}
         role="row" aria-rowindex=${place + 2} aria-level=${branch.depth + 1} aria-setsize=${branch.total} aria-posinset=${index + 1}
         aria-expanded=${folds ? String(open) : undefined} aria-selected=${String(selected)} onClick=${onOpen}>
      <div role="gridcell" class="cell name" style=${{ paddingLeft: 10 + branch.depth * INDENT_PX + 'px' }} title=${row.path}>
        <span class=${'twisty' + (folds ? (open ? ' open' : '') : ' none')} onClick=${folds ? toggle : undefined} aria-hidden="true"></span>
        <${Kind} kind=${row.kind} />
        <span class="text"><span>${row.name || row.id}</span>${flat && row.parent !== null ? html`<span class="quiet where">${above(row)}</span>` : null}</span>
      </div>
      <div role="gridcell" class="cell state"><${Pill} status=${row.status} /></div>
      <div role="gridcell" class="cell age">${duration(row.ageMs)}</div>
      <div role="gridcell" class="cell run">${row.runMs === null ? '' : duration(row.runMs)}</div>
      <div role="gridcell" class="cell attempt">${row.attempt > 1 ? row.attempt : ''}</div>
      <div role="gridcell" class="cell priority">${words(row.priority)}</div>
      <div role="gridcell" class=${'cell deadline' + (row.deadlineLeftMs < 0 ? ' over' : '')}>${row.settled ? '' : left(row.deadlineLeftMs)}</div>
      <div role="gridcell" class="cell below" title=${count(row.children) + ' children, ' + count(row.descendants) + ' in all'}>${folds ? brief(row.descendants || row.children) : ''}</div>
      <div role="gridcell" class="cell notes">${notes(row).map(([text, tone]) => html`<span key=${text} class=${'note ' + tone}>${text}</span>`)}</div>
    </div>`;
}

/** The path of a found task without its own name, which stands before it. */
function above({ path, name, id }) {
  const own = name || id;
  return path.endsWith(own) ? path.slice(0, -own.length).replace(/[\s/]+$/, '') : path;
}

function notes(row) {
  const notes = [];
  if (row.warnings) {
    notes.push([row.warnings === 1 ? '1 warning' : row.warnings + ' warnings', 'loud']);
  }
  if (row.abandoned) {
    notes.push(['abandoned', 'bad']);
  }
  if (row.stalled) {
    notes.push(['stalled', 'loud']);
  }
  if (row.errors) {
    notes.push([row.errors === 1 ? '1 error' : row.errors + ' errors', 'bad']);
  }
  if (row.cancellation) {
    notes.push([words(row.cancellation), 'loud']);
  }
  if (row.queued) {
    notes.push(['queued', 'calm']);
  }
  if (row.waiting) {
    notes.push(['waits for ' + row.waiting, 'calm']);
  }
  return notes;
}
