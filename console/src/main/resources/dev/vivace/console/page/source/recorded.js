// A recording, asked in the same words as the running program.
import { Moments } from './moments.js';
import { matches, order } from './matching.js';

export class RecordedSource {
  kind = 'recording';
  #frames;
  #moments;
  #index = 0;
  #view = null; // what is derived from the state at #index, made when first asked for

  constructor({ frames }) {
    this.#frames = frames;
    this.#moments = new Moments(frames);
    this.times = frames.map(({ at }) => Date.parse(at));
  }

  go(index) {
    this.#index = index;
    this.#view = null;
  }

  overview() {
    return this.#frames[this.#index].overview;
  }

  /** The overviews up to a frame, for the lines of the header. */
  overviews(index) {
    return this.#frames.slice(Math.max(0, index - 299), index + 1).map(({ overview }) => overview);
  }

  async children(parent, offset, limit) {
    return page(this.#now().children.get(parent ?? null) ?? [], offset, limit);
  }

  async search(query, offset, limit) {
    const { rows } = this.#now();
    return page([...rows.values()].filter((row) => matches(row, query)).sort(order(query.sort)), offset, limit);
  }

  async task(id) {
    const { rows, parts } = this.#now();
    const row = rows.get(id);
    if (!row) {
      throw new Error('At this moment there is no such task.');
    }
    return { ...row, errors: [], explain: '', warnings: list(parts.warnings).filter((w) => w.id === id) };
  }

  async graphs() {
    return list(this.#now().parts.graphs).map(({ nodes, ...graph }) => ({ ...graph, nodes: nodes.length }));
  }

  async graph(id) {
    const found = list(this.#now().parts.graphs).find((graph) => graph.id === id);
    if (!found) {
      throw new Error('At this moment there is no such orchestra.');
    }
    return found;
  }

  async pipelines() {
    return list(this.#now().parts.pipelines);
  }

  async letters() {
    throw new Error('Dead letters are not recorded.');
  }

  async timeline(from, to, limit) {
    return { bars: list(this.#now().parts.timeline).filter((bar) => touches(bar, from, to)).slice(-limit) };
  }

  async warnings() {
    return list(this.#now().parts.warnings);
  }

  async actions() {
    return list(this.#now().parts.actions);
  }

  #now() {
    this.#view ??= derive(this.#moments.at(this.#index), this.times[this.#index]);
    return this.#view;
  }
}

function derive({ rows: seen, parts }, now) {
  const rows = new Map();
  const children = new Map();
  for (const [id, { row, seen: at }] of seen) {
    const aged = grown(row, now - at);
    rows.set(id, aged);
    const parent = aged.parent !== null && seen.has(aged.parent) ? aged.parent : null;
    if (!children.has(parent)) {
      children.set(parent, []);
    }
    children.get(parent).push(aged);
  }
  for (const list of children.values()) {
    list.sort((a, b) => Boolean(a.settled) - Boolean(b.settled));
  }
  return { rows, children, parts };
}

/** A row is recorded when something of it changes; what only grows with time is carried on. */
function grown(row, ms) {
  if (row.settled || ms === 0) {
    return row;
  }
  const plus = (value, by) => (value == null ? value : value + by);
  return { ...row, ageMs: plus(row.ageMs, ms), runMs: plus(row.runMs, ms), deadlineLeftMs: plus(row.deadlineLeftMs, -ms) };
}

function touches({ queued, running, backoff }, from, to) {
  return [queued, ...(running ?? []), ...(backoff ?? [])].some((span) => span && span[0] <= to && (span[1] ?? to) >= from);
}

function page(all, offset, limit) {
  return { total: all.length, rows: all.slice(offset, offset + limit) };
}

function list(value) {
  return value ?? []; // a part that no frame has had yet
}
