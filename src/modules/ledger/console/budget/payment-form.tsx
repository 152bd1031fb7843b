import { exact, isMore, minus } from '#core/number/exact.ts'
import { useCommand } from '#ui/call.ts'
import { type Field, Form, type Values } from '#ui/form.ts'
import { useWords } from '#ui/language.ts'
import { useSay } from '#ui/notice.tsx'
import { SidePanel } from '#ui/side-panel.tsx'
import { type ProjectSheet, recordPayment } from '../../contract.ts'
import { inUnit } from '../../domain/amount.ts'
import { words } from '../../words.ts'
import { groupDigits } from '../group-digits.ts'
import { type AmountHint, AmountHints, HintedAmount, type TypedAmount } from './amount-control.tsx'
import { lineChoices } from './line-choices.ts'
import { useLedgerWords } from './use-ledger-words.ts'

/** A payment from one line; while the amount is typed it says what will be left. */
export function PaymentForm({ sheet, onClose }: { sheet: ProjectSheet; onClose(): void }) {
  const { t } = useWords()
  const say = useSay()
  const save = useCommand(recordPayment)
  const { economic } = useLedgerWords()
  const hint: AmountHint = (yuan, { lineId }) => {
    const line = sheet.lines.find(({ id }) => id === lineId)
    if (!line) return null
    const left = exact(line.remaining)
    const said = (value: typeof left) => groupDigits(inUnit(value, '元'))
    if (yuan === null)
      return { words: { zh: `本条还剩 ${said(left)} 元`, en: `${said(left)} yuan are left on this line` } }
    if (isMore(yuan, left))
      return {
        words: {
          zh: `本条只剩 ${said(left)} 元，还差 ${said(minus(yuan, left))} 元，须先调整预算`,
          en: `only ${said(left)} yuan are left, ${said(minus(yuan, left))} are missing: adjust the budget first`,
        },
        isWrong: true,
      }
    return {
      words: { zh: `支付后还剩 ${said(minus(left, yuan))} 元`, en: `${said(minus(left, yuan))} yuan will be left` },
    }
  }
  const fields: Field[] = [
    {
      kind: 'choice',
      name: 'lineId',
      title: { zh: '从哪条预算支付', en: 'From which line' },
      required: true,
      choices: lineChoices(sheet),
    },
    { kind: 'custom', name: 'amount', title: words.amount, required: true, control: HintedAmount },
    { kind: 'date', name: 'paidOn', title: { zh: '支付日期', en: 'Paid on' }, required: true },
    { kind: 'text', name: 'payee', title: { zh: '收款方', en: 'Payee' }, required: true, maxLength: 100 },
    { kind: 'text', name: 'voucherNo', title: { zh: '凭证号', en: 'Voucher' }, required: true, maxLength: 60 },
    { kind: 'text', name: 'text', title: { zh: '用途', en: 'What for' }, required: true, maxLength: 200 },
    {
      kind: 'choice',
      name: 'economic',
      title: { zh: '实际支出科目', en: 'Spent on' },
      folded: true,
      choices: economic,
      hint: { zh: '与预算行不同时才选；决算按实际支出列表', en: 'Only where it is another class than the line’s' },
    },
  ]
  const submit = async (values: Values) => {
    const { amount, ...rest } = values as unknown as Sent
    const saved = await save.run({ ...rest, amount: amount.amount, moneyUnit: amount.moneyUnit })
    if (!saved) return false
    say(t({ zh: `已登记支付 ${groupDigits(saved.amount)} 元`, en: `Recorded ${groupDigits(saved.amount)} yuan` }))
    onClose()
    return true
  }
  return (
    <SidePanel title={t({ zh: '登记支付', en: 'Record a payment' })} onClose={onClose}>
      <AmountHints hint={hint}>
        <Form
          fields={fields}
          initial={{ lineId: sheet.lines.length === 1 ? sheet.lines[0]!.id : undefined }}
          verb={t({ zh: '登记支付', en: 'Record' })}
          onSubmit={submit}
          onCancel={onClose}
          busy={save.busy}
          problem={save.problem}
          draftKey={`ledger.pay.${sheet.project.id}.${sheet.year}`}
        />
      </AmountHints>
    </SidePanel>
  )
}

interface Sent {
  lineId: string
  amount: TypedAmount
  paidOn: string
  payee: string
  voucherNo: string
  text: string
  economic?: string
}
