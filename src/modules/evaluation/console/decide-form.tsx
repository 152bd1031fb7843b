import { Checkbox } from 'antd'
import type { Input } from '#core/operation.ts'
import { useCommand } from '#ui/call.ts'
import { type ControlProps, type Field, Form, type Values } from '#ui/form.ts'
import { useWords } from '#ui/language.ts'
import { useSay } from '#ui/notice.tsx'
import { type AppealRow, decideAppeal, type Sheet } from '../contract.ts'

const WHOLE: Pick<Field & { kind: 'text' }, 'kind' | 'maxLength'> = { kind: 'text', maxLength: 15 }

/** Upheld by leaving out cases or by the right figure, or dismissed; always with a reason. */
export function DecideForm({ row, sheet, onClose }: { row: AppealRow; sheet: Sheet; onClose(): void }) {
  const { t } = useWords()
  const say = useSay()
  const decide = useCommand(decideAppeal, { alsoChanges: ['notices'] })
  const indicator = sheet.inputs.indicators.find(({ id }) => id === row.indicator)
  const hasDenominator = indicator?.form !== 'count'
  const mayCorrect = indicator?.form !== 'combination'
  const send = async (values: Values) => {
    const { how, reason, exclude, numerator, denominator } = values as Record<string, string> & { exclude?: string[] }
    const input: Input<typeof decideAppeal> = {
      id: row.id,
      upheld: how !== 'dismiss',
      reason: reason ?? '',
      ...(how === 'exclude' ? { exclude: exclude ?? [] } : {}),
      ...(how === 'correct'
        ? { correct: { numerator: numerator ?? '', ...(denominator ? { denominator } : {}) } }
        : {}),
    }
    const settled = await decide.run(input)
    if (!settled) return false
    say(
      settled.resultVersion === null
        ? t({ zh: `${row.no} 不成立`, en: `${row.no} was dismissed` })
        : t({
            zh: `${row.no} 成立，已出第 ${settled.resultVersion} 版`,
            en: `${row.no} upheld: version ${settled.resultVersion}`,
          }),
    )
    onClose()
    return true
  }
  const fields: Field[] = [
    {
      kind: 'choice',
      name: 'how',
      title: { zh: '审核意见', en: 'Decision' },
      required: true,
      choices: [
        ...(row.cases.length > 0
          ? [{ value: 'exclude', title: { zh: '成立，剔除案件', en: 'Upheld: leave out cases' } }]
          : []),
        ...(mayCorrect
          ? [{ value: 'correct', title: { zh: '成立，更正数值', en: 'Upheld: correct the figure' } }]
          : []),
        { value: 'dismiss', title: { zh: '不成立', en: 'Dismissed' } },
      ],
    },
    {
      kind: 'custom',
      name: 'exclude',
      title: { zh: '剔除的案件', en: 'Cases to leave out' },
      required: true,
      when: (values) => values.how === 'exclude',
      control: (props) => <CaseTicks {...props} row={row} />,
    },
    {
      ...WHOLE,
      name: 'numerator',
      title: hasDenominator ? { zh: '分子', en: 'Numerator' } : { zh: '正确的数', en: 'The right number' },
      required: true,
      sentAs: 'correct.numerator',
      when: (values) => values.how === 'correct',
    },
    {
      ...WHOLE,
      name: 'denominator',
      title: { zh: '分母', en: 'Denominator' },
      required: true,
      sentAs: 'correct.denominator',
      when: (values) => values.how === 'correct' && hasDenominator,
    },
    { kind: 'text', name: 'reason', title: { zh: '审核理由', en: 'Why' }, required: true, lines: 3, maxLength: 2000 },
  ]
  return (
    <Form
      fields={fields}
      initial={{ exclude: row.cases.map(({ id }) => id) }}
      verb={t({ zh: '提交审核意见', en: 'Submit the decision' })}
      onSubmit={send}
      onCancel={onClose}
      busy={decide.busy}
      problem={decide.problem}
    />
  )
}

function CaseTicks({ value, change, row }: ControlProps & { row: AppealRow }) {
  return (
    <Checkbox.Group
      value={(value as string[] | undefined) ?? []}
      onChange={(ids) => change(ids)}
      options={row.cases.map((one) => ({ value: one.id, label: `${one.caseNo} ${one.title}` }))}
    />
  )
}
