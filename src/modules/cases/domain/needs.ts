import type { CaseState } from './case-state.ts'
import { switchesAre, switchOf } from './case-switch.ts'
import type { ClockName } from './clock-words.ts'
import { findLead, openOthers } from './orders.ts'
import type { RefusalCode } from './refusals.ts'
import type { Scene } from './scene.ts'
import type { Needs, SupervisionIs, Switches, TargetIf } from './table/row.ts'

/** Of several codes the row's own one refuses. */
const codesOfSwitch: { [S in keyof Switches]?: readonly RefusalCode[] } = {
  selfHandle: ['category-not-self-handled'],
  firstContact: ['contact-not-required'],
  emergency: ['not-emergency', 'extension-not-allowed'],
  returnAllowed: ['return-not-allowed'],
  verification: ['verification-not-allowed'],
  upperCase: ['not-upper-case'],
}

const codeOfNotOpen: { [C in ClockName]?: RefusalCode } = {
  emergency: 'measure-missing',
  contact: 'contact-missing',
  callbackDecision: 'decision-pending',
  instruction: 'archive-open-items',
}

const codeOfOpen: { [C in ClockName]?: RefusalCode } = {
  callbackDecision: 'no-decision-pending',
  preCallback: 'pre-callback-not-due',
  urgeReply: 'nothing-to-answer',
  reminderReply: 'nothing-to-answer',
  instruction: 'nothing-to-answer',
}

/** Said where the supervision is not as the row needs it: whichever of these the row has. */
const CODES_OF_SUPERVISION: readonly RefusalCode[] = [
  'supervision-level',
  'nothing-to-answer',
  'supervision-not-yours',
  'archive-open-items',
]

/** The guards of the row whose need is not met (domain: needs not met = refused with the row's guard). */
export function unmetNeeds(scene: Scene): RefusalCode[] {
  const { needs } = scene.row
  if (!needs) return []
  return [
    ...unmetSwitches(needs, scene),
    ...unmetClocks(needs, scene),
    ...unmetOrders(needs, scene),
    ...unmetSupervision(needs, scene),
  ]
}

function unmetSwitches({ sw, skippable }: Needs, scene: Scene): RefusalCode[] {
  const codes: RefusalCode[] = []
  for (const name in sw) {
    const one = name as keyof Switches
    if (!switchesAre({ [one]: sw[one] }, scene)) codes.push(...(codesOfSwitch[one] ?? []))
  }
  if (skippable && !isSkippable(scene)) codes.push('check-not-skippable')
  return codes
}

function unmetClocks({ open, notOpen }: Needs, { facts }: Scene): RefusalCode[] {
  const runs = (name: ClockName) => facts.openClocks.some((clock) => clock.name === name)
  return [
    ...(notOpen ?? []).filter(runs).map((name) => codeOfNotOpen[name]!),
    ...(open ?? []).filter((name) => !runs(name)).map((name) => codeOfOpen[name]!),
  ]
}

function unmetOrders(needs: Needs, { state, order }: Scene): RefusalCode[] {
  const codes: RefusalCode[] = []
  const { request, supervision } = state
  if (needs.noHighSupervision && supervision && supervision.level !== 'III') codes.push('supervision-open')
  if (needs.child && !(order && needs.child.includes(order.status))) codes.push('order-wrong-state')
  if (needs.noChild && openOthers(state).length > 0) codes.push('children-open')
  if (needs.noRequest && request) codes.push('request-open')
  const wanted = needs.request
  if (wanted) {
    const fits = request && wanted.state.includes(request.status) && (wanted.kind?.includes(request.kind) ?? true)
    if (!fits) codes.push(wanted.state.length > 1 ? 'no-request' : noSuchRequest[wanted.state[0]!])
  }
  return codes
}

function unmetSupervision({ sup }: Needs, { state, row }: Scene): RefusalCode[] {
  if (!sup || sup.includes(supervisionIs(state))) return []
  return CODES_OF_SUPERVISION.filter((code) => row.guards.includes(code))
}

/** The open supervision as the table speaks of it. */
export function supervisionIs({ supervision }: CaseState): SupervisionIs {
  return supervision ? `${supervision.level}:${supervision.status}` : 'none'
}

const noSuchRequest = { drafted: 'request-not-drafted', endorsed: 'request-not-endorsed' } as const

export function isSkippable(scene: Scene): boolean {
  return scene.state.closeKind === 'withdrawn' || switchOf('check', scene) === 'skippable'
}

export function isCallbackExempt(scene: Scene): boolean {
  return switchOf('callback', scene) === 'exempt'
}

/** May this target be chosen? */
export function targetHolds(when: TargetIf | undefined, scene: Scene): boolean {
  if (!when) return true
  const { state, rules } = scene
  const lead = findLead(state)
  return (
    switchesAre(when.sw, scene) &&
    (!when.state || when.state.includes(state.state)) &&
    (!when.lead || (lead !== null && when.lead.includes(lead.status))) &&
    (!when.exempt || isCallbackExempt(scene)) &&
    (when.withdrawn === undefined || when.withdrawn === (state.closeKind === 'withdrawn')) &&
    (!when.redoLeft || state.callback.redosUsed < rules.maxRedo) &&
    (!when.sup || when.sup.includes(supervisionIs(state))) &&
    (!when.noHighSupervision || !state.supervision || state.supervision.level === 'III') &&
    (!when.kind || (state.request !== null && when.kind.includes(state.request.kind)))
  )
}
