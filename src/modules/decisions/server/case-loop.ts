import { fault } from '#core/fault.ts'
import { maskText } from '#core/text/mask-text.ts'
import { parseRfc3339, toRfc3339 } from '#core/time/local.ts'
import { getCase } from '#modules/cases/contract.ts'
import { caseSight } from '#modules/clocks/contract.ts'
import { handle } from '#platform/plug.ts'
import { addLoopNote, type CaseLoop, getCaseLoop } from '../contract.ts'
import { LOOP_STEPS, type LoopStep, loopStepOf, MISSING } from '../domain/case-loop.ts'
import { addNote, countNotes, notesOf } from './loop-store.ts'

const MOST_NOTES = 200

/** The record of the case as its reader may see it, sorted into the seven steps, with what people concluded. */
export const getCaseLoopHandler = handle(getCaseLoop, async ({ id }, call): Promise<CaseLoop> => {
  const found = await call.call(getCase, { id })
  const notes = await notesOf(call.db, found.case.id)
  const records = [
    ...found.record.map(({ type, zh, en, occurredAt, person }) => ({
      step: loopStepOf(type),
      atMs: parseRfc3339(occurredAt) ?? 0,
      what: { zh, en },
      text: null as string | null,
      by: person,
    })),
    ...notes.map(({ step, text, by, atMs }) => ({
      step: step as LoopStep,
      atMs,
      what: { zh: `${LOOP_STEPS[step].zh}记录`, en: `note of ${LOOP_STEPS[step].en.toLowerCase()}` },
      text: maskText(text),
      by,
    })),
  ].sort((a, b) => a.atMs - b.atMs)
  return {
    caseId: found.case.id,
    caseNo: found.case.caseNo,
    steps: (Object.keys(LOOP_STEPS) as LoopStep[]).map((step) => {
      const own = records.filter((record) => record.step === step)
      return {
        step,
        ...LOOP_STEPS[step],
        records: own.map(({ atMs, what, text, by }) => ({ at: toRfc3339(atMs), what, text, by })),
        missing: own.length > 0 ? null : MISSING[step],
      }
    }),
  }
})

export const addLoopNoteHandler = handle(addLoopNote, async ({ id, step, text }, call) => {
  const { caseId } = await call.runtime.use(caseSight).mustSee(call, id)
  if ((await countNotes(call.db, caseId)) >= MOST_NOTES)
    throw fault('loop-notes-too-many', {
      status: 422,
      zh: `本案已有 ${MOST_NOTES} 条记录。请把新结论并入案件办理记录。`,
      en: `The case has ${MOST_NOTES} notes: put new conclusions into its record.`,
    })
  const newId = call.newId()
  const { id: byId, name: byName } = call.principal
  await addNote(call.db, { id: newId, caseId, step, text: text.trim(), byId, byName, atMs: call.nowMs })
  call.note(caseId, { step })
  return { id: newId }
})
