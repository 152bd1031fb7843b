import { exact, isMore, minus, plus } from '#core/number/exact.ts'
import { useCommand } from '#ui/call.ts'
import { type Field, Form, type Values } from '#ui/form.ts'
import { useWords } from '#ui/language.ts'
import { useSay } from '#ui/notice.tsx'
import { SidePanel } from '#ui/side-panel.tsx'
import { adjustBudget, type ProjectSheet } from '../../contract.ts'
import { inUnit } from '../../domain/amount.ts'
import { words } from '../../words.ts'
import { groupDigits } from '../group-digits.ts'
import { type AmountHint, AmountHints, HintedAmount, type TypedAmount } from './amount-control.tsx'
import { lineChoices } from './line-choices.ts'

const WAYS = [
  { value: 'more', title: { zh: '追加', en: 'More' } },
  { value: 'less', title: { zh: '调减', en: 'Less' } },
  { value: 'move', title: { zh: '科目间调剂', en: 'From one line to another' } },
] as const

/** More, less, or from one line to another; each by a document. */
export function AdjustForm({ sheet, onClose }: { sheet: ProjectSheet; onClose(): void }) {
  const { t } = useWords()
  const say = useSay()
  const save = useCommand(adjustBudget)
  const choices = lineChoices(sheet)
  const hint: AmountHint = (yuan, { way, lineId }) => {
    const line = sheet.lines.find(({ id }) => id === lineId)
    if (!line) return null
    const left = exact(line.remaining)
    const said = (value: typeof left) => groupDigits(inUnit(value, '元'))
    if (way === 'more')
      return yuan === null
        ? null
        : {
            words: {
              zh: `调整后为 ${said(plus(exact(line.adjusted), yuan))} 元`,
              en: `it will be ${said(plus(exact(line.adjusted), yuan))} yuan`,
            },
          }
    if (yuan === null) return { words: { zh: `最多可调减 ${said(left)} 元`, en: `at most ${said(left)} yuan` } }
    return isMore(yuan, left)
      ? {
          words: {
            zh: `超过可调减数 ${said(minus(yuan, left))} 元`,
            en: `${said(minus(yuan, left))} yuan too much`,
          },
          isWrong: true,
        }
      : {
          words: {
            zh: `调整后为 ${said(minus(exact(line.adjusted), yuan))} 元`,
            en: `it will be ${said(minus(exact(line.adjusted), yuan))} yuan`,
          },
        }
  }
  const fields: Field[] = [
    { kind: 'choice', name: 'way', title: { zh: '方式', en: 'How' }, required: true, choices: WAYS },
    { kind: 'choice', name: 'lineId', title: { zh: '预算行', en: 'Line' }, required: true, choices },
    {
      kind: 'choice',
      name: 'toLineId',
      title: { zh: '调剂到', en: 'To' },
      required: true,
      when: ({ way }) => way === 'move',
      choices,
    },
    { kind: 'custom', name: 'amount', title: words.amount, required: true, control: HintedAmount },
    { kind: 'text', name: 'documentNo', title: words.documentNo, required: true, maxLength: 60 },
    { kind: 'date', name: 'adjustedOn', title: { zh: '调整日期', en: 'Day' }, required: true },
    { kind: 'text', name: 'reason', title: words.reason, required: true, lines: 2, maxLength: 500 },
  ]
  const submit = async (values: Values) => {
    const { way, lineId, toLineId, amount, documentNo, adjustedOn, reason } = values as unknown as Sent
    const saved = await save.run({
      changes: [
        { lineId, amount: way === 'more' ? amount.amount : `-${amount.amount}` },
        ...(way === 'move' && toLineId ? [{ lineId: toLineId, amount: amount.amount }] : []),
      ],
      moneyUnit: amount.moneyUnit,
      documentNo,
      adjustedOn,
      reason,
    })
    if (!saved) return false
    say(t({ zh: `已按 ${documentNo} 调整`, en: `Adjusted by ${documentNo}` }))
    onClose()
    return true
  }
  return (
    <SidePanel title={t({ zh: '登记预算调整', en: 'Adjust the budget' })} onClose={onClose}>
      <AmountHints hint={hint}>
        <Form
          fields={fields}
          initial={{ way: 'more', lineId: sheet.lines.length === 1 ? sheet.lines[0]!.id : undefined }}
          verb={t({ zh: '登记调整', en: 'Adjust' })}
          onSubmit={submit}
          onCancel={onClose}
          busy={save.busy}
          problem={save.problem}
          draftKey={`ledger.adjust.${sheet.project.id}.${sheet.year}`}
        />
      </AmountHints>
    </SidePanel>
  )
}

interface Sent {
  way: (typeof WAYS)[number]['value']
  lineId: string
  toLineId?: string
  amount: TypedAmount
  documentNo: string
  adjustedOn: string
  reason: string
}
