import { newKey, useCommand } from '#ui/call.ts'
import { type Field, Form, type Values } from '#ui/form.ts'
import { useWords } from '#ui/language.ts'
import { useSay } from '#ui/notice.tsx'
import { SidePanel } from '#ui/side-panel.tsx'
import { type ProcurementRow, type ProjectSheet, saveProcurement } from '../../contract.ts'
import { PROCUREMENT_KIND_NAMES, PROCUREMENT_KINDS, PROCUREMENT_METHODS } from '../../domain/procurement.ts'
import { words } from '../../words.ts'
import { PlainAmount, type TypedAmount, typedOf } from './amount-control.tsx'

/** What is to be bought for a project. Plans change during the year; once the budget is adopted each change says why. */
export function ProcurementForm({
  sheet,
  before,
  onClose,
}: {
  sheet: ProjectSheet
  before: ProcurementRow | null
  onClose(): void
}) {
  const { t } = useWords()
  const say = useSay()
  const save = useCommand(saveProcurement)
  const fields: Field[] = [
    { kind: 'text', name: 'name', title: { zh: '采购内容', en: 'What is bought' }, required: true, maxLength: 100 },
    {
      kind: 'choice',
      name: 'kind',
      title: { zh: '种类', en: 'Kind' },
      required: true,
      choices: PROCUREMENT_KINDS.map((value) => ({ value, title: PROCUREMENT_KIND_NAMES[value] })),
    },
    { kind: 'text', name: 'quantity', title: { zh: '数量', en: 'Quantity' }, required: true, maxLength: 60 },
    { kind: 'custom', name: 'amount', title: words.amount, required: true, control: PlainAmount },
    {
      kind: 'choice',
      name: 'method',
      title: { zh: '采购方式', en: 'Method' },
      required: true,
      choices: PROCUREMENT_METHODS.map((value) => ({ value, title: { zh: value, en: value } })),
    },
    {
      kind: 'text',
      name: 'why',
      title: words.why,
      required: true,
      when: () => sheet.state === 'adopted',
      maxLength: 500,
    },
  ]
  const submit = async (values: Values) => {
    const { amount, ...rest } = values as unknown as Sent
    const saved = await save.run(
      {
        ...rest,
        id: before?.id ?? newKey(),
        project: sheet.project.id,
        year: sheet.year,
        amount: amount.amount,
        moneyUnit: amount.moneyUnit,
      },
      before ? { expectedVersion: before.version } : {},
    )
    if (!saved) return false
    say(t({ zh: `已登记“${saved.name}”`, en: `Saved ${saved.name}` }))
    onClose()
    return true
  }
  return (
    <SidePanel
      title={before ? t({ zh: '修改采购', en: 'Change a purchase' }) : t({ zh: '增加采购', en: 'Add a purchase' })}
      onClose={onClose}
    >
      <Form
        fields={fields}
        initial={
          before
            ? {
                name: before.name,
                kind: before.kind,
                quantity: before.quantity,
                amount: typedOf(before.amount),
                method: before.method,
              }
            : { kind: 'services' }
        }
        verb={before ? t({ zh: '保存修改', en: 'Save' }) : t({ zh: '增加', en: 'Add' })}
        onSubmit={submit}
        onCancel={onClose}
        busy={save.busy}
        problem={save.problem}
      />
    </SidePanel>
  )
}

interface Sent {
  name: string
  kind: ProcurementRow['kind']
  quantity: string
  amount: TypedAmount
  method: string
  why?: string
}
