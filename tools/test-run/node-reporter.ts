import type { TestEvent } from 'node:test/reporters'
import { filesOfGroup } from './group-files.ts'
import type { TestLine } from './tally.ts'

/** Turns the events of `node --test` into lines of JSON for whoever counts over several runs. */
export default async function* report(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  // Of a group each file is a suite, and they run one after the other.
  const group = new Set(filesOfGroup())
  let suite: string | null = null
  for await (const event of events) {
    if (event.type === 'test:start' && event.data.nesting === 0 && group.has(event.data.name)) suite = event.data.name
    for (const line of [lineOf(event, suite), tookOf(event, group)]) if (line) yield `${JSON.stringify(line)}\n`
  }
}

function tookOf({ type, data }: TestEvent, group: ReadonlySet<string>): TestLine | null {
  const isOver = (type === 'test:pass' || type === 'test:fail') && data.nesting === 0 && group.has(data.name)
  return isOver ? { kind: 'took', file: data.name, name: '', text: String(data.details.duration_ms) } : null
}

function lineOf({ type, data }: TestEvent, suite: string | null): TestLine | null {
  switch (type) {
    case 'test:pass':
    case 'test:fail': {
      // A suite is as its tests are, which are counted one by one; unless it could not even begin.
      if (data.details.type === 'suite')
        return type === 'test:fail' ? brokenSuite(data.name, suite, data.details.error) : null
      const { name } = data
      // A test that a helper declares belongs to the file that was run.
      const file = suite ?? entryFileOf(data) ?? data.file ?? ''
      const isFile = data.nesting === 0 && file.endsWith(name)
      if (type === 'test:pass' && isFile) return { kind: 'failed', file, name, text: 'the file holds no test' }
      if (data.skip !== undefined || data.todo !== undefined)
        return { kind: 'skipped', file, name, text: String(data.skip || data.todo) }
      if (type === 'test:pass') return { kind: 'passed', file, name, text: '' }
      return { kind: 'failed', file, name, text: errorText(data.details.error) }
    }
    case 'test:stdout':
    case 'test:stderr':
      return { kind: 'said', file: suite ?? data.file ?? '', name: '', text: data.message }
    default:
      return null
  }
}

function brokenSuite(name: string, suite: string | null, error: Error): TestLine | null {
  if ('failureType' in error && error.failureType === 'subtestsFailed') return null
  return { kind: 'failed', file: suite ?? name, name, text: errorText(error) }
}

/** Node 24 tells it; its types do not yet. */
function entryFileOf(data: object): string | undefined {
  return 'entryFile' in data && typeof data.entryFile === 'string' ? data.entryFile : undefined
}

/** The runner wraps what was thrown. */
function errorText(error: Error & { cause?: unknown }): string {
  const { cause } = error
  if (cause instanceof Error) return cause.stack ?? cause.message
  if (typeof cause === 'object' && cause !== null && 'message' in cause)
    return String((cause as { stack?: string }).stack ?? cause.message)
  return typeof cause === 'string' ? cause : error.message
}
