// Reads a saved recording: JSON lines, a header first, then a frame for each second.

export const FORMAT = 'vivace-recording';
const VERSION = 1;
const LARGEST = 512 * 1024 * 1024;

/** {header, frames, cut}: cut is true when the last line was incomplete and is left out. Errors name the line. */
export async function readRecording(file) {
  if (file.size > LARGEST) {
    throw new Error(file.name + ' is larger than 512 MiB: too large for a page');
  }
  const lines = (await file.text()).split('\n');
  const ended = lines.at(-1) === '';
  if (ended) {
    lines.pop();
  }
  const header = parse(lines[0] ?? '', 1);
  if (header.format !== FORMAT) {
    throw new Error(file.name + ' is no recording of a Vivace console: line 1 has no format "' + FORMAT + '"');
  }
  if (header.version !== VERSION) {
    throw new Error(file.name + ' has version ' + header.version + '; this page reads version ' + VERSION);
  }
  const frames = [];
  let cut = false;
  for (let i = 1; i < lines.length; i++) {
    if (i === lines.length - 1 && !ended) {
      cut = !whole(lines[i]);
      if (cut) {
        break;
      }
    }
    frames.push(frame(parse(lines[i], i + 1), i + 1));
  }
  if (frames.length === 0) {
    throw new Error(file.name + ' has no frames');
  }
  return { header, frames, cut };
}

function parse(line, number) {
  try {
    return JSON.parse(line);
  } catch (error) {
    throw new Error('line ' + number + ': ' + error.message);
  }
}

function whole(line) {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}

function frame(value, number) {
  if (value === null || typeof value !== 'object' || Number.isNaN(Date.parse(value.at)) || !value.overview) {
    throw new Error('line ' + number + ': not a frame, it needs "at" and "overview"');
  }
  return value;
}
