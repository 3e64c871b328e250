export async function readRecording() { throw new Error('not yet'); }
