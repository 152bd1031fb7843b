import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import { LOOP_STEPS, type LoopStep, NOTE_STEPS, type NoteStep } from '../domain/case-loop.ts'
import { Id, Instant, keysOf, nullable, Title } from './words.ts'

const CaseRef = Type.String({ minLength: 1, maxLength: 60, pattern: '^[0-9A-Za-z-]+$' })

export const CaseLoop = Type.Object({
  caseId: Id,
  caseNo: Type.String(),
  steps: Type.Array(
    Type.Object({
      step: keysOf<LoopStep>(LOOP_STEPS),
      zh: Type.String(),
      en: Type.String(),
      records: Type.Array(
        Type.Object({
          at: Instant,
          what: Title,
          text: nullable<string>(Type.String()),
          by: nullable<string>(Type.String()),
        }),
      ),
      /** What this step waits for where it has no record yet. */
      missing: nullable<Static<typeof Title>>(Title),
    }),
  ),
})
export type CaseLoop = Static<typeof CaseLoop>

export const getCaseLoop = operation({
  name: 'decisions.getCaseLoop',
  http: 'GET /decisions/cases/{id}/loop',
  title: { zh: '一案闭环：七个环节的记录', en: 'The records of all seven steps of one case' },
  may: 'cases:view',
  reach: 'area',
  in: Type.Object({ id: CaseRef }),
  out: CaseLoop,
})

export const addLoopNote = operation({
  name: 'decisions.addLoopNote',
  http: 'POST /decisions/cases/{id}/notes',
  title: { zh: '写研判、考评或复盘记录', en: 'Write a note of analysis, appraisal or review' },
  may: 'decisions:review',
  reach: 'area',
  in: Type.Object({
    id: CaseRef,
    step: keysOf<NoteStep>(NOTE_STEPS),
    text: Type.String({ minLength: 4, maxLength: 2000, pattern: '\\S' }),
  }),
  out: Type.Object({ id: Id }),
})
