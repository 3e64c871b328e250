// Where the nodes and the bends of the edges go: dagre's work.
import { Graph, layout as dagre } from '../vendor/dagre.js';

const WIDTH = 164;
const HEIGHT = 44;
const CLUSTER_HEIGHT = 60;

/** {nodes: Map of id → {x, y, width, height}, edges: [{from, to, points}], width, height} */
export function layout({ nodes, edges }) {
  const graph = new Graph();
  graph.setGraph({ rankdir: 'LR', nodesep: 18, ranksep: 40, marginx: 24, marginy: 24 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const node of nodes) {
    graph.setNode(node.id, { width: WIDTH, height: node.cluster === undefined ? HEIGHT : CLUSTER_HEIGHT });
  }
  for (const [from, to] of edges) {
    graph.setEdge(from, to);
  }
  dagre(graph);
  const { width, height } = graph.graph();
  return {
    nodes: new Map(graph.nodes().map((id) => [id, graph.node(id)])),
    edges: graph.edges().map(({ v, w }) => ({ from: v, to: w, points: graph.edge(v, w).points })),
    width: Number.isFinite(width) ? width : 400,
    height: Number.isFinite(height) ? height : 200,
  };
}
