// Numbers as people read them. Every function takes what the server sends and gives text.

const COUNT = new Intl.NumberFormat('en');

export function count(n) {
  return n === null || n === undefined ? '–' : COUNT.format(n);
}

/** 12,345 as 12.3k: for places too small for every digit. */
export function brief(n) {
  if (n === null || n === undefined) {
    return '–';
  }
  const size = Math.abs(n);
  if (size < 10 && !Number.isInteger(n)) {
    return n.toFixed(1);
  }
  if (size < 10_000) {
    return COUNT.format(Math.round(n));
  }
  return size < 1e6 ? shortened(n / 1e3, 'k') : size < 1e9 ? shortened(n / 1e6, 'M') : shortened(n / 1e9, 'G');
}

function shortened(n, unit) {
  return (Math.abs(n) < 100 ? n.toFixed(1) : Math.round(n)) + unit;
}

/** Milliseconds, in the two units that matter. */
export function duration(ms) {
  if (ms === null || ms === undefined) {
    return '–';
  }
  if (ms < 0) {
    return '−' + duration(-ms);
  }
  if (ms < 1) {
    return ms === 0 ? '0 ms' : ms.toFixed(2) + ' ms';
  }
  if (ms < 1000) {
    return (ms < 10 ? ms.toFixed(1).replace(/\.0$/, '') : Math.round(ms)) + ' ms';
  }
  const s = ms / 1000;
  if (s < 60) {
    return (s < 10 ? s.toFixed(1) : Math.floor(s)) + ' s';
  }
  const m = Math.floor(s / 60);
  if (m < 60) {
    return m + ' min ' + Math.floor(s % 60) + ' s';
  }
  const hours = Math.floor(m / 60);
  return hours < 48 ? hours + ' h ' + (m % 60) + ' min' : Math.floor(hours / 24) + ' d ' + (hours % 24) + ' h';
}

export function bytes(n) {
  if (n === null || n === undefined) {
    return '–';
  }
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
  let i = 0;
  while (Math.abs(n) >= 1024 && i < units.length - 1) {
    n /= 1024;
    i++;
  }
  return (i === 0 ? COUNT.format(n) : n.toFixed(n < 10 ? 2 : 1)) + ' ' + units[i];
}

/** A value with the unit that the server names. */
export function measure(value, unit) {
  switch (unit) {
    case 'ns':
      return duration(value / 1e6);
    case 'ms':
      return duration(value);
    case 'bytes':
    case 'B':
      return bytes(value);
    case 'ratio':
      return percent(value);
    default:
      return count(value) + (unit ? ' ' + unit : '');
  }
}

export function percent(ratio) {
  return ratio === null || ratio === undefined ? '–' : (ratio * 100).toFixed(ratio < 0.1 && ratio > 0 ? 1 : 0) + ' %';
}

/** An instant, as an ISO text or milliseconds since 1970, as the clock on the wall says it. */
export function clock(at, withMillis = false) {
  const date = instant(at);
  if (!date) {
    return '–';
  }
  const two = (n) => String(n).padStart(2, '0');
  const text = two(date.getHours()) + ':' + two(date.getMinutes()) + ':' + two(date.getSeconds());
  return withMillis ? text + '.' + String(date.getMilliseconds()).padStart(3, '0') : text;
}

export function millis(at) {
  return instant(at)?.getTime() ?? null;
}

function instant(at) {
  if (at === null || at === undefined) {
    return null;
  }
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? null : date;
}

/** PENDING_CANCELLATION as "pending cancellation". */
export function words(constant) {
  return String(constant ?? '').toLowerCase().replaceAll('_', ' ');
}

/** fromParent as "from parent". */
export function spaced(name) {
  return name.replace(/([A-Z])/g, ' $1').toLowerCase();
}

/** "in 3.2 s" or "3.2 s over". */
export function left(ms) {
  return ms === null || ms === undefined ? '' : ms < 0 ? duration(-ms) + ' over' : duration(ms);
}
