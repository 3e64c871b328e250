// The state of a recording at any of its frames. Frames are deltas: they are laid over each other from the nearest
// full state that was kept on the way.

const KEPT_STATES = 20;
const NEAREST = 50; // frames between two kept states, at least

export class Moments {
  #frames;
  #kept = new Map();
  #index = -1;
  #state = { rows: new Map(), parts: {} };

  constructor(frames) {
    this.#frames = frames;
    this.apart = Math.max(NEAREST, Math.ceil(frames.length / KEPT_STATES));
  }

  /** {rows: Map of id → {row, at}, parts: the newest of everything else} at this frame. */
  at(index) {
    if (index < this.#index || index - this.#index > this.apart) {
      const base = Math.max(-1, ...[...this.#kept.keys()].filter((kept) => kept <= index));
      if (base > this.#index || index < this.#index) {
        this.#state = base < 0 ? { rows: new Map(), parts: {} } : copy(this.#kept.get(base));
        this.#index = base;
      }
    }
    while (this.#index < index) {
      this.#index++;
      this.#lay(this.#frames[this.#index]);
      if (this.#index % this.apart === 0 && !this.#kept.has(this.#index)) {
        this.#kept.set(this.#index, copy(this.#state));
      }
    }
    return this.#state;
  }

  #lay({ at, rows = [], gone = [], ...parts }) {
    const { rows: known } = this.#state;
    for (const id of gone) {
      known.delete(id);
    }
    const seen = Date.parse(at);
    for (const row of rows) {
      known.set(row.id, { row: { ...known.get(row.id)?.row, ...row }, seen });
    }
    this.#state.parts = { ...this.#state.parts, ...parts };
  }
}

function copy({ rows, parts }) {
  return { rows: new Map(rows), parts };
}
