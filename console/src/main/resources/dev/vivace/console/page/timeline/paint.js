// Draws the bars on a canvas as large as the window; `top` is how far the lanes are scrolled. A lane is a line; what of a
// bar lies outside the time shown is cut off.
import { color } from '../theme.js';
import { clock } from '../format.js';
import { tone } from '../parts/pill.js';

const LANE_PX = 20;
const BAR_PX = 14;
const AXIS_PX = 26;
const THINNEST_PX = 1.5;
const NAME_FROM_PX = 60;
const TICKS = [1000, 2000, 5000, 10_000, 15_000, 30_000, 60_000, 120_000, 300_000];
const TICK_PX = 90;

export function heightOf(bars) {
  return AXIS_PX + LANE_PX * (1 + bars.reduce((most, { lane }) => Math.max(most, lane ?? 0), 0)) + 8;
}

export function paint(canvas, { bars, from, to, width, height, top, over }) {
  const ratio = devicePixelRatio || 1;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  canvas.style.width = width + 'px';
  canvas.style.height = height + 'px';
  const pen = canvas.getContext('2d');
  pen.scale(ratio, ratio);
  const x = (at) => Math.min(width, Math.max(0, ((at - from) / (to - from)) * width));
  axis(pen, from, to, width, height);
  pen.beginPath();
  pen.rect(0, AXIS_PX, width, height - AXIS_PX);
  pen.clip();
  for (const bar of bars) {
    const y = AXIS_PX + (bar.lane ?? 0) * LANE_PX - top;
    if (y > AXIS_PX - LANE_PX && y < height) {
      drawBar(pen, bar, y + (LANE_PX - BAR_PX) / 2, x, to, bar.id === over);
    }
  }
}

/** The bar under this point, or null. */
export function hit({ bars, from, to, width, top }, px, py) {
  const at = from + (px / width) * (to - from);
  const slack = ((to - from) / width) * 3;
  const lane = Math.floor((py - AXIS_PX + top) / LANE_PX);
  const near = ([a, b]) => at >= a - slack && at <= (b ?? to) + slack;
  return bars.findLast((bar) => (bar.lane ?? 0) === lane && parts(bar).some(({ span }) => near(span))) ?? null;
}

function parts(bar) {
  const running = bar.running ?? [];
  return [
    ...(bar.queued ? [{ span: bar.queued, tone: 'pending' }] : []),
    ...running.map((span, i) => ({ span, tone: i === running.length - 1 ? tone(bar.status) : 'running' })),
    ...(bar.backoff ?? []).map((span) => ({ span, tone: 'stopping' })),
  ];
}

function axis(pen, from, to, width, height) {
  const step = TICKS.find((ms) => (ms / (to - from)) * width >= TICK_PX) ?? 600_000;
  pen.strokeStyle = color('line');
  pen.fillStyle = color('quiet');
  pen.font = '11px system-ui, sans-serif';
  for (let at = Math.ceil(from / step) * step; at <= to; at += step) {
    const px = Math.round(((at - from) / (to - from)) * width) + 0.5;
    pen.beginPath();
    pen.moveTo(px, AXIS_PX - 6);
    pen.lineTo(px, height);
    pen.stroke();
    if (px < width - 56) {
      pen.fillText(clock(at), px + 4, 14);
    }
  }
}

function drawBar(pen, bar, y, x, to, over) {
  let widest = [0, 0];
  for (const { span: [a, b], tone: name } of parts(bar)) {
    const left = x(a);
    const wide = Math.max(THINNEST_PX, x(b ?? to) - left);
    const thin = name === 'pending' || name === 'stopping';
    pen.fillStyle = color(name);
    pen.globalAlpha = thin ? 0.55 : over ? 1 : 0.82;
    pen.beginPath();
    pen.roundRect(left, thin ? y + BAR_PX / 2 - 2 : y, wide, thin ? 4 : BAR_PX, wide > 6 ? 3 : 0);
    pen.fill();
    widest = !thin && wide > widest[1] ? [left, wide] : widest;
  }
  pen.globalAlpha = 1;
  if (widest[1] >= NAME_FROM_PX) {
    pen.save();
    pen.beginPath();
    pen.rect(widest[0], y, widest[1] - 6, BAR_PX);
    pen.clip();
    pen.fillStyle = color('on-bar');
    pen.font = '10.5px system-ui, sans-serif';
    pen.fillText(bar.name || bar.path || bar.id, widest[0] + 6, y + 10.5);
    pen.restore();
  }
}
