import type { Input } from '#core/operation.ts'
import { parseRfc3339, toRfc3339 } from '#core/time/local.ts'
import type { Runtime } from '#platform/runtime.ts'
import type { exportJournal, JournalLine } from '../contract.ts'
import { desk } from './desk.ts'
import { badTime } from './faults.ts'
import type { JournalData, JournalFilter } from './journal-store.ts'

export function journalFilter(
  input: Input<typeof exportJournal>,
  runtime: Runtime,
): Omit<JournalFilter, 'before' | 'limit'> {
  const time = (field: 'from' | 'until'): number | null => {
    const text = input[field]
    if (text === undefined) return null
    const ms = parseRfc3339(text)
    if (ms === null) throw badTime(field)
    return ms
  }
  const account = input.account?.trim() ?? ''
  const actorId = account === 'system' ? 'system' : (runtime.use(desk).access.findAccount(account)?.id ?? null)
  return {
    fromMs: time('from'),
    untilMs: time('until'),
    account: account === '' ? null : { text: account, actorId },
    operation: input.operation ?? null,
    objectId: input.objectId ?? null,
    outcome: input.outcome ?? null,
  }
}

export function journalLine(runtime: Runtime, data: JournalData): JournalLine {
  const { atMs, atExact: _exact, ...rest } = data
  const title = runtime.handlers.get(data.operation)?.operation.title
  return {
    ...rest,
    at: toRfc3339(Math.floor(atMs)),
    name: runtime.use(desk).access.persons.find(data.actorId)?.name ?? '',
    operationZh: title?.zh ?? data.operation,
    operationEn: title?.en ?? data.operation,
  }
}
