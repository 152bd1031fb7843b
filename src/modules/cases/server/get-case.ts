import { fault } from '#core/fault.ts'
import { maskName, maskPhone } from '#core/text/mask.ts'
import { toRfc3339 } from '#core/time/local.ts'
import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import { getCase, unmaskAppellant } from '../contract.ts'
import type { CaseState } from '../domain/case-state.ts'
import { eventWords } from '../domain/event-words.ts'
import { offersFor } from '../domain/offers.ts'
import { isOpen } from '../domain/states.ts'
import { appellantsOf, type SealedAppellant } from './appellant-store.ts'
import { findCaseId } from './case-reference-store.ts'
import { caseRoom } from './case-room.ts'
import { findCase, type LoadedCase } from './case-store.ts'
import { clockView } from './clock-view.ts'
import { caseNotFound, maySee } from './execute-command.ts'
import { actorOf, factsOf } from './facts-of.ts'
import { citizensIn, isIdentityHidden, namesInCase } from './names-in-case.ts'
import { isOwnCase, ownView, withoutAccounts } from './own-case.ts'
import { clocksOf, recordOf } from './record-store.ts'
import { NAME_PURPOSE, PHONE_PURPOSE } from './seal-appellant.ts'

const VISIBLE_MS = 10 * 60_000
const DAY_MS = 86_400_000
/** A handler may call the appellant so long after closing, and no longer (domain §12.1, rules). */
const CONTACT_DAYS = 30

export async function getVisibleCase(call: Call, reference: string): Promise<LoadedCase> {
  const id = await findCaseId(call.db, reference)
  const loaded = id === null ? null : await findCase(call.db, id)
  if (!loaded || !maySee(call, loaded.state)) throw caseNotFound()
  return loaded
}

/** A case that the caller sees, or asked for as a citizen: to be named in a report, and to be looked at in its own way. */
export async function getNamedCase(call: Call, reference: string): Promise<LoadedCase> {
  const id = await findCaseId(call.db, reference)
  const loaded = id === null ? null : await findCase(call.db, id)
  if (!loaded || !(maySee(call, loaded.state) || isOwnCase(call.principal, loaded.state))) throw caseNotFound()
  return loaded
}

export const getCaseHandler = handle(getCase, async (input, call) => {
  const room = call.runtime.use(caseRoom)
  const { state, clocks } = await getNamedCase(call, input.id)
  const [people, allClocks, lines] = await Promise.all([
    appellantsOf(call.db, state.id),
    clocksOf(call.db, state.id),
    recordOf(call.db, state.id),
  ])
  await room.knowRules(state.rulesVersion)
  const facts = factsOf({
    room,
    actor: actorOf(call.principal),
    atMs: call.nowMs,
    state,
    openClocks: clocks,
    related: new Map(),
    newId: call.newId,
    birth: null,
  })
  const calendar = room.calendar.calendar()
  const hide = isIdentityHidden(call, state)
  const nameOf = namesInCase(call, state)
  const whole = {
    case: state,
    appellants: people.map((person) => masked(call, hide, person)),
    clocks: allClocks.map((clock) => clockView(clock, call.nowMs, calendar)),
    offers: offersFor(state, facts).map((offer) => ({ ...offer, refusal: offer.refusal ?? null })),
    record: lines.map((line) => ({
      seq: line.seq,
      type: line.type,
      ...eventWords[line.type as keyof typeof eventWords],
      occurredAt: toRfc3339(line.occurredMs),
      recordedAt: toRfc3339(line.recordedMs),
      actorKind: line.actorKind,
      person: nameOf(line.personId),
      post: line.post,
      unit: line.unitId,
      data: line.data,
    })),
  }
  if (!maySee(call, state)) {
    const mine = new Set(lines.filter((line) => line.personId === call.principal.id).map((line) => line.seq))
    return ownView(whole, call.principal.id, mine)
  }
  const actors = lines.map((line) => line.personId)
  return withoutAccounts(whole, citizensIn(room, state, actors), state.id)
})

function masked(call: Call, hide: boolean, person: SealedAppellant) {
  const { secrets } = call.runtime
  return {
    id: person.id,
    name: hide || !person.nameSealed ? null : maskName(secrets.open(person.nameSealed, NAME_PURPOSE)),
    phone: hide || !person.phoneSealed ? null : maskPhone(secrets.open(person.phoneSealed, PHONE_PURPOSE)),
    reachable: person.reachable,
    anonymous: person.anonymous,
  }
}

/** Below the centre only who handles the case has a reason to call, and only until some time after its end (domain §12.1). */
function mayContact(call: Call, state: CaseState): boolean {
  const scope = call.scope()
  if (scope.all) return true
  const { closedAt, endedAt } = state.at
  const ended = isOpen(state.state) ? null : (closedAt ?? endedAt)
  if (ended !== null && call.nowMs > ended + CONTACT_DAYS * DAY_MS) return false
  return state.orders.some(
    (order) => order.status !== 'returned' && order.status !== 'withdrawn' && scope.units.includes(order.unit),
  )
}

export const unmaskAppellantHandler = handle(unmaskAppellant, async (input, call) => {
  const { state } = await getVisibleCase(call, input.id)
  if (isIdentityHidden(call, state))
    throw fault('identity-hidden', {
      status: 403,
      zh: '诉求人要求保密，承办单位不可查看身份。需要联系时请区中心代为联系。',
      en: 'The appellant asked for confidentiality. Ask the centre to make contact.',
    })
  if (!mayContact(call, state))
    throw fault('contact-not-needed', {
      status: 403,
      zh: '只有本案承办单位在办理期间和结案后三十日内可以查看联系方式。确需联系的，请区中心代为联系。',
      en: 'Only the units that handle this case may see it, until 30 days after closing. Ask the centre to make contact.',
    })
  const accounts = citizensIn(call.runtime.use(caseRoom), state, [])
  const person = (await appellantsOf(call.db, state.id)).find(
    ({ id }) => id === input.appellantId || (accounts.includes(id) && input.appellantId === state.id),
  )
  if (!person)
    throw fault('appellant-not-found', {
      status: 404,
      zh: '本案没有这位诉求人。请刷新后再看。',
      en: 'This case has no such appellant.',
    })
  call.note(state.id, { appellantId: person.id, purpose: input.purpose })
  const { secrets } = call.runtime
  return {
    name: person.nameSealed ? secrets.open(person.nameSealed, NAME_PURPOSE) : null,
    phone: person.phoneSealed ? secrets.open(person.phoneSealed, PHONE_PURPOSE) : null,
    visibleUntil: toRfc3339(call.nowMs + VISIBLE_MS),
  }
})
