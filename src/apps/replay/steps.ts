import { isFault } from '#core/fault.ts'
import { toRfc3339 } from '#core/time/local.ts'
import * as cases from '#modules/cases/contract.ts'
import { catalogueBook } from '#modules/catalogue/contract.ts'
import { verifierByRule } from '#modules/intake/contract.ts'
import { unitBook } from '#modules/people/contract.ts'
import type { Chain } from './chain.ts'

const SHORTEST_WORK_MS = 30 * 60_000
/** Of the time that was left: who is late is late by a fifth. */
const LATE = 1.2

type Step = (chain: Chain) => Promise<cases.CommandAnswer>

/** The report that opens the case; a message reported before answers with its case as it stands. */
export async function reportMessage(chain: Chain): Promise<cases.CommandAnswer> {
  const { message, grid, staff, share } = chain
  const address = message.address ? { address: message.address.slice(0, 300) } : {}
  const answer = await chain.actAt(message.atMs, await staff.who('operator', share('operator')), cases.report, {
    channel: message.channel,
    externalNo: message.id,
    title: message.title.slice(0, 200),
    text: message.text,
    place: { areaCode: grid.code, lon: grid.lon, lat: grid.lat, synthetic: true, ...address },
    appealType: message.known?.appealType ?? 'complaint',
    ...(message.known ? { urgency: message.known.urgency } : {}),
    appellant: message.known?.person ?? { anonymous: true },
  })
  chain.id = answer.id
  return answer
}

/** Where the rules ask for verification the house sends somebody first, as it does after each live report. */
const takeIn: Step = async (chain) => {
  const sent = await chain.asHouse((call) => chain.runtime.use(verifierByRule)(call, chain.id))
  return sent ?? accept(chain)
}

/** Whoever is named looks at the place and finds it as reported; nobody named: whoever serves the place. */
const verify: Step = async (chain) => {
  const { verification } = await chain.look()
  const onDuty = chain.runtime.use(cases.verifiersOnDuty)(chain.grid.code, chain.atMs())[0]
  const named = verification?.verifier ?? onDuty
  const verifier = named
    ? await chain.staff.person(named)
    : await chain.staff.who('gridWorker', chain.share('verifier'))
  return chain.act('verify', verifier, cases.submitVerification, {
    id: chain.id,
    result: 'true',
    position: { lon: chain.grid.lon, lat: chain.grid.lat },
    photos: [await chain.photo(verifier)],
    text: '现场情况与反映一致。',
  })
}

const accept: Step = async (chain) =>
  chain.act('accept', await intakeOf(chain), cases.accept, {
    id: chain.id,
    category: chain.category,
    urgency: chain.message.known?.urgency ?? 'normal',
    appealType: chain.message.known?.appealType ?? 'complaint',
    elements: { name: true, time: true, place: true, cause: true, course: true },
    duplicatesChecked: true,
  })

const file: Step = async (chain) =>
  chain.act('file', await chain.staff.who('filingOfficer', chain.share('filing')), cases.file, {
    id: chain.id,
    conditionMet: true,
  })

const dispatch: Step = async (chain) => {
  const duty = chain.runtime.use(catalogueBook).duty(chain.category, chain.grid.code)
  return chain.act('dispatch', await chain.staff.who('dispatcher', chain.share('dispatch')), cases.dispatch, {
    id: chain.id,
    lead: duty?.lead ?? 'ops_center',
    coHandlers: duty?.coHandlers ?? [],
  })
}

/** Some units ask to hand the case back first, and are told to go on. */
const sign: Step = async (chain) => {
  const { id, rules, staff, share } = chain
  const unit = await leadOf(chain)
  const handler = await handlerOf(chain, unit)
  const { request, requests } = await chain.look()
  if (!request && requests.return.made === 0 && share('returned') < rules.share.returned) {
    await chain.act('return', handler, cases.requestReturn, {
      id,
      reason: 'notOurDuty',
      text: '经核对职责清单，建议由其他单位牵头。',
    })
    await chain.act('decide', await staff.who('handlerLead', share('lead'), unit, [handler.id]), cases.endorseRequest, {
      id,
    })
    const chief = await staff.who('dutyChief', share('chief'))
    await chain.act('decide', chief, cases.refuseReturn, { id, reason: '按职责清单由你单位主办。' })
  }
  return chain.act('sign', handler, cases.sign, { id })
}

