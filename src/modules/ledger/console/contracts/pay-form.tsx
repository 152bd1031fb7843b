import { type Exact, findExact, isEqual, sum, ZERO } from '#core/number/exact.ts'
import { toFixedText } from '#core/number/round-exact.ts'
import { useCommand } from '#ui/call.ts'
import { type Field, Form, type Values } from '#ui/form.ts'
import { today } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { useSay } from '#ui/notice.tsx'
import { type ContractRow, type InstalmentRow, payInstalment } from '../../contract.ts'
import { groupDigits } from '../group-digits.ts'
import { type PayPart, PayPartsControl } from './pay-parts-control.tsx'

const totalOf = (values: Values): Exact =>
  sum(((values.parts as PayPart[] | undefined) ?? []).map(({ amount }) => findExact(amount ?? '') ?? ZERO))

function fieldsOf(due: string): readonly Field[] {
  const dueExact = findExact(due) ?? ZERO
  const differs = (values: Values) => !isEqual(totalOf(values), dueExact)
  return [
    { kind: 'date', name: 'paidOn', title: { zh: '支付日期', en: 'Paid on' }, required: true },
    { kind: 'text', name: 'voucherNo', title: { zh: '凭证号', en: 'Voucher' }, required: true, maxLength: 60 },
    {
      kind: 'custom',
      name: 'parts',
      title: { zh: '从哪条预算支付（元）', en: 'From which budget line (yuan)' },
      required: true,
      control: PayPartsControl,
    },
    {
      kind: 'text',
      name: 'reason',
      title: { zh: '与应付不同的原因', en: 'Why another amount' },
      lines: 2,
      maxLength: 500,
      when: differs,
      required: differs,
      hint: { zh: '差额会列为合同的问题', en: 'The difference is kept as a finding' },
    },
  ]
}

/** The voucher as it is: an amount that is not the instalment's percent of the price needs its reason. */
export function PayForm({
  contract,
  instalment,
  onClose,
}: {
  contract: ContractRow
  instalment: InstalmentRow
  onClose(): void
}) {
  const { t } = useWords()
  const say = useSay()
  const pay = useCommand(payInstalment)
  const submit = async (values: Values) => {
    const { parts, ...given } = values as { paidOn: string; voucherNo: string; parts: PayPart[]; reason?: string }
    const done = await pay.run(
      {
        id: contract.id,
        instalmentId: instalment.id,
        ...given,
        parts: parts.flatMap(({ lineId, amount }) => (lineId && amount ? { lineId, amount } : [])),
      },
      { expectedVersion: contract.version },
    )
    if (!done) return false
    say(t({ zh: `已登记付款，合同已付 ${done.paidPercent}%`, en: `Recorded; ${done.paidPercent}% are paid` }))
    onClose()
    return true
  }
  return (
    <Form
      fields={fieldsOf(instalment.due)}
      initial={{
        paidOn: today(),
        parts: [{ amount: instalment.due }],
        projectId: contract.projectId,
      }}
      verb={t({ zh: '登记付款', en: 'Record the payment' })}
      onSubmit={submit}
      onCancel={onClose}
      busy={pay.busy}
      problem={pay.problem}
      foretell={(values) =>
        t({
          zh: `应付 ${groupDigits(instalment.due)} 元，本次 ${groupDigits(toFixedText(totalOf(values), 2))} 元，收款人 ${contract.party}`,
          en: `Due ${groupDigits(instalment.due)} yuan, now ${groupDigits(toFixedText(totalOf(values), 2))} yuan to ${contract.party}`,
        })
      }
    />
  )
}
