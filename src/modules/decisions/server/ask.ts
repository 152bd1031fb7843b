import { fault } from '#core/fault.ts'
import { type Days, readDays } from '../domain/period.ts'
import { type Imported, NARROWED, type Narrowing } from '../domain/question.ts'

export interface QuestionInput extends Narrowing {
  from: string
  to: string
  imported?: Imported
}

export function daysFrom({ from, to }: { from: string; to: string }): Days {
  const days = readDays(from, to)
  if (days === null)
    throw fault('decisions-period', {
      status: 422,
      zh: '期间不对：须是真实的日期，止不早于起，最长十年。请重新选择。',
      en: 'The period must be of real days, not end before it begins, and last ten years at most.',
    })
  return days
}

export const importedOf = ({ imported }: { imported?: Imported }): Imported => imported ?? 'include'

/** Only what was said, in one order: equal questions have equal texts. */
export function narrowingOf(input: Narrowing): Narrowing {
  return Object.fromEntries(NARROWED.flatMap((name) => (input[name] === undefined ? [] : [[name, input[name]]])))
}
