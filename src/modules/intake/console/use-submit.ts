import { useState } from 'react'
import {
  answerDirectly,
  type CommandAnswer,
  otherChannels,
  referOut,
  report,
  supplement,
} from '#modules/cases/contract.ts'
import { type Problem, useCommand } from '#ui/call.ts'
import { reportCall } from '../contract.ts'
import { type Derived, type IntakeValues, reportInput } from './intake-values.ts'

export type Ending = 'case' | 'answer' | 'refer' | 'supplement'

/** What has come of a form. */
export interface Filed {
  id: string
  caseNo: string
  title: string
  ending: Ending
}

export interface Submitting {
  send(values: IntakeValues, derived: Derived): Promise<Filed | null>
  busy: boolean
  problem: Problem | null
  /** The case is registered, but answering or referring it was refused: only that is sent again. */
  half: CommandAnswer | null
  forget(): void
}

const isOtherChannel = (id: string | undefined): id is keyof typeof otherChannels =>
  id !== undefined && id in otherChannels

/** Reports, and where the operator ends the matter at once, answers or refers the new case. */
export function useSubmit(): Submitting {
  const options = { alsoChanges: ['intake', 'dispatch'] }
  const reporting = useCommand(report, options)
  const calling = useCommand(reportCall, { alsoChanges: [...options.alsoChanges, 'cases', 'hotline'] })
  const answering = useCommand(answerDirectly, options)
  const referring = useCommand(referOut, options)
  const adding = useCommand(supplement, options)
  const [half, setHalf] = useState<CommandAnswer | null>(null)
  const all = [reporting, calling, answering, referring, adding]

  const end = async (id: string, values: IntakeValues) => {
    if (values.way === 'answer')
      return answering.run({
        id,
        answer: values.answer.trim(),
        agreed: values.agreed,
        appealType: values.appealType,
        ...(values.knowledgeId.trim() === '' ? {} : { knowledgeId: values.knowledgeId.trim() }),
      })
    if (values.way === 'refer' && isOtherChannel(values.otherChannel))
      return referring.run({
        id,
        otherChannel: values.otherChannel,
        ...(values.told ? { told: true } : { cannotTell: true }),
      })
    return null
  }

  return {
    busy: all.some((one) => one.busy),
    problem: all.find((one) => one.problem)?.problem ?? null,
    half,
    forget: () => {
      setHalf(null)
      for (const one of all) one.clearProblem()
    },
    send: async (values, derived) => {
      const { title } = derived
      for (const one of all) one.clearProblem()
      if (values.supplementOf) {
        const { id, caseNo } = values.supplementOf
        const photos = values.photos.length > 0 ? { photos: values.photos } : {}
        const done = await adding.run({ id, text: values.text.trim(), ...photos })
        return done ? { id, caseNo, title: values.supplementOf.title, ending: 'supplement' } : null
      }
      const wish = reportInput(values, derived)
      const filed =
        half ?? (await (values.call ? calling.run({ ...wish, callId: values.call.id }) : reporting.run(wish)))
      if (!filed) return null
      const answer: Filed = { id: filed.id, caseNo: filed.caseNo, title, ending: values.way }
      if (values.way === 'case') {
        setHalf(null)
        return answer
      }
      const ended = await end(filed.id, values)
      setHalf(ended ? null : filed)
      return ended ? answer : null
    },
  }
}
