// Lines over the last seconds, drawn by uPlot. One value is one second; the last one is now.
import { html, useEffect, useLayoutEffect, useReducer, useRef } from '../html.js';
import uPlot from '../vendor/uplot.js';
import { color } from '../theme.js';
import { brief, duration } from '../format.js';

const HEIGHT_PX = 180;
/** How many seconds the axis has at least: one value alone has no width. */
const SHORTEST_S = 10;

export function Chart({ lines }) {
  const place = useRef(null);
  const plot = useRef(null);
  const [themed, redraw] = useReducer((n) => n + 1, 0);
  const key = lines.map(({ name }) => name).join();
  useEffect(() => {
    document.addEventListener('themechange', redraw);
    return () => document.removeEventListener('themechange', redraw);
  }, []);
  useLayoutEffect(() => {
    const chart = new uPlot(options(lines, place.current.clientWidth || 400), data(lines), place.current);
    plot.current = chart;
    const observer = new ResizeObserver(() => chart.setSize({ width: place.current.clientWidth || 400, height: HEIGHT_PX }));
    observer.observe(place.current);
    return () => {
      observer.disconnect();
      chart.destroy();
    };
  }, [key, themed]);
  useEffect(() => plot.current.setData(data(lines)));
  return html`<div class="chart" ref=${place} role="img" aria-label=${said(lines)}></div>`;
}

function data(lines) {
  const length = Math.max(...lines.map(({ values }) => values.length));
  const seconds = Array.from({ length }, (_, i) => i - length + 1);
  return [seconds, ...lines.map(({ values }) => [...Array(length - values.length).fill(null), ...values])];
}

function options(lines, width) {
  const axis = { stroke: color('quiet'), grid: { stroke: color('line'), width: 1 }, ticks: { show: false }, font: '11px system-ui' };
  return {
    width,
    height: HEIGHT_PX,
    scales: { x: { time: false, range: (_, low) => [Math.min(low ?? 0, -SHORTEST_S), 0] }, y: { range: (_, low, high) => [0, Math.max(high ?? 1, 1) * 1.1] } },
    axes: [
      { ...axis, size: 28, values: (_, at) => at.map((s) => (s === 0 ? 'now' : Number.isInteger(s) ? '−' + minutes(-s) : '')) },
      { ...axis, values: (_, at) => at.map(brief), size: 52 },
    ],
    cursor: { y: false },
    series: [
      { label: 'at', value: (_, s) => (s === null ? '' : s === 0 ? 'now' : duration(-s * 1000) + ' ago') },
      ...lines.map(({ name, tone }) => ({
        label: name,
        stroke: color(tone),
        width: 1.5,
        fill: color(tone + '-faint'),
        points: { show: false },
        value: (_, v) => brief(v),
      })),
    ],
  };
}

function minutes(s) {
  return s < 60 ? s + ' s' : Math.floor(s / 60) + ':' + String(s % 60).padStart(2, '0');
}

function said(lines) {
  return lines.map(({ name, values }) => name + ' now ' + brief(values.at(-1))).join(', ');
}
