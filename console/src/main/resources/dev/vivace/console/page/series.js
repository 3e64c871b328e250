// The last five minutes of the overview, for the sparklines: written by whoever feeds the page, read by the header.

const KEPT = 300;

export const series = {
  points: [],

  add(overview) {
    const { counts, rates, durations } = overview;
    this.points.push({ executing: counts.executing, queued: counts.queued, live: counts.live, ...rates, p99: durations?.p99 });
    if (this.points.length > KEPT) {
      this.points.shift();
    }
  },

  of(name) {
    return this.points.map((point) => point[name] ?? 0);
  },

  clear() {
    this.points = [];
  },
};
