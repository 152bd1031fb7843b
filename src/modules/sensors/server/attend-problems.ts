import { isFault } from '#core/fault.ts'
import { toRfc3339 } from '#core/time/local.ts'
import { report, skipCheck, supplement } from '#modules/cases/contract.ts'
import { notify } from '#modules/notices/contract.ts'
import type { Call } from '#platform/call.ts'
import type { Executor } from '#platform/db/database.ts'
import { pulse } from '#platform/plug.ts'
import { problemText, problemTitle, type SaidProblem } from '../domain/say-problem.ts'
import type { DeviceKind } from '../domain/sensor-file.ts'
import { type Device, standingDevices } from './device-store.ts'
import {
  linkCase,
  markSkipped,
  markTold,
  putOff,
  settle,
  type TakenProblem,
  takeDone,
  takeEnded,
  takeNew,
} from './problem-store.ts'
import { sensorRoom } from './sensor-room.ts'

const EVERY_MS = 2000
const MOST = 20
const RETRY_MS = 600_000
const CHANNEL = 'sensor'
const TOLD_POSTS = ['handlerLead', 'handlerOfficer', 'dutyChief']

/** A problem opens its case and tells whoever answers for the device; one that is over tells its case. */
export const attendProblems = pulse('sensors.attendProblems', EVERY_MS, attendOnce)

/** Answers true where more is waiting. */
export async function attendOnce(call: Call): Promise<boolean> {
  const { runtime } = call
  const { calmMinutes } = runtime.use(sensorRoom).file()
  const begun = await runtime.db.tx(async (tx) => {
    const found = await takeNew(tx, call.nowMs, MOST)
    const devices = new Map(
      (
        await standingDevices(
          tx,
          found.map(({ device }) => device),
        )
      ).map((one) => [one.id, one]),
    )
    for (const problem of found) await attend({ ...call, db: tx }, tx, problem, devices.get(problem.device)!)
    return found.length
  })
  const ended = await runtime.db.tx(async (tx) => {
    const found = await takeEnded(tx, call.nowMs - calmMinutes * 60_000, MOST)
    for (const { id, caseId, caseOpen, endedMs, returns } of found) {
      const back = returns > 0 ? `，其间反复 ${returns} 次` : ''
      const text = `感知恢复正常：${toRfc3339(Math.floor(endedMs)).slice(0, 16).replace('T', ' ')} 起读数回到正常范围${back}。`
      if (caseId && caseOpen)
        await tried(call, () => call.runtime.callWithin({ ...call, db: tx }, supplement, { id: caseId, text }))
      await settle(tx, id, call.nowMs)
    }
    return found.length
  })
  const done = await runtime.db.tx(async (tx) => {
    const found = await takeDone(tx, MOST)
    for (const { id, caseId } of found) {
      const skip = () =>
        runtime.callWithin({ ...call, db: tx }, skipCheck, { id: caseId, basis: 'sensorNormal' as const })
      await tried(call, skip)
      await markSkipped(tx, id)
    }
    return found.length
  })
  return Math.max(begun, ended, done) === MOST
}

async function attend(call: Call, tx: Executor, problem: TakenProblem, device: Device): Promise<void> {
  const kind = call.runtime.use(sensorRoom).findKind(device.kind)
  if (!kind) return putOff(tx, problem.id, '设备种类已停用', call.nowMs + RETRY_MS)
  const limits = device.limits[problem.rule] ?? kind.rules.find(({ id }) => id === problem.rule)
  const said: SaidProblem = {
    rule: problem.rule,
    device,
    value: problem.value,
    silenceMinutes: device.silenceMinutes ?? kind.silenceMinutes,
    enter: limits?.enter ?? null,
  }
  const title = problemTitle(kind, said)
  if (!problem.isTold) {
    await call.runtime.use(notify).notify(call, {
      to: { posts: TOLD_POSTS, unit: device.unit },
      kind: 'general',
      title,
      text: { zh: problemText(kind, said), en: title.en },
      link: `/c/devices?open=${encodeURIComponent(device.id)}`,
      dedupeKey: `sensor:${problem.id}`,
    })
    await markTold(tx, problem.id, call.nowMs)
  }
  if (problem.wantsCase && problem.caseId === null) await openCase(call, tx, { problem, device, kind, said })
}

interface Opening {
  problem: TakenProblem
  device: Device
  kind: DeviceKind
  said: SaidProblem
}

/** By the channel of sensors, under the problem's own number, so that it enters once; refused, it is tried again later. */
async function openCase(call: Call, tx: Executor, { problem, device, kind, said }: Opening): Promise<void> {
  const rule = kind.rules.find(({ id }) => id === problem.rule)
  if (!rule?.category) return putOff(tx, problem.id, '规则已停用', call.nowMs + RETRY_MS)
  try {
    const made = await call.runtime.callWithin(call, report, {
      channel: CHANNEL,
      externalNo: problem.id,
      title: problemTitle(kind, said).zh.slice(0, 200),
      text: problemText(kind, said),
      category: rule.category,
      confidence: rule.confidence,
      ...(rule.urgency ? { urgency: rule.urgency } : {}),
      place: { lon: device.lon, lat: device.lat, ...(device.address ? { address: device.address } : {}) },
    })
    await linkCase(tx, problem.id, made)
  } catch (error) {
    if (!isFault(error)) throw error
    call.runtime.log.warn({ device: device.id, code: error.code }, 'a sensor could not open its case')
    await putOff(tx, problem.id, error.text.zh, call.nowMs + RETRY_MS)
  }
}

/** What the rules of cases refuse is left to people. */
async function tried(call: Call, work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!isFault(error)) throw error
    call.runtime.log.info({ code: error.code }, 'a case did not take what its sensor told')
  }
}
