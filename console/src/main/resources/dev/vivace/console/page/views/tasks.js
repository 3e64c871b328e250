// The tree-table of all tasks with its search.
import { html, useEffect, useMemo, useReducer, useRef, useState } from '../html.js';
import { useStore } from '../store.js';
import { count } from '../format.js';
import { TreeModel } from '../tree/model.js';
import { TreeTable } from '../tree/table.js';
import { SearchBar, NOTHING, isEmpty } from '../tree/search-bar.js';

let kept = NOTHING; // the search survives a look at another view

export function Tasks() {
  const { source, tick } = useStore('source', 'tick');
  const [query, setQuery] = useState(kept);
  const [, draw] = useReducer((n) => n + 1, 0);
  const model = useMemo(() => new TreeModel(fetcher(source, query), draw), [source, query]);
  useEffect(() => () => model.retire(), [model]);
  const table = useRef(null);
  const change = (next) => {
    kept = next;
    setQuery(next);
  };
  return html`
    <section class="tasks" aria-label="Tasks">
      <${SearchBar} query=${query} onChange=${change} onLeave=${() => table.current?.focus()}>
        <span class="quiet" id="task-count" role="status">${said(model, query)}</span>
        <button onClick=${() => model.foldAll()}>Fold all</button>
      <//>
      ${model.error && html`<p class="trouble" role="alert">${model.error}</p>`}
      <${TreeTable} model=${model} tick=${tick} flat=${!isEmpty(query)} grid=${table} />
    </section>`;
}

function fetcher(source, query) {
  return (parent, offset, limit) =>
    parent === null && !isEmpty(query) ? source.search(query, offset, limit) : source.children(parent, offset, limit);
}

function said(model, query) {
  const n = model.root.total;
  if (!model.loaded) {
    return '…';
  }
  return isEmpty(query) ? count(n) + (n === 1 ? ' root' : ' roots') : count(n) + ' found';
}
