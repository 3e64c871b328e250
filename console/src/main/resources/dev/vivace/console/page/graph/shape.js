// What of a graph is drawn: all of it, its groups, or one group; or nothing when it is too large for a picture.

export const MOST = 400;

/** {nodes, edges} to draw, or {refused: count}. A cluster is a node {id, name, cluster, counts, status, critical}. */
export function shape(graph, group) {
  if (group !== null) {
    const inside = graph.nodes.filter((node) => (node.group || '') === group);
    return fits(inside, within(graph.edges, inside));
  }
  if (graph.nodes.length <= MOST) {
    return { nodes: graph.nodes, edges: graph.edges };
  }
  const named = graph.nodes.some((node) => node.group);
  return named ? clustered(graph) : { refused: graph.nodes.length };
}

function fits(nodes, edges) {
  return nodes.length <= MOST ? { nodes, edges } : { refused: nodes.length };
}

function within(edges, nodes) {
  const ids = new Set(nodes.map(({ id }) => id));
  return edges.filter(([from, to]) => ids.has(from) && ids.has(to));
}

function clustered({ nodes, edges }) {
  const clusters = new Map();
  const home = new Map();
  for (const node of nodes) {
    const name = node.group || 'no group';
    if (!clusters.has(name)) {
      clusters.set(name, { id: 'group ' + name, name, cluster: node.group || '', counts: {}, critical: false });
    }
    const cluster = clusters.get(name);
    cluster.counts[node.status] = (cluster.counts[node.status] ?? 0) + 1;
    cluster.critical ||= node.critical === true;
    home.set(node.id, cluster.id);
  }
  for (const cluster of clusters.values()) {
    cluster.status = dominant(cluster.counts);
  }
  const between = new Map();
  for (const [from, to] of edges) {
    const pair = [home.get(from), home.get(to)];
    if (pair[0] !== pair[1] && pair[0] && pair[1]) {
      between.set(pair.join(), pair);
    }
  }
  return fits([...clusters.values()], [...between.values()]);
}

function dominant(counts) {
  const order = ['FAILED', 'RUNNING', 'PENDING_CANCELLATION', 'PENDING', 'CANCELLED', 'COMPLETED'];
  return order.find((status) => counts[status] > 0) ?? 'PENDING';
}
