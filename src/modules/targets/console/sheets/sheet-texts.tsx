import { useWords } from '#ui/language.ts'
import type { SheetTexts } from '../../domain/sheet-facts.ts'
import css from './form.module.css'
import { Line } from './line.tsx'
import { useSheetEdit } from './sheet-edit.ts'

const TEXTS = [
  ['executionReason', '预算执行未得满分的原因', 'Why execution lost points', 500],
  [
    'deviationReasons',
    '偏差原因补充（各指标的原因已自动汇总）',
    'More reasons (those of the rows are put together)',
    2000,
  ],
  ['improvement', '改进措施补充（各指标的措施已自动汇总）', 'More measures (those of the rows are put together)', 2000],
  ['useOfResults', '结果应用', 'Use of the results', 2000],
] as const satisfies readonly (readonly [keyof SheetTexts, string, string, number])[]

/** What is said of the sheet as a whole. The cells of the form put it together with what stands under the rows. */
export function SheetTextLines() {
  const { t } = useWords()
  const { draft, assessed, open, facts } = useSheetEdit()
  const { words } = draft
  const owes = (field: string) => assessed.gaps.some((gap) => gap.targetId === null && gap.field === field)
  const goals = facts.goals.map((goal, at) => (
    <Line
      key={goal.id}
      id={`goal-${goal.id}`}
      label={t({ zh: `年度目标${at + 1}完成情况：${goal.text}`, en: `What came of goal ${at + 1}: ${goal.text}` })}
      value={words.goals.find(({ goalId }) => goalId === goal.id)?.text ?? ''}
      missing={false}
      readOnly={!open}
      most={1000}
      onChange={(text) =>
        draft.change({
          ...words,
          goals: [...words.goals.filter(({ goalId }) => goalId !== goal.id), { goalId: goal.id, text }],
        })
      }
    />
  ))
  return (
    <section className={css.texts} aria-label={t({ zh: '文字说明', en: 'Texts' })}>
      {goals}
      {TEXTS.map(([name, zh, en, most]) => (
        <Line
          key={name}
          id={name}
          label={t({ zh, en })}
          value={words.texts[name]}
          missing={owes(name)}
          readOnly={!open}
          most={most}
          onChange={(text) => draft.change({ ...words, texts: { ...words.texts, [name]: text } })}
        />
      ))}
    </section>
  )
}
