export class RecordedSource { kind = 'recording'; }
