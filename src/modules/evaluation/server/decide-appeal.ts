import type { Input } from '#core/operation.ts'
import { notify } from '#modules/notices/contract.ts'
import type { Call } from '#platform/call.ts'
import { handle } from '#platform/plug.ts'
import { decideAppeal } from '../contract.ts'
import { figuresOfMember } from '../domain/figures-of-member.ts'
import { countedParts, isAdditive, leaveOut, sayCorrection, statedFigure } from '../domain/leave-out.ts'
import { reckonSheet } from '../domain/reckon-sheet.ts'
import type { Correction, SheetInputs } from '../domain/sheet.ts'
import { findAppeal, holdAppeal, type StoredAppeal, settleAppeal } from './appeal-store.ts'
import { appealView, isOwn } from './appeal-view.ts'
import { caseLines } from './case-lines.ts'
import { evaluationFaults } from './faults.ts'
import { rulesBook } from './rules-book.ts'
import { holdSheet } from './sheet-store.ts'
import { addVersion } from './version-store.ts'

type Decision = Input<typeof decideAppeal>

/** Upheld, the sheet gets a new version with what was changed and why; the versions before stay readable. */
export const decideAppealHandler = handle(decideAppeal, async (decision, call) => {
  const { id, upheld } = decision
  const found = await findAppeal(call.db, id)
  if (!found) throw evaluationFaults.appealNotFound()
  // Always the sheet first, then its appeals: as whoever submits one does.
  const sheet = (await holdSheet(call.db, found.sheetId))!
  const appeal = (await holdAppeal(call.db, id))!
  if (appeal.state !== 'submitted') throw evaluationFaults.appealDecided()
  if (isOwn(call, appeal)) throw evaluationFaults.ownAppeal()
  const isPlain = decision.exclude === undefined && decision.correct === undefined
  if (!upheld && !isPlain) throw evaluationFaults.dismissedPlain()
  const { id: byId, name: byName } = call.principal
  const reason = decision.reason.trim()
  const corrections = upheld ? await correctionsOf(call, sheet.inputs, appeal, decision) : []
  const changed = corrections.map((one) => sayCorrection(sheet.inputs, one))
  const resultVersion = upheld ? sheet.version + 1 : null
  if (resultVersion !== null) {
    const inputs: SheetInputs = { ...sheet.inputs, corrections: [...sheet.inputs.corrections, ...corrections] }
    await addVersion(call.db, {
      sheetId: sheet.id,
      version: resultVersion,
      inputs,
      outcome: reckonSheet(inputs),
      why: `${appeal.no}成立：${changed.join('；')}。${reason}`,
      appeal: { id, no: appeal.no },
      byId,
      byName,
      atMs: call.nowMs,
    })
  }
  await settleAppeal(call.db, {
    ...{ id, byId, byName, atMs: call.nowMs, decision: reason, changed, resultVersion },
    state: upheld ? 'upheld' : 'dismissed',
  })
  call.note(id, { no: appeal.no, upheld, version: resultVersion })
  await tellUnit(call, appeal, upheld, reason, resultVersion)
  if (decision.exclude) await tellThoseWhoExclude(call, appeal, corrections)
  return appealView(call, (await findAppeal(call.db, id))!)
})

async function correctionsOf(
  call: Call,
  inputs: SheetInputs,
  appeal: StoredAppeal,
  { exclude, correct, reason }: Decision,
): Promise<Correction[]> {
  if ((exclude === undefined) === (correct === undefined)) throw evaluationFaults.upheldHow()
  const kept = { appealNo: appeal.no, why: reason.trim() }
  const { scope, indicator } = appeal
  if (correct) {
    const defined = inputs.indicators.find((one) => one.id === indicator)
    const to = defined ? statedFigure(defined, correct.numerator, correct.denominator) : null
    if (!to) throw evaluationFaults.figureWrong()
    const member = inputs.members.find((one) => one.scope === scope)!
    const from = figuresOfMember(inputs, member).get(indicator) ?? { n: '0', d: null }
    return [{ ...kept, scope, indicator, from, to, caseNos: [] }]
  }
  if (inputs.scheme.basis === 'raw') throw evaluationFaults.rawBasis()
  const ids = exclude!
  if (ids.some((one) => !appeal.caseIds.includes(one))) throw evaluationFaults.excludeUnknown()
  const parts = countedParts(inputs, indicator)
  if (!parts.every(isAdditive)) throw evaluationFaults.notAdditive()
  const named = await caseLines(call, ids)
  const before = new Set(
    inputs.corrections.filter((one) => parts.some(({ id }) => id === one.indicator)).flatMap(({ caseNos }) => caseNos),
  )
  for (const { caseNo } of named) if (before.has(caseNo)) throw evaluationFaults.excludedBefore(caseNo)
  const left = leaveOut(
    inputs,
    call.runtime.use(rulesBook).book(),
    indicator,
    named.map(({ line }) => line),
  )
  if (!left || left.length === 0) throw evaluationFaults.belowNothing()
  const caseNos = named.map(({ caseNo }) => caseNo)
  return left.map((one) => ({ ...kept, ...one, caseNos }))
}

async function tellUnit(call: Call, appeal: StoredAppeal, upheld: boolean, reason: string, version: number | null) {
  const { no, sheetNo, sheetId, unit, byId } = appeal
  const result = upheld
    ? { zh: `成立，考评表已出第 ${version} 版`, en: `was upheld; version ${version} shows it` }
    : { zh: '不成立', en: 'was dismissed' }
  const wish = {
    kind: 'evaluation',
    title: { zh: `对${sheetNo}的申诉${no}${result.zh}`, en: `Appeal ${no} against ${sheetNo} ${result.en}` },
    text: { zh: reason, en: reason },
    link: `/c/evaluation/${sheetId}?tab=appeals`,
    dedupeKey: `evaluation-decided:${appeal.id}`,
  }
  const { notify: tell } = call.runtime.use(notify)
  await tell(call, { ...wish, to: { posts: ['handlerLead', 'streetDispatcher'], unit } })
  await tell(call, { ...wish, to: { personIds: [byId] } })
}

/** The case's own record is for the supervisor to propose and the leader to decide (domain §4.3): other figures follow from it. */
async function tellThoseWhoExclude(call: Call, appeal: StoredAppeal, corrections: readonly Correction[]) {
  const caseNos = [...new Set(corrections.flatMap((one) => one.caseNos))]
  const list = caseNos.join('、')
  await call.runtime.use(notify).notify(call, {
    to: { posts: ['supervisor'] },
    kind: 'evaluation',
    title: {
      zh: `申诉${appeal.no}成立，${caseNos.length} 件案件待认定剔除（申诉成立）`,
      en: `Appeal ${appeal.no} was upheld: ${caseNos.length} cases are to be excluded`,
    },
    text: {
      zh: `请提议、由领导在案件上认定“申诉成立”剔除，其他统计随之一致：${list}`,
      en: `Propose the exclusion on the cases, so that other figures agree: ${list}`,
    },
    link: `/c/evaluation/${appeal.sheetId}?tab=appeals`,
    dedupeKey: `evaluation-exclude:${appeal.id}`,
  })
}
