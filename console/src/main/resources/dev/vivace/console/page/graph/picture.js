// Draws a laid out graph as SVG; drag or arrows to move it, wheel or + and − to zoom, 0 to see all.
import { html, useRef } from '../html.js';
import { brief, duration } from '../format.js';
import { tone } from '../parts/pill.js';
import { useCamera } from './camera.js';

export function Picture({ shown, places, onChoose }) {
  const svg = useRef(null);
  const camera = useCamera(svg, places, frontier(shown, places));
  const critical = new Set(shown.nodes.filter((node) => node.critical).map(({ id }) => id));
  return html`
    <svg class="graph" ref=${svg} viewBox=${camera.box} tabindex="0" role="group" aria-label=${said(shown)} onKeyDown=${camera.press}>
      <defs>
        <marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8z" /></marker>
        <marker id="arrow-critical" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8z" /></marker>
      </defs>
      ${places.edges.map(({ from, to, points }) => {
        const hot = critical.has(from) && critical.has(to);
        return html`<path key=${from + '→' + to} class=${'edge' + (hot ? ' critical' : '')} d=${curve(points)} marker-end=${hot ? 'url(#arrow-critical)' : 'url(#arrow)'} />`;
      })}
      ${shown.nodes.map((node) => html`<${Node} key=${node.id} node=${node} place=${places.nodes.get(node.id)} onChoose=${onChoose} />`)}
    </svg>`;
}

function Node({ node, place, onChoose }) {
  const choose = (event) => {
    if (event.key === undefined || event.key === 'Enter') {
      onChoose(node);
    }
  };
  const { x, y, width, height } = place;
  return html`
    <g class=${'node tone-' + tone(node.status) + (node.critical ? ' critical' : '')} transform=${`translate(${x - width / 2} ${y - height / 2})`}
       tabindex="0" role="button" aria-label=${node.name + ', ' + String(node.status).toLowerCase()} data-node=${node.name} onClick=${choose} onKeyDown=${choose}>
      <title>${node.name + hint(node)}</title>
      <rect width=${width} height=${height} rx="9" />
      <rect class="stripe" width="5" height=${height - 16} x="8" y="8" rx="2.5" />
      <text x="21" y="19" class="node-name">${shortened(node.name)}</text>
      <text x="21" y="34" class="node-note">${note(node)}</text>
      ${node.counts && html`<${Share} counts=${node.counts} width=${width - 36} y=${height - 15} />`}
    </g>`;
}

/** A cluster's states as one bar. */
function Share({ counts, width, y }) {
  const all = Object.values(counts).reduce((a, b) => a + b, 0);
  let x = 21;
  return Object.entries(counts).map(([status, n]) => {
    const part = (n / all) * width;
    const rect = html`<rect key=${status} class=${'share tone-' + tone(status)} x=${x} y=${y} width=${part} height="5" />`;
    x += part;
    return rect;
  });
}

function note(node) {
  if (node.counts) {
    return brief(Object.values(node.counts).reduce((a, b) => a + b, 0)) + ' steps';
  }
  const ran = node.startMs != null && node.endMs != null ? ' · ' + duration(node.endMs - node.startMs) : '';
  return String(node.status ?? '').toLowerCase().replaceAll('_', ' ') + ran;
}

function hint(node) {
  return node.slackMs == null ? '' : node.critical ? ': on the critical path' : ': ' + duration(node.slackMs) + ' of slack';
}

function shortened(name) {
  return name.length > 21 ? name.slice(0, 20) + '…' : name;
}

/** A soft line through dagre's points. */
function curve(points) {
  let path = `M${points[0].x} ${points[0].y}`;
  for (let i = 1; i < points.length - 1; i++) {
    const end = { x: (points[i].x + points[i + 1].x) / 2, y: (points[i].y + points[i + 1].y) / 2 };
    path += `Q${points[i].x} ${points[i].y} ${end.x} ${end.y}`;
  }
  return path + `L${points.at(-1).x} ${points.at(-1).y}`;
}

/** Where the work is now: the leftmost step that runs, or else that waits. */
function frontier({ nodes }, places) {
  const of = (wanted) => nodes.filter(({ status }) => status === wanted).map(({ id }) => places.nodes.get(id));
  const [first] = [of('RUNNING'), of('PENDING')].find(({ length }) => length > 0)?.sort((a, b) => a.x - b.x) ?? [];
  return first ?? { x: 0, y: 0 };
}

function said({ nodes, edges }) {
  return nodes.length + ' steps and ' + edges.length + ' edges';
}
