import type { Input, Operation, Output } from '#core/operation.ts'
import * as cases from '#modules/cases/contract.ts'
import { catalogueBook } from '#modules/catalogue/contract.ts'
import { unitBook } from '#modules/people/contract.ts'
import { areaBook } from '#modules/territory/contract.ts'
import type { Principal } from '#platform/auth/principal.ts'
import { newId } from '#platform/ids.ts'
import type { Runtime } from '#platform/runtime.ts'
import { type ReplayRules, shareOf } from './replay-rules.ts'
import type { Staff } from './staff.ts'
import type { VirtualClock } from './virtual-clock.ts'

/** One message of the file, as its map reads it. */
export interface Message {
  id: string
  channel: string
  title: string
  text: string
  address: string | null
  atMs: number
  answer: string | null
  answeredMs: number | null
}

export interface ReplayParts {
  runtime: Runtime
  clock: VirtualClock
  staff: Staff
  rules: ReplayRules
  /** Waits until the virtual time has come; at full speed it does not wait at all. */
  until(ms: number): Promise<void>
}

/** Takes one message through the whole chain with simulated staff; answers the case. */
export async function replayMessage(parts: ReplayParts, message: Message): Promise<cases.CommandAnswer> {
  const { runtime, clock, staff, rules } = parts
  const share = (salt: string) => shareOf(message.id, salt)
  let atMs = message.atMs
  const step = async <Op extends Operation>(
    minutes: number,
    who: Principal,
    operation: Op,
    input: Input<Op>,
  ): Promise<Output<Op>> => {
    atMs += minutes * 60_000
    await parts.until(atMs)
    const command = { id: newId(), bodyHash: '', expectedVersion: null }
    return clock.at(atMs, () => runtime.perform({ operation, input, principal: who, command })) as Promise<Output<Op>>
  }
  const { category, areaCode, lon, lat } = placeAndClass(runtime, rules, message)
  const place = {
    areaCode,
    lon,
    lat,
    synthetic: true,
    ...(message.address ? { address: message.address.slice(0, 300) } : {}),
  }
  const operator = await staff.who('operator', share('operator'))
  const intake = await staff.who('intakeOfficer', share('intake'))
  const filing = await staff.who('filingOfficer', share('filing'))
  const dispatcher = await staff.who('dispatcher', share('dispatch'))

  const opened = await step(0, operator, cases.report, {
    channel: message.channel,
    externalNo: message.id,
    title: message.title.slice(0, 200),
    text: message.text,
    place,
    appealType: 'complaint',
    appellant: { anonymous: true },
  })
  const { id } = opened
  if (opened.state === 'closed') return opened
  await step(rules.minutes.accept, intake, cases.accept, {
    id,
    category,
    urgency: 'normal',
    appealType: 'complaint',
    elements: { name: true, time: true, place: true, cause: true, course: true },
    duplicatesChecked: true,
  })
  await step(rules.minutes.file, filing, cases.file, { id, conditionMet: true })
  const duty = runtime.use(catalogueBook).duty(category, areaCode)
  const lead = duty?.lead ?? 'ops_center'
  const coHandlers = duty?.coHandlers ?? []
  await step(rules.minutes.dispatch, dispatcher, cases.dispatch, { id, lead, coHandlers })
  const isStreet = runtime.use(unitBook).find(lead)?.kind === 'streetCenter'
  const handler = await staff.who(isStreet ? 'streetDispatcher' : 'handlerOfficer', share('handler'), lead)
  if (share('returned') < rules.share.returned) {
    await step(rules.minutes.return, handler, cases.requestReturn, {
      id,
      reason: 'notOurDuty',
      text: '经核对职责清单，建议由其他单位牵头。',
    })
    await step(
      rules.minutes.decide,
      await staff.who('handlerLead', share('lead'), lead, [handler.id]),
      cases.endorseRequest,
      { id },
    )
    await step(rules.minutes.decide, await staff.who('dutyChief', share('chief')), cases.refuseReturn, {
      id,
      reason: '按职责清单由你单位主办。',
    })
  }
  await step(rules.minutes.sign, handler, cases.sign, { id })
  await step(rules.minutes.contact, handler, cases.firstContact, {
    id,
    tries: [{ at: new Date(atMs).toISOString(), means: 'call', reached: true, proof: 'replay' }],
  }).catch(ignoreRefusal('contact-not-required'))
  for (const order of await openOrders(parts, id, atMs)) {
    const helper = await staff.who(
      order.unit.startsWith('street') ? 'streetDispatcher' : 'handlerOfficer',
      share('helper'),
      order.unit,
    )
    await step(1, helper, cases.signOrder, { id, orderId: order.id })
    await step(30, helper, cases.completeOrder, { id, orderId: order.id, answer: '已配合办理。' })
  }
  const answer = (message.answer ?? rules.answer).slice(0, 4000)
  const complete = async (minutes: number) => {
    await step(minutes, handler, cases.complete, { id, result: 'solved', answer, photosBefore: [], photosAfter: [] })
  }
  const workMinutes =
    message.answeredMs === null ? rules.minutes.complete : Math.max(30, (message.answeredMs - atMs) / 60_000)
  await complete(workMinutes)
  const check = async (pass: boolean) => {
    const skipped = await step(rules.minutes.check, intake, cases.skipCheck, { id, basis: 'hotline' }).catch(
      ignoreRefusal('check-not-skippable'),
    )
    if (skipped) return
    const checker = await staff.who('checker', share('checker'))
    await step(rules.minutes.check, intake, cases.assignCheck, { id, checker: checker.id })
    await step(rules.minutes.check, checker, cases.submitCheck, {
      id,
      result: pass ? 'pass' : 'fail',
      position: { lon, lat },
      photos: [],
      ...(pass ? {} : { reason: '现场仍有遗留，未达到结案标准。' }),
    })
  }
  const current = async () =>
    (await clock.at(atMs, () => runtime.perform(reading(cases.getCase, { id }, dispatcher)))) as Output<
      typeof cases.getCase
    >
  await check(share('check') >= rules.share.checkFailed)
  if ((await current()).case.state === 'handling') {
    await complete(rules.minutes.complete / 4)
    await check(true)
  }
  const caller = await staff.who('callbackOfficer', share('callback'))
  const callBack = (satisfied: boolean) =>
    step(rules.minutes.callback, caller, cases.submitCallback, {
      id,
      contacted: true,
      solved: satisfied,
      satisfied,
      reasonable: true,
    })
  if ((await current()).case.state === 'callback') {
    await callBack(share('satisfied') >= rules.share.unsatisfied)
    if ((await current()).case.state === 'handling') {
      await complete(rules.minutes.complete / 4)
      await check(true)
      await callBack(true)
    }
  }
  const closer = await staff.who('filingOfficer', share('closer'), undefined, [intake.id, caller.id])
  return step(rules.minutes.close, closer, cases.close, { id })
}

