// The page: header, one view, the drawer beside it, dialogs over it.
import { html, render } from './html.js';
import { useStore } from './store.js';
import { enter } from './session.js';
import { listenToKeys } from './keys.js';
import { applyTheme } from './theme.js';
import { Header } from './views/header.js';
import { Vitals } from './views/vitals.js';
import { Tabs, VIEWS } from './views/tabs.js';
import { Drawer } from './drawer/drawer.js';
import { Dialogs } from './parts/dialogs.js';
import { Toasts } from './parts/toasts.js';
import { PlayerBar } from './views/player-bar.js';
import { Door } from './views/door.js';

function App() {
  const { view, connection, source } = useStore('view', 'connection', 'source');
  if (connection === 'denied' || connection === 'connecting' || connection === 'full') {
    return html`<${Door} /><${Toasts} />`;
  }
  const { component: View } = VIEWS.find(({ id }) => id === view) ?? VIEWS[0];
  return html`
    <${Header} />
    <${PlayerBar} />
    <${Vitals} />
    <${Tabs} />
    <div class="stage">
      <main id="view" role="tabpanel" aria-labelledby=${'tab-' + view}><${View} key=${view + source.kind} /></main>
      <${Drawer} />
    </div>
    <${Dialogs} />
    <${Toasts} />`;
}

applyTheme();
listenToKeys();
render(html`<${App} />`, document.getElementById('app'));
enter();
