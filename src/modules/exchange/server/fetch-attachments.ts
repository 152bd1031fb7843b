import { Readable } from 'node:stream'
import { isFault } from '#core/fault.ts'
import type { Input, Operation, Output } from '#core/operation.ts'
import * as cases from '#modules/cases/contract.ts'
import type { Principal } from '#platform/auth/principal.ts'
import type { Call } from '#platform/call.ts'
import { errorText } from '#platform/log/error-text.ts'
import { pulse } from '#platform/plug.ts'
import { upperPlatform } from '../contract.ts'
import { MOST_FETCHES, whyUnfit } from '../domain/attachments.ts'
import { pauseMs } from '../domain/pause.ts'
import { type DueAttachment, deferAttachment, settleAttachment, takeDueAttachment } from './attachment-store.ts'
import { commandIdOf } from './command-id.ts'
import { findConnection, type StoredConnection } from './connection-store.ts'
import { findCity } from './find-city.ts'
import { isPassing } from './is-passing.ts'
import { openConnection } from './open-connection.ts'

/** Brings one attachment to its case; true when more may be waiting. */
export const fetchAttachments = pulse('exchange.fetchAttachments', 1000, (call) => fetchNext(call))

export async function fetchNext(call: Call): Promise<boolean> {
  const connection = await findConnection(call.db)
  if (!connection?.enabled) return false
  return call.runtime.db.tx(async (tx) => {
    const one = await takeDueAttachment(tx, call.runtime.nowMs())
    if (!one) return false
    const city = await findCity(call, one.account)
    const unfit = whyUnfit(one)
    const { error, isFinal } = !city
      ? { error: `账号 ${one.account} 已停用或没有上级平台岗位`, isFinal: false }
      : unfit !== null
        ? { error: unfit, isFinal: true }
        : await bring(call, connection, city, one)
    const nowMs = call.runtime.nowMs()
    if (error === null) await settleAttachment(tx, one, { state: 'done', error }, nowMs)
    else if (city && (isFinal || one.tries + 1 >= MOST_FETCHES)) {
      await tellMissing(call, city, one, error)
      await settleAttachment(tx, one, { state: 'failed', error }, nowMs)
    } else {
      const pause = pauseMs(one.tries + 1, connection.firstRetrySeconds, connection.mostRetrySeconds)
      await deferAttachment(tx, one, error, nowMs + pause)
    }
    return true
  })
}

/** No error: it is on the case now. What the rules refuse (a case that has ended, no picture at all) is not tried again. */
async function bring(
  call: Call,
  connection: StoredConnection,
  city: Principal,
  one: DueAttachment,
): Promise<{ error: string | null; isFinal: boolean }> {
  const { runtime } = call
  try {
    const content = await runtime.use(upperPlatform).fetchAttachment(one, openConnection(runtime, connection))
    const file = { name: `attachment-${one.seq}-${one.place}`, stream: Readable.from([content]) }
    const { id } = (await runtime.perform({
      ...{ operation: cases.uploadFile, input: {}, principal: city, file },
      command: { id: runtime.newId(), bodyHash: '', expectedVersion: null },
    })) as Output<typeof cases.uploadFile>
    await tell(call, city, one, `市级附件 ${one.place}/${one.total}`, [id])
    return { error: null, isFinal: true }
  } catch (error) {
    if (isFault(error)) return { error: error.text.zh, isFinal: !isPassing(error) }
    return { error: errorText(error).split('\n')[0] ?? '', isFinal: false }
  }
}

/** A case that has ended takes nothing more: then only the list of what came says it. */
async function tellMissing(call: Call, city: Principal, one: DueAttachment, error: string): Promise<void> {
  try {
    await tell(call, city, one, `市级附件 ${one.place}/${one.total} 未取到：${error}。需要时请向市级索取。`, [])
  } catch (refused) {
    if (!isFault(refused)) throw refused
  }
}

/** Once, whoever tries: a process that died in between finds it said. */
async function tell(call: Call, city: Principal, one: DueAttachment, text: string, photos: string[]): Promise<void> {
  const supplement = { id: one.caseId, text, ...(photos.length > 0 ? { photos } : {}) }
  const what = photos.length > 0 ? 'attachment' : 'attachment-missing'
  const perform = <Op extends Operation>(operation: Op, input: Input<Op>) =>
    call.runtime.perform({
      ...{ operation, input, principal: city },
      command: {
        id: commandIdOf(`${one.thread}/${one.seq}/${one.place}/${what}`),
        bodyHash: one.sha256,
        expectedVersion: null,
      },
    })
  await perform(cases.supplement, supplement)
}
