// The task tree as the table sees it: places from 0 to size, rows fetched by the page when they come into view.
import { Branch, PAGE } from './branch.js';

const PAGES_KEPT = 200;

export class TreeModel {
  #asked = new Set(); // "parent/page" under way
  #generation = 0;

  /** fetch(parent, offset, limit) gives {total, rows}; changed() is called when there is something new to draw. */
  constructor(fetch, changed) {
    this.fetch = fetch;
    this.changed = changed;
    this.root = new Branch(null, 0);
    this.error = null;
    this.loaded = false;
  }

  size() {
    return this.root.size();
  }

  /** The rows from a place up to another, some of them null until their page arrives. */
  window(from, to) {
    const shown = [];
    for (let place = from; place < Math.min(to, this.size()); place++) {
      const { branch, index } = this.root.locate(place);
      const row = branch.row(index);
      shown.push({ place, index, branch, row, open: row !== null && branch.open.has(row.id) });
    }
    return shown;
  }

  /** Asks for the pages of a window: all of them when `fresh`, else those not yet known. */
  async load(from, to, fresh) {
    const wanted = new Map();
    for (const { branch, index } of this.window(from, to)) {
      wanted.set((branch.parent ?? '') + '/' + Math.floor(index / PAGE), { branch, page: Math.floor(index / PAGE) });
    }
    if (wanted.size === 0) {
      wanted.set('/0', { branch: this.root, page: 0 });
    }
    const due = [...wanted].filter(([key, w]) => !this.#asked.has(key) && (fresh || !w.branch.pages.has(w.page)));
    await Promise.all(due.map(([key, w]) => this.#ask(key, w.branch, w.page)));
  }

  async toggle(entry, open = !entry.open) {
    const { branch, row, index } = entry;
    if (open === branch.open.has(row.id) || (open && !row.children)) {
      return;
    }
    if (open) {
      const child = branch.unfold(row.id, index);
      await this.#ask(row.id + '/0', child, 0);
    } else {
      branch.fold(row.id);
      this.changed();
    }
  }

  foldAll() {
    this.root.open.clear();
    this.changed();
  }

  /** Whoever waits for an answer of this model waits in vain: another one took its place. */
  retire() {
    this.#generation++;
  }

  async #ask(key, branch, page) {
    const generation = this.#generation;
    this.#asked.add(key);
    try {
      const answer = await this.fetch(branch.parent, page * PAGE, PAGE);
      if (generation === this.#generation) {
        this.error = null;
        this.loaded = true;
        branch.put(page, answer);
        forgetFarPages(branch, page);
        this.changed();
      }
    } catch (error) {
      if (generation === this.#generation) {
        this.error = error.message;
        this.changed();
      }
    } finally {
      this.#asked.delete(key);
    }
  }
}

function forgetFarPages(branch, page) {
  if (branch.pages.size > PAGES_KEPT) {
    const far = [...branch.pages.keys()].sort((a, b) => Math.abs(b - page) - Math.abs(a - page));
    for (const old of far.slice(0, branch.pages.size - PAGES_KEPT)) {
      branch.pages.delete(old);
    }
  }
}
