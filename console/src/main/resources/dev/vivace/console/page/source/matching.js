// The search of a recording: the same questions that the server answers for the running program.

export function matches(row, { q, status, kind, minAgeMs, warning }) {
  return (
    (!q || row.id === q || (row.path ?? row.name ?? '').toLowerCase().includes(q.toLowerCase())) &&
    (!status || row.status === status) &&
    (!kind || row.kind === kind) &&
    (!minAgeMs || row.ageMs >= Number(minAgeMs)) &&
    (!warning || row.warnings > 0)
  );
}

export function order(sort) {
  switch (sort) {
    case 'age':
      return (a, b) => b.ageMs - a.ageMs;
    case 'name':
      return (a, b) => String(a.name).localeCompare(String(b.name));
    case 'status':
      return (a, b) => String(a.status).localeCompare(String(b.status));
    default:
      return () => 0;
  }
}
