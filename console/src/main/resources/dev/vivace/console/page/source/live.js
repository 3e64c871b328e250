// The running program: plain GETs, one event stream, and POSTs for what changes something.

const RETRY_MS = 2000;

export class Refused extends Error {
  constructor(status, text) {
    super(text);
    this.status = status;
  }
}

export class LiveSource {
  kind = 'live';
  #stream = null;
  #retry = 0;

  /** Trades the token of the link for the cookie. Without a token the cookie of an earlier visit may still do. */
  async enter(token) {
    if (token) {
      await send('/api/session', { token });
    } else {
      await ask('/api/actions');
    }
  }

  /** Hears the stream until it is closed: overview(data), notice(data), state(name, words). */
  listen(listener) {
    this.close();
    const stream = new EventSource('/api/stream');
    this.#stream = stream;
    stream.addEventListener('overview', (event) => {
      listener.state('live');
      listener.overview(JSON.parse(event.data));
    });
    stream.addEventListener('notice', (event) => listener.notice(JSON.parse(event.data)));
    stream.onerror = () => {
      stream.close();
      if (this.#stream === stream) {
        this.#explain(listener);
      }
    };
  }

  /** An event stream does not say why it was refused, so the same address is asked once more in a way that does. */
  async #explain(listener) {
    const { status, message } = await refusal('/api/stream');
    const state = { 401: 'denied', 503: 'full' }[status] ?? 'lost';
    listener.state(state, message);
    if (state !== 'denied') {
      this.#retry = setTimeout(() => this.listen(listener), RETRY_MS);
    }
  }

  close() {
    clearTimeout(this.#retry);
    this.#stream?.close();
    this.#stream = null;
  }

  children(parent, offset, limit) {
    return ask('/api/tasks', { parent, offset, limit });
  }

  search(query, offset, limit) {
    return ask('/api/search', { ...query, offset, limit });
  }

  task(id) {
    return ask('/api/task/' + encodeURIComponent(id));
  }

  graphs() {
    return ask('/api/graphs');
  }

  graph(id) {
    return ask('/api/graph/' + encodeURIComponent(id));
  }

  pipelines() {
    return ask('/api/pipelines');
  }

  letters(id, offset, limit) {
    return ask('/api/pipeline/' + encodeURIComponent(id) + '/letters', { offset, limit });
  }

  timeline(from, to, limit) {
    return ask('/api/timeline', { from: Math.floor(from), to: Math.ceil(to), limit });
  }

  warnings() {
    return ask('/api/warnings');
  }

  actions() {
    return ask('/api/actions');
  }

  async dump() {
    return (await reach(address('/api/dump', { format: 'text' }))).text();
  }

  act(action) {
    return send('/api/action', action);
  }

  record(start) {
    return send('/api/recording/' + (start ? 'start' : 'stop'), {});
  }

  /** The recorded file as a blob: for the user's disk. */
  async recording() {
    return (await reach('/api/recording')).blob();
  }
}

function address(path, query = {}) {
  const filled = Object.entries(query).filter(([, value]) => value !== null && value !== undefined && value !== '');
  return filled.length === 0 ? path : path + '?' + new URLSearchParams(filled);
}

async function ask(path, query) {
  return (await reach(address(path, query), { cache: 'no-store' })).json();
}

async function send(path, body) {
  const answer = await reach(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Vivace': '1' },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  return text ? JSON.parse(text) : {};
}

async function refusal(path) {
  const leave = new AbortController();
  try {
    await reach(path, { signal: leave.signal });
    return { message: 'The stream ended.' };
  } catch (error) {
    return error;
  } finally {
    leave.abort();
  }
}

async function reach(path, options = {}) {
  let answer;
  try {
    answer = await fetch(path, { credentials: 'same-origin', ...options });
  } catch {
    throw new Error('The program does not answer; it may have ended.');
  }
  return answered(answer);
}

async function answered(answer) {
  if (answer.ok) {
    return answer;
  }
  const text = await answer.text();
  let said = text;
  try {
    said = JSON.parse(text).error ?? text;
  } catch {
    // not JSON: the text itself says what is wrong
  }
  throw new Refused(answer.status, said || 'The server answered ' + answer.status);
}
