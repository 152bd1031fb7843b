import { compare, exact, minus, sizeOf } from '#core/number/exact.ts'
import { useCommand, useOperation } from '#ui/call.ts'
import { type Field, Form, type Values } from '#ui/form.ts'
import { useWords } from '#ui/language.ts'
import { useSay } from '#ui/notice.tsx'
import { SidePanel } from '#ui/side-panel.tsx'
import { adoptBudget, checkBudget, type YearRow } from '../../contract.ts'
import { inUnit } from '../../domain/amount.ts'
import { words } from '../../words.ts'
import { groupDigits } from '../group-digits.ts'
import { type AmountHint, AmountHints, HintedAmount, type TypedAmount } from './amount-control.tsx'
import { Findings } from './findings.tsx'

/** The document that makes a draft the budget. After it beginning amounts stay as they are. */
export function AdoptForm({ year: { year, unit }, onClose }: { year: YearRow; onClose(): void }) {
  const { t } = useWords()
  const say = useSay()
  const save = useCommand(adoptBudget)
  const check = useOperation(checkBudget, { year, unit })
  const initial = check.data?.initial ?? '0'
  const errors = (check.data?.findings ?? []).filter(({ severity }) => severity === 'error')
  const hint: AmountHint = (yuan) => {
    const said = (value: NonNullable<typeof yuan>) => groupDigits(inUnit(value, '元'))
    if (yuan === null)
      return {
        words: { zh: `各项目合计 ${groupDigits(initial)} 元`, en: `projects come to ${groupDigits(initial)}` },
      }
    const off = minus(exact(initial), yuan)
    const which = compare(off, exact(0))
    if (which === 0) return { words: { zh: '与各项目合计相符', en: 'agrees with the projects' } }
    return {
      words: {
        zh: which < 0 ? `各项目合计还差 ${said(sizeOf(off))} 元` : `各项目合计多 ${said(off)} 元`,
        en: `off by ${said(sizeOf(off))} yuan`,
      },
      isWrong: true,
    }
  }
  const fields: Field[] = [
    { kind: 'text', name: 'documentNo', title: { zh: '批复文号', en: 'Document' }, required: true, maxLength: 60 },
    { kind: 'date', name: 'adoptedOn', title: { zh: '批复日期', en: 'Day' }, required: true },
    {
      kind: 'custom',
      name: 'approved',
      title: { zh: '批复总额', en: 'Given in all' },
      required: true,
      control: HintedAmount,
    },
    {
      kind: 'text',
      name: 'despite',
      title: { zh: '合计不相符仍登记的原因', en: 'Why, although sums do not agree' },
      lines: 2,
      maxLength: 500,
      hint: { zh: '全部相符时不填', en: 'Leave it open where all agrees' },
    },
  ]
  const submit = async (values: Values) => {
    const { approved, ...rest } = values as unknown as Sent
    const saved = await save.run({ ...rest, year, unit, approved: approved.amount, moneyUnit: approved.moneyUnit })
    if (!saved) return false
    say(t({ zh: `已登记 ${year} 年预算批复`, en: `The budget of ${year} is adopted` }))
    onClose()
    return true
  }
  return (
    <SidePanel title={t({ zh: `登记 ${year} 年预算批复`, en: `Adopt the budget of ${year}` })} onClose={onClose}>
      <AmountHints hint={hint}>
        <Form
          fields={fields}
          verb={t(words.adopt)}
          foretell={() => (
            <>
              <p>
                {t({
                  zh: '登记后年初数和测算明细冻结，只能用预算调整改；此后可以支付。',
                  en: 'Beginning amounts and estimates stay after this; payments become possible.',
                })}
              </p>
              {errors.length > 0 ? <Findings findings={errors} /> : null}
            </>
          )}
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
  documentNo: string
  adoptedOn: string
  approved: TypedAmount
  despite?: string
}
