// The one place that joins preact, its hooks and htm. Texts are put in as text nodes, never as markup.
import { h, render } from './vendor/preact.js';
import htm from './vendor/htm.js';

export const html = htm.bind(h);
export { render };
export { useState, useEffect, useLayoutEffect, useRef, useMemo, useCallback, useReducer } from './vendor/preact-hooks.js';
