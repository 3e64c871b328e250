// Which part of the picture is seen: pan and zoom as a view box.
import { useEffect, useLayoutEffect, useState } from '../html.js';

const STEP = 0.15; // of the width seen, for one press of an arrow
const CLOSEST = 60; // units across
const FARTHEST = 1.45; // units for a pixel at first: smaller, and nobody can read it

/** Moves over a picture of this size; a picture too large to read is begun at the point `from`. */
export function useCamera(svg, { width, height }, from) {
  const [view, look] = useState({ x: 0, y: 0, w: width, h: height });
  useLayoutEffect(() => look(first(svg.current, width, height, from)), [width, height]);
  useEffect(() => {
    const element = svg.current;
    let grip = null;
    const wheel = (event) => {
      event.preventDefault();
      const { x, y } = inside(element, event);
      look((v) => zoomed(v, Math.exp(event.deltaY * 0.0015), x, y, width, height));
    };
    const down = (event) => {
      grip = event.button === 0 && !event.target.closest('.node') ? { x: event.clientX, y: event.clientY } : null;
      if (grip) {
        element.setPointerCapture(event.pointerId);
      }
    };
    const move = (event) => {
      if (grip) {
        const dx = event.clientX - grip.x;
        const dy = event.clientY - grip.y;
        grip = { x: event.clientX, y: event.clientY };
        look((v) => ({ ...v, x: v.x - (dx / element.clientWidth) * v.w, y: v.y - (dy / element.clientHeight) * v.h }));
      }
    };
    const up = () => (grip = null);
    const every = [['wheel', wheel, { passive: false }], ['pointerdown', down], ['pointermove', move], ['pointerup', up], ['pointercancel', up]];
    every.forEach(([type, listener, options]) => element.addEventListener(type, listener, options));
    return () => every.forEach(([type, listener]) => element.removeEventListener(type, listener));
  }, [width, height]);
  const press = (event) => {
    const moves = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] };
    if (event.key in moves) {
      const [dx, dy] = moves[event.key];
      look((v) => ({ ...v, x: v.x + dx * v.w, y: v.y + dy * v.h }));
    } else if (event.key === '+' || event.key === '-') {
      look((v) => zoomed(v, event.key === '+' ? 0.8 : 1.25, 0.5, 0.5, width, height));
    } else if (event.key === '0') {
      look(all(svg.current, width, height));
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  return { box: `${view.x} ${view.y} ${view.w} ${view.h}`, press };
}

function first(element, width, height, from) {
  const view = all(element, width, height);
  const w = Math.min(view.w, element.clientWidth * FARTHEST);
  const h = Math.min(view.h, element.clientHeight * FARTHEST);
  return { x: start(from.x, w, width), y: start(from.y, h, height), w, h };
}

/** Where to begin on one axis: with all of it in the middle, or with the point a third of the way in. */
function start(at, seen, whole) {
  return seen >= whole ? (whole - seen) / 2 : Math.min(Math.max(0, at - seen / 3), whole - seen);
}

/** The view that shows everything, in the middle, and never larger than life. */
function all(element, width, height) {
  const scale = Math.max(width / element.clientWidth, height / element.clientHeight, 0.9);
  const w = element.clientWidth * scale;
  const h = element.clientHeight * scale;
  return { x: (width - w) / 2, y: (height - h) / 2, w, h };
}

function zoomed(view, factor, x, y, width, height) {
  const w = Math.min(Math.max(view.w * factor, CLOSEST), Math.max(width, height, view.w) * 4);
  const h = (view.h * w) / view.w;
  return { x: view.x + (view.w - w) * x, y: view.y + (view.h - h) * y, w, h };
}

function inside(element, event) {
  const box = element.getBoundingClientRect();
  return { x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height };
}