async function openOrders({ runtime, clock, staff }: ReplayParts, id: string, atMs: number) {
  const dispatcher = await staff.who('dispatcher', 0)
  const found = (await clock.at(atMs, () => runtime.perform(reading(cases.getCase, { id }, dispatcher)))) as Output<
    typeof cases.getCase
  >
  return found.case.orders.filter((order) => order.role !== 'lead' && order.status === 'sent')
}

function reading(operation: Operation, input: unknown, principal: Principal) {
  return { operation, input, principal, command: { id: '', bodyHash: '', expectedVersion: null } }
}

function ignoreRefusal(code: string) {
  return (error: unknown): null => {
    if (error instanceof Error && 'code' in error && error.code === code) return null
    throw error
  }
}

/** A category by the words of the message, and a place by its hash: nobody in the file says where it is. */
function placeAndClass(runtime: Runtime, rules: ReplayRules, message: Message) {
  const best = runtime
    .use(catalogueBook)
    .suggest(`${message.title}\n${message.text}`, { channel: message.channel, kind: 'appeal', limit: 1 })[0]
  const grids = runtime.use(areaBook).all('grid')
  const grid = grids[Math.floor(shareOf(message.id, 'place') * grids.length)]
  if (!grid) throw new Error('the district has no grids')
  return {
    category: best?.code ?? rules.fallbackCategory,
    areaCode: grid.code,
    lon: grid.labelPoint[0],
    lat: grid.labelPoint[1],
  }
}
