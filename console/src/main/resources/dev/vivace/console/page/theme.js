// Light or dark: the system's choice until the user makes one, which is kept for the next visit.

const KEY = 'vivace-theme';

export function theme() {
  return kept() ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
}

export function applyTheme() {
  document.documentElement.dataset.theme = theme();
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', show);
}

export function toggleTheme() {
  const chosen = theme() === 'dark' ? 'light' : 'dark';
  try {
    localStorage.setItem(KEY, chosen);
  } catch {
    // no storage allowed: the choice holds until the page is closed
  }
  document.documentElement.dataset.theme = chosen;
  document.dispatchEvent(new CustomEvent('themechange'));
}

/** A custom property of the style sheet, for what is drawn on a canvas. */
export function color(name) {
  return getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
}

function show() {
  document.documentElement.dataset.theme = theme();
  document.dispatchEvent(new CustomEvent('themechange'));
}

function kept() {
  try {
    const value = localStorage.getItem(KEY);
    return value === 'dark' || value === 'light' ? value : null;
  } catch {
    return null;
  }
}
