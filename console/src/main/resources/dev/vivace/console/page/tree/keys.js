// What arrows do in the tree-table: the place that has the focus afterwards, or null for a key that means nothing here.

export function moved(key, { model, place, entry, page }) {
  const last = Math.max(0, model.size() - 1);
  switch (key) {
    case 'ArrowDown':
      return Math.min(last, place + 1);
    case 'ArrowUp':
      return Math.max(0, place - 1);
    case 'PageDown':
      return Math.min(last, place + page);
    case 'PageUp':
      return Math.max(0, place - page);
    case 'Home':
      return 0;
    case 'End':
      return last;
    case 'ArrowRight':
      return right(model, place, entry);
    case 'ArrowLeft':
      return left(model, place, entry);
    default:
      return null;
  }
}

function right(model, place, entry) {
  if (!entry?.row?.children) {
    return place;
  }
  if (entry.open) {
    return place + 1;
  }
  model.toggle(entry, true);
  return place;
}

function left(model, place, entry) {
  if (entry?.open) {
    model.toggle(entry, false);
    return place;
  }
  // The parent's place: its children begin right after it, so count back over those before this one.
  return entry && entry.branch.parent !== null ? place - entry.branch.placeOf(entry.index) - 1 : place;
}
