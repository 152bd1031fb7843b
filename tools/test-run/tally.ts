/** One thing that a runner of tests told. */
export interface TestLine {
  kind: 'passed' | 'failed' | 'skipped' | 'said' | 'took'
  file: string
  name: string
  /** Of a failure its error, of a skip its reason, of a file that is over its milliseconds, else what was printed. */
  text: string
}

/** Counts over all runners. */
export interface Tally {
  passed: number
  failed: number
  skipped: number
  files: Set<string>
}

export function emptyTally(): Tally {
  return { passed: 0, failed: 0, skipped: 0, files: new Set() }
}

export function count(tally: Tally, line: TestLine): void {
  if (line.kind === 'said' || line.kind === 'took') return
  tally[line.kind] += 1
  tally.files.add(line.file)
}

export function addTally(sum: Tally, part: Tally): void {
  sum.passed += part.passed
  sum.failed += part.failed
  sum.skipped += part.skipped
  for (const file of part.files) sum.files.add(file)
}

/** The last line of `npm test`, read by machines. */
export function totalsLine({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`
}
