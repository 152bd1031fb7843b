import { fault, isFault } from '#core/fault.ts'
import { isCommand, type Operation } from '#core/operation.ts'
import { findFirstAnswer, isRepeatedCommand, writeJournal } from '../audit/journal.ts'
import { holds, type Principal } from '../auth/principal.ts'
import { type Call, type CallParts, type JournalEntry, makeCall, type Noted } from '../call.ts'
import type { Executor } from '../db/database.ts'
import type { Handler } from '../plug.ts'
import type { Request, Runtime } from '../runtime.ts'
import { checkText } from './check-text.ts'
import { refuseWithheld } from './withheld.ts'

/**
 * One operation from outside: permission, transaction, journal, idempotency, in that order.
 * A repeated command answers as it did the first time; with another body or caller it is refused.
 */
export async function perform(runtime: Runtime, request: Request): Promise<unknown> {
  const { operation } = request
  const handler = runtime.handlers.get(operation.name)
  if (!handler) throw new Error(`operation ${operation.name} has no handler`)
  const parts = (db: Executor): CallParts => ({ ...request, db, runtime, nowMs: runtime.nowMs() })
  try {
    checkMay(request)
    refuseWithheld(runtime, operation)
    checkText(request.input)
    if (!isCommand(operation)) return await read(handler, request, parts(runtime.db))
    if (operation.journal === 'own') return await runOwn(handler, request, parts(runtime.db))
    return await inTransaction(runtime, handler, request, parts)
  } catch (error) {
    if (isRepeatedCommand(error)) return answerAgain(runtime, request)
    // A repeated command finds the world already changed, so the rules would refuse it: the first answer holds.
    if (isFault(error) && isRepeatable(request) && (await findFirstAnswer(runtime.db, request.command.id)))
      return answerAgain(runtime, request)
    if (isFault(error) && isCommand(operation)) await journalRefusal(runtime, request, error.status, error.code)
    throw error
  } finally {
    if (isCommand(operation)) runtime.wakeOutbox()
  }
}

/** Only a caller who chose the command's id can mean the same command twice. */
function isRepeatable({ operation, command }: Request): boolean {
  return isCommand(operation) && command.bodyHash !== ''
}

async function runOwn(handler: Handler, request: Request, parts: CallParts): Promise<unknown> {
  const { call, noted } = makeCall(parts)
  const answer = await handler.run(request.input, call)
  for (const work of noted.afterCommit) await work()
  return answer
}

async function read(handler: Handler, request: Request, parts: CallParts): Promise<unknown> {
  const { call, noted } = makeCall(parts)
  const answer = await handler.run(request.input, call)
  if (request.operation.personal) {
    const entry = call.journalEntry(null, noted.objectId, noted.detail)
    await writeJournal(call.runtime.db, { ...entry, outcome: 'read', answer: null })
  }
  return answer
}

async function inTransaction(
  runtime: Runtime,
  handler: Handler,
  request: Request,
  parts: (db: Executor) => CallParts,
): Promise<unknown> {
  // A repeated command must not run its side effects (files, mails) again before the unique index refuses it.
  if (await findFirstAnswer(runtime.db, request.command.id)) return answerAgain(runtime, request)
  let after: (() => Promise<void>)[] = []
  const answer = await runtime.db.tx(async (tx) => {
    const { call, noted } = makeCall(parts(tx))
    after = noted.afterCommit
    const answer = await handler.run(request.input, call)
    await writeJournal(tx, entryOf(call, answer, noted))
    return answer
  })
  for (const work of after) await work()
  return answer
}

/** What was read in clear, or sent as a file, is not kept in the journal: asking again does it again. */
function entryOf(call: Call, answer: unknown, noted: Noted): JournalEntry {
  const { operation } = call
  const entry = call.journalEntry(answer, noted.objectId, noted.detail)
  if (operation.personal) return { ...entry, outcome: 'read', commandId: null, answer: null }
  return operation.answers === 'file' || operation.answers === 'page'
    ? { ...entry, commandId: null, answer: null }
    : entry
}

async function answerAgain(runtime: Runtime, request: Request): Promise<unknown> {
  const first = await findFirstAnswer(runtime.db, request.command.id)
  const same =
    first?.operation === request.operation.name &&
    first.actorId === request.principal.id &&
    first.bodyHash === request.command.bodyHash
  if (!first || !same)
    throw fault('command-reused', {
      status: 422,
      zh: '同一操作编号对应了不同内容。请重新打开页面后提交。',
      en: 'This command id was used for something else. Reopen the page and submit again.',
    })
  return first.answer
}

/** Refuses who may not; unknown callers are asked to sign in. */
export function checkMay(request: { operation: Pick<Operation, 'may'>; principal: Principal }): void {
  const { operation, principal } = request
  if (operation.may === 'public' || principal.kind === 'system') return
  if (principal.id === 'anonymous')
    throw fault('not-signed-in', {
      status: 401,
      zh: '登录已失效或尚未登录。请登录后继续。',
      en: 'Please sign in to go on.',
    })
  if (operation.may === 'signedIn' || holds(principal, operation.may)) return
  throw fault('not-permitted', {
    status: 403,
    zh: '您没有办理此操作的岗位权限。请联系本单位管理员或由有权岗位办理。',
    en: 'Your posts do not allow this. Ask your administrator, or a person whose post does.',
  })
}

/** The check alone, for a server that can refuse before it has read anything; refused commands are journalled. */
export async function refuseUnlessMay(runtime: Runtime, request: Omit<Request, 'input'>): Promise<void> {
  try {
    checkMay(request)
    refuseWithheld(runtime, request.operation)
  } catch (error) {
    if (isFault(error) && isCommand(request.operation)) await journalRefusal(runtime, request, error.status, error.code)
    throw error
  }
}

async function journalRefusal(
  runtime: Runtime,
  request: Omit<Request, 'input'>,
  status: number,
  code: string,
): Promise<void> {
  // A stranger must not be able to make us write: what nobody signed in for is counted by the metrics alone.
  if (request.principal.id === 'anonymous') return
  const { call } = makeCall({ ...request, db: runtime.db, runtime, nowMs: runtime.nowMs() })
  const entry = call.journalEntry(null, null, { code })
  await writeJournal(runtime.db, { ...entry, bodyHash: null, outcome: 'refused', status }).catch((error: Error) =>
    runtime.log.error({ operation: request.operation.name, error }, 'refusal not journalled'),
  )
}

export async function callWithin(
  runtime: Runtime,
  call: Call,
  operation: Request['operation'],
  input: unknown,
): Promise<unknown> {
  const handler = runtime.handlers.get(operation.name)
  if (!handler) throw new Error(`operation ${operation.name} has no handler`)
  checkMay({ operation, principal: call.principal })
  refuseWithheld(runtime, operation)
  const inner = makeCall({ ...call, operation, db: call.db, runtime, within: true })
  inner.call.afterCommit = call.afterCommit
  return handler.run(input, inner.call)
}
