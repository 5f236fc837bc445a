/** Circles of a graph: its strongly connected components of more than one node (Tarjan, SIAM J. Comput. 1, 1972). */

/** @param {ReadonlyMap<string, readonly string[]>} graph each node with those it points at */
export function circlesOf(graph) {
  const index = new Map();
  const low = new Map();
  const path = [];
  const circles = [];

  function visit(node) {
    index.set(node, index.size);
    low.set(node, index.get(node));
    path.push(node);
    for (const next of graph.get(node) ?? []) {
      if (!index.has(next)) visit(next);
      if (path.includes(next)) low.set(node, Math.min(low.get(node), low.get(next)));
    }
    if (low.get(node) !== index.get(node)) return;
    const component = path.splice(path.indexOf(node));
    if (component.length > 1) circles.push(component);
  }

  for (const node of graph.keys()) if (!index.has(node)) visit(node);
  return circles;
}
