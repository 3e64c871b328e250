// The children of one task (or the roots) as a long list of which only some pages are known, and which of them are
// unfolded. A row's place in the window is found by counting, so 100,000 rows cost no more than 100.

export const PAGE = 100;

export class Branch {
  total = 0;
  pages = new Map(); // page number → rows
  open = new Map(); // id → {index, branch}; index -1 while nobody knows where the row went

  constructor(parent, depth) {
    this.parent = parent; // null for the roots
    this.depth = depth;
  }

  /** How many rows it shows, with those of everything unfolded in it. */
  size() {
    let size = this.total;
    for (const { index, branch } of this.open.values()) {
      size += index >= 0 ? branch.size() : 0;
    }
    return size;
  }

  /** The branch and the index in it of the row at this place. */
  locate(place) {
    let passed = 0;
    for (const { index, branch } of this.#ordered()) {
      const at = index + passed;
      if (place <= at) {
        break;
      }
      const size = branch.size();
      if (place <= at + size) {
        return branch.locate(place - at - 1);
      }
      passed += size;
    }
    return { branch: this, index: place - passed };
  }

  /** The place of the row with this index: the other way round. */
  placeOf(index) {
    let place = index;
    for (const child of this.#ordered()) {
      if (child.index >= index) {
        break;
      }
      place += child.branch.size();
    }
    return place;
  }

  row(index) {
    return this.pages.get(Math.floor(index / PAGE))?.[index % PAGE] ?? null;
  }

  put(page, { total, rows }) {
    this.total = total;
    this.pages.set(page, rows);
    const first = page * PAGE;
    for (const [id, child] of this.open) {
      const found = rows.findIndex((row) => row.id === id);
      if (found >= 0) {
        child.index = first + found;
      } else if ((child.index >= first && child.index < first + PAGE) || child.index >= total) {
        child.index = -1;
      }
    }
    for (const known of [...this.pages.keys()]) {
      if (known * PAGE >= total) {
        this.pages.delete(known);
      }
    }
  }

  unfold(id, index) {
    const child = new Branch(id, this.depth + 1);
    this.open.set(id, { index, branch: child });
    return child;
  }

  fold(id) {
    this.open.delete(id);
  }

  #ordered() {
    return [...this.open.values()].filter((child) => child.index >= 0).sort((a, b) => a.index - b.index);
  }
}
