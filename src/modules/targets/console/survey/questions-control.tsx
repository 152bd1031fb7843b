import { Button, Input, Select } from 'antd'
import type { ControlProps } from '#ui/form.ts'
import { useWords } from '#ui/language.ts'
import {
  type Formula,
  MOST_QUESTIONS,
  QUESTION_KINDS,
  type Question,
  type QuestionKind,
} from '../../domain/survey/survey.ts'
import css from './survey.module.css'
import { KIND_NAMES } from './survey-words.ts'

export const questionsOf = (value: unknown): Question[] => (Array.isArray(value) ? (value as Question[]) : [])

/** The questions in their order; what is counted keeps to a question that can be counted. */
export function QuestionsControl({ value, values, changeMany, invalid }: ControlProps) {
  const { t } = useWords()
  const rows = questionsOf(value)
  const put = (questions: Question[]) =>
    changeMany({ questions, formula: fitted(values.formula as Formula, questions) })
  const set = (at: number, patch: Partial<Question>) =>
    put(rows.map((row, place) => (place === at ? { ...row, ...patch } : row)))
  return (
    <div className={css.stack}>
      {rows.map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: questions have no name but their place
        <div key={at} className={css.question}>
          <Select<QuestionKind>
            value={row.kind}
            onChange={(kind) => set(at, { kind })}
            options={QUESTION_KINDS.map((kind) => ({ value: kind, label: t(KIND_NAMES[kind]) }))}
            aria-label={t({ zh: `第 ${at + 1} 题题型`, en: `Kind of question ${at + 1}` })}
          />
          <Input
            value={row.text}
            maxLength={100}
            status={invalid && row.text.trim() === '' ? 'error' : ''}
            onChange={(event) => set(at, { text: event.target.value })}
            placeholder={t({ zh: `第 ${at + 1} 题`, en: `Question ${at + 1}` })}
            aria-label={t({ zh: `第 ${at + 1} 题`, en: `Question ${at + 1}` })}
          />
          {rows.length > 1 ? (
            <Button onClick={() => put(rows.filter((_row, place) => place !== at))}>
              {t({ zh: '移去', en: 'Remove' })}
            </Button>
          ) : null}
        </div>
      ))}
      {rows.length < MOST_QUESTIONS ? (
        <div>
          <Button size="small" onClick={() => put([...rows, { kind: 'steps', text: '' }])}>
            {t({ zh: '添加一题', en: 'Add a question' })}
          </Button>
        </div>
      ) : null}
    </div>
  )
}

/** The formula still holds while its question is of the same kind; else it begins anew. */
function fitted(formula: Formula, questions: readonly Question[]): Formula {
  const counted = questions[formula.question - 1]
  const isSame =
    counted?.kind === 'steps'
      ? formula.kind === 'mean' || formula.satisfied.every((choice) => choice !== 'yes')
      : counted?.kind === 'yesNo' && formula.satisfied.includes('yes')
  if (isSame) return formula
  const first = questions.findIndex(({ kind }) => kind !== 'text')
  const place = counted && counted.kind !== 'text' ? formula.question : first + 1 || 1
  const kind = questions[place - 1]?.kind
  return { question: place, kind: 'share', satisfied: kind === 'yesNo' ? ['yes'] : ['5', '4'] }
}
