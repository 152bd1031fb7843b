import { Select } from 'antd'
import type { ControlProps } from '#ui/form.ts'
import { useWords } from '#ui/language.ts'
import { formulaText } from '../../domain/survey/formula-text.ts'
import type { Formula } from '../../domain/survey/survey.ts'
import { questionsOf } from './questions-control.tsx'
import css from './survey.module.css'

const WAYS: Readonly<Record<string, Pick<Formula, 'kind' | 'satisfied'>>> = {
  upperTwo: { kind: 'share', satisfied: ['5', '4'] },
  best: { kind: 'share', satisfied: ['5'] },
  mean: { kind: 'mean', satisfied: [] },
  yes: { kind: 'share', satisfied: ['yes'] },
}
const WAY_NAMES = {
  upperTwo: { zh: '选“非常满意”“满意”的比例', en: 'share of the best two steps' },
  best: { zh: '选“非常满意”的比例', en: 'share of the best step' },
  mean: { zh: '五级得分的均分 ÷ 5', en: 'mean of the steps ÷ 5' },
  yes: { zh: '选“是”的比例', en: 'share of yes' },
} as const

/** Which question is counted, and how; said as the sentence that is printed with the figure. */
export function FormulaControl({ id, value, change, values }: ControlProps) {
  const { t } = useWords()
  const formula = value as Formula
  const questions = questionsOf(values.questions)
  const kind = questions[formula.question - 1]?.kind
  const offered = kind === 'yesNo' ? (['yes'] as const) : (['upperTwo', 'best', 'mean'] as const)
  const way = offered.find(
    (one) => JSON.stringify(WAYS[one]) === JSON.stringify({ kind: formula.kind, satisfied: formula.satisfied }),
  )
  const choose = (question: number) => {
    const other = questions[question - 1]?.kind === kind
    change(
      other
        ? { ...formula, question }
        : { question, ...WAYS[questions[question - 1]?.kind === 'yesNo' ? 'yes' : 'upperTwo'] },
    )
  }
  return (
    <div className={css.stack}>
      <div className="row">
        <Select
          id={id}
          value={formula.question}
          onChange={choose}
          options={questions.flatMap((one, at) =>
            one.kind === 'text'
              ? []
              : [{ value: at + 1, label: t({ zh: `第 ${at + 1} 题`, en: `Question ${at + 1}` }) }],
          )}
          aria-label={t({ zh: '按哪一题计算', en: 'Question that is counted' })}
          style={{ width: 104 }}
        />
        <Select
          value={way}
          onChange={(next) => change({ question: formula.question, ...WAYS[next] })}
          options={offered.map((one) => ({ value: one, label: t(WAY_NAMES[one]) }))}
          aria-label={t({ zh: '算法', en: 'Formula' })}
          style={{ flex: 1, minWidth: 200 }}
        />
      </div>
      <span className="meta">{t(formulaText(formula))}</span>
    </div>
  )
}