const handle: Step = async (chain) => {
  const { id, rules } = chain
  const before = await chain.look()
  const handler = await handlerOf(chain, await leadOf(chain))
  const helpers = before.orders.filter(
    (order) => order.role !== 'lead' && ['sent', 'signed', 'working'].includes(order.status),
  )
  for (const { id: orderId, unit, status } of helpers)
    if (status === 'sent') await chain.act('help', await handlerOf(chain, unit), cases.signOrder, { id, orderId })
  if (before.flags.emergency && !before.measureTaken)
    await chain.act('measure', handler, cases.takeSafetyMeasure, {
      id,
      text: '已设置围挡和警示标志。',
      photos: [await chain.photo(handler)],
    })
  if (!before.contactedThisRound)
    await unlessRefused('contact-not-required', () =>
      chain.act('contact', handler, cases.firstContact, {
        id,
        tries: [{ at: toRfc3339(chain.atMs()), means: 'call', reached: true, proof: 'replay' }],
      }),
    )
  for (const { id: orderId, unit } of helpers) {
    const helper = await handlerOf(chain, unit)
    await chain.act('help', helper, cases.completeOrder, {
      id,
      orderId,
      answer: '已配合办理。',
      photosBefore: [await chain.photo(helper)],
      photosAfter: [await chain.photo(helper)],
    })
  }
  const again = before.checks.reworks > 0 || before.callback.redosUsed > 0
  return chain.actAt(await completedAtMs(chain, again), handler, cases.complete, {
    id,
    result: 'solved',
    answer: (chain.message.answer ?? rules.answer).slice(0, 4000),
    photosBefore: [await chain.photo(handler)],
    photosAfter: [await chain.photo(handler)],
  })
}

/** When the message says it was answered; else within the time that is left, but for the few that come late. */
async function completedAtMs(chain: Chain, again: boolean): Promise<number> {
  const { message, rules, share } = chain
  const now = chain.atMs()
  if (message.answeredMs !== null && !again) return Math.max(now + SHORTEST_WORK_MS, message.answeredMs)
  const dueMs = await chain.dueOf('handle')
  if (dueMs === null || dueMs <= now) return now + rules.minutes.rework * 60_000 * share('rework')
  const [least, most] = rules.completeWithin
  const part = share('late') < rules.share.late ? LATE : least + (most - least) * share('complete')
  return now + (dueMs - now) * part
}

/** No check where there is nothing to see on the spot; else a checker is named. */
const assignCheck: Step = async (chain) => {
  const intake = await intakeOf(chain)
  const skipped = await unlessRefused('check-not-skippable', () =>
    chain.act('checkAssign', intake, cases.skipCheck, { id: chain.id, basis: 'hotline' }),
  )
  if (skipped) return skipped
  const checker = await chain.staff.who('checker', chain.share('checker'))
  return chain.act('checkAssign', intake, cases.assignCheck, { id: chain.id, checker: checker.id })
}

const check: Step = async (chain) => {
  const { checks } = await chain.look()
  const checker = await chain.staff.who('checker', chain.share('checker'))
  const pass = checks.reworks > 0 || chain.share('check') >= chain.rules.share.checkFailed
  return chain.act('check', checker, cases.submitCheck, {
    id: chain.id,
    result: pass ? 'pass' : 'fail',
    position: { lon: chain.grid.lon, lat: chain.grid.lat },
    photos: [await chain.photo(checker)],
    ...(pass ? {} : { reason: '现场仍有遗留，未达到结案标准。' }),
  })
}

const callBack: Step = async (chain) => {
  const { callback } = await chain.look()
  const good = { id: chain.id, contacted: true, solved: true, satisfied: true }
  if ((await chain.dueOf('preCallback')) !== null)
    await chain.act('preCallback', await callerOf(chain), cases.preCallback, good)
  const satisfied = callback.redosUsed > 0 || chain.share('satisfied') >= chain.rules.share.unsatisfied
  return chain.act('callback', await callerOf(chain), cases.submitCallback, {
    id: chain.id,
    contacted: true,
    solved: satisfied,
    satisfied,
    reasonable: true,
    contactedInTime: satisfied,
  })
}

const close: Step = async (chain) => {
  const busy = [(await intakeOf(chain)).id, (await callerOf(chain)).id]
  const closer = await chain.staff.who('filingOfficer', chain.share('closer'), undefined, busy)
  return chain.act('close', closer, cases.close, { id: chain.id })
}

/** Whose turn it is in each state. */
export const stepOf = {
  reported: takeIn,
  verifying: verify,
  accepted: file,
  filed: dispatch,
  dispatched: sign,
  handling: handle,
  done: assignCheck,
  checking: check,
  callback: callBack,
  toClose: close,
} satisfies Record<string, Step>

const intakeOf = (chain: Chain) => chain.staff.who('intakeOfficer', chain.share('intake'))
const callerOf = (chain: Chain) => chain.staff.who('callbackOfficer', chain.share('callback'))

async function leadOf(chain: Chain): Promise<string> {
  const { orders } = await chain.look()
  return orders.findLast((order) => order.role === 'lead')!.unit
}

function handlerOf(chain: Chain, unit: string) {
  const isStreet = chain.runtime.use(unitBook).find(unit)?.kind === 'streetCenter'
  return chain.staff.who(isStreet ? 'streetDispatcher' : 'handlerOfficer', chain.share('handler'), unit)
}

async function unlessRefused<T>(code: string, work: () => Promise<T>): Promise<T | null> {
  try {
    return await work()
  } catch (error) {
    if (isFault(error) && error.code === code) return null
    throw error
  }
}
