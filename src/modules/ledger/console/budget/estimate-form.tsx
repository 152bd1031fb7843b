import { type Exact, exact, findExact, isEqual, isMore, minus, plus, sizeOf, times, ZERO } from '#core/number/exact.ts'
import { newKey, useCommand } from '#ui/call.ts'
import { type Field, Form, type Values } from '#ui/form.ts'
import { useWords } from '#ui/language.ts'
import { useSay } from '#ui/notice.tsx'
import { SidePanel } from '#ui/side-panel.tsx'
import { type EstimateRow, type ProjectSheet, saveEstimate } from '../../contract.ts'
import { inUnit } from '../../domain/amount.ts'
import { words } from '../../words.ts'
import { groupDigits } from '../group-digits.ts'
import {
  type AmountHint,
  AmountHints,
  HintedAmount,
  PlainAmount,
  type TypedAmount,
  typedOf,
  typedYuan,
} from './amount-control.tsx'
import { useLedgerWords } from './use-ledger-words.ts'

/** What an amount was reckoned from; says at once what is still missing to the project's budget. */
export function EstimateForm({
  sheet,
  before,
  onClose,
}: {
  sheet: ProjectSheet
  before: EstimateRow | null
  onClose(): void
}) {
  const { t } = useWords()
  const say = useSay()
  const save = useCommand(saveEstimate)
  const { economic } = useLedgerWords()
  const missing = plus(
    minus(exact(sheet.estimateBase), exact(sheet.estimateTotal)),
    before ? exact(before.amount) : ZERO,
  )
  const hint: AmountHint = (yuan, values) => {
    const said = (value: Exact) => groupDigits(inUnit(value, '元'))
    const quantity = findExact(String(values.quantity ?? ''))
    const each = typedYuan(values.unitPrice)
    if (yuan !== null && quantity !== null && each !== null && !isEqual(times(quantity, each), yuan))
      return {
        words: {
          zh: `数量 × 单价 = ${said(times(quantity, each))} 元，与金额不同`,
          en: `quantity × price = ${said(times(quantity, each))} yuan, which is not the amount`,
        },
        isWrong: true,
      }
    const left = minus(missing, yuan ?? ZERO)
    if (isEqual(left, ZERO)) return { words: { zh: '明细与年初预算相符', en: 'adds up to the budget' } }
    return isMore(left, ZERO)
      ? { words: { zh: `距年初预算还差 ${said(left)} 元`, en: `${said(left)} yuan short of the budget` } }
      : {
          words: { zh: `超过年初预算 ${said(sizeOf(left))} 元`, en: `${said(sizeOf(left))} yuan above the budget` },
          isWrong: true,
        }
  }
  const fields: Field[] = [
    { kind: 'text', name: 'activity', title: { zh: '活动', en: 'Activity' }, required: true, maxLength: 100 },
    { kind: 'text', name: 'content', title: { zh: '内容', en: 'Content' }, maxLength: 500 },
    { kind: 'choice', name: 'economic', title: words.economic, required: true, choices: economic },
    { kind: 'text', name: 'quantity', title: { zh: '数量', en: 'Quantity' }, maxLength: 20 },
    { kind: 'text', name: 'quantityUnit', title: { zh: '计量单位', en: 'Unit' }, maxLength: 20 },
    { kind: 'custom', name: 'unitPrice', title: { zh: '单价', en: 'Price' }, control: PlainAmount },
    { kind: 'custom', name: 'amount', title: words.amount, required: true, control: HintedAmount },
    { kind: 'text', name: 'basis', title: { zh: '测算依据', en: 'Basis' }, required: true, lines: 2, maxLength: 500 },
  ]
  const submit = async (values: Values) => {
    const { unitPrice, amount: typed, ...rest } = values as unknown as Sent
    const saved = await save.run(
      {
        ...rest,
        id: before?.id ?? newKey(),
        project: sheet.project.id,
        year: sheet.year,
        // One unit for both: what was typed in another is sent in yuan.
        ...(unitPrice ? { unitPrice: inUnit(typedYuan(unitPrice) ?? ZERO, '元') } : {}),
        amount: inUnit(typedYuan(typed) ?? ZERO, '元'),
        moneyUnit: '元',
      },
      before ? { expectedVersion: before.version } : {},
    )
    if (!saved) return false
    say(t({ zh: `已登记“${saved.activity}”`, en: `Saved ${saved.activity}` }))
    onClose()
    return true
  }
  return (
    <SidePanel
      title={
        before ? t({ zh: '修改测算明细', en: 'Change an estimate' }) : t({ zh: '增加测算明细', en: 'Add an estimate' })
      }
      onClose={onClose}
    >
      <AmountHints hint={hint}>
        <Form
          fields={fields}
          initial={
            before
              ? {
                  activity: before.activity,
                  content: before.content,
                  economic: before.economic,
                  quantity: before.quantity ?? undefined,
                  quantityUnit: before.quantityUnit ?? undefined,
                  unitPrice: before.unitPrice === null ? undefined : typedOf(before.unitPrice),
                  amount: typedOf(before.amount),
                  basis: before.basis,
                }
              : { economic: sheet.lines[0]?.economic }
          }
          verb={before ? t({ zh: '保存修改', en: 'Save' }) : t({ zh: '增加', en: 'Add' })}
          onSubmit={submit}
          onCancel={onClose}
          busy={save.busy}
          problem={save.problem}
        />
      </AmountHints>
    </SidePanel>
  )
}

interface Sent {
  activity: string
  content?: string
  economic: string
  quantity?: string
  quantityUnit?: string
  unitPrice?: TypedAmount
  amount: TypedAmount
  basis: string
}
