// The seven views, and the row of tabs that leads to them.
import { html } from '../html.js';
import { set, useStore } from '../store.js';
import { brief } from '../format.js';
import { Tasks } from './tasks.js';
import { Graphs } from './graphs.js';
import { Timeline } from './timeline.js';
import { Pipelines } from './pipelines.js';
import { Warnings } from './warnings.js';
import { Actions } from './actions.js';
import { Runtime } from './runtime.js';

export const VIEWS = [
  { id: 'tasks', name: 'Tasks', component: Tasks, badge: (o) => o.counts?.live },
  { id: 'graphs', name: 'Orchestras', component: Graphs, badge: (o) => o.orchestras },
  { id: 'timeline', name: 'Timeline', component: Timeline },
  { id: 'pipelines', name: 'Pipelines', component: Pipelines, badge: (o) => o.pipelines },
  { id: 'warnings', name: 'Warnings', component: Warnings, badge: (o) => o.warnings, loud: true },
  { id: 'runtime', name: 'Runtime', component: Runtime },
  { id: 'actions', name: 'Actions', component: Actions },
];

export function Tabs() {
  const { view, overview } = useStore('view', 'overview');
  const move = (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step) {
      const at = VIEWS.findIndex(({ id }) => id === view);
      const next = VIEWS[(at + step + VIEWS.length) % VIEWS.length].id;
      set({ view: next });
      document.getElementById('tab-' + next)?.focus();
    }
  };
  return html`
    <nav class="tabs" role="tablist" aria-label="Views" onKeyDown=${move}>
      ${VIEWS.map(({ id, name, badge, loud }) => {
        const n = overview && badge?.(overview);
        return html`
          <button key=${id} id=${'tab-' + id} role="tab" aria-selected=${id === view} aria-controls="view"
                  tabindex=${id === view ? 0 : -1} onClick=${() => set({ view: id })}>
            ${name}${n ? html`<span class=${'badge' + (loud ? ' loud' : '')}>${brief(n)}</span>` : null}
          </button>`;
      })}
    </nav>`;
}
