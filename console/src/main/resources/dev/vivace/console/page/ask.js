// Answers that follow the clock: asked when the view opens and again with every tick, one question at a time.
import { useEffect, useRef, useState } from './html.js';
import { useStore } from './store.js';

/** {answer, error} of question(source); asked anew with each tick and whenever one of the keys changes. */
export function useAnswer(question, ...keys) {
  const { source, tick } = useStore('source', 'tick');
  const [state, put] = useState({ answer: null, error: null, keys: null });
  const mine = JSON.stringify(keys);
  const now = useRef({ asking: false });
  now.current.mine = mine;
  now.current.source = source;
  useEffect(() => {
    const { current } = now;
    current.gone = false;
    return () => (current.gone = true);
  }, []);
  useEffect(() => {
    const { current } = now;
    if (current.asking === mine) {
      return;
    }
    current.asking = mine;
    const keep = (found) => {
      if (current.asking === mine) {
        current.asking = false;
      }
      if (!current.gone && current.mine === mine && current.source === source) {
        put({ ...found, keys: mine });
      }
    };
    question(source).then(
      (answer) => keep({ answer, error: null }),
      (error) => keep({ answer: null, error }),
    );
  }, [source, tick, mine]);
  return state.keys === mine ? state : { answer: null, error: null };
}
