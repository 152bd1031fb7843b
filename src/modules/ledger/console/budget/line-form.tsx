import { newKey, useCommand } from '#ui/call.ts'
import { type Field, Form, type Values } from '#ui/form.ts'
import { useWords } from '#ui/language.ts'
import { useSay } from '#ui/notice.tsx'
import { SidePanel } from '#ui/side-panel.tsx'
import { type BudgetLineRow, type ProjectSheet, saveBudgetLine } from '../../contract.ts'
import { FUND_NAMES, FUNDS, type Fund } from '../../domain/fund.ts'
import { words } from '../../words.ts'
import { PlainAmount, type TypedAmount, typedOf } from './amount-control.tsx'
import { useLedgerWords } from './use-ledger-words.ts'

/** A line of the budget while it is drafted; once it is adopted only a line of nothing, for money that comes later. */
export function LineForm({
  sheet,
  before,
  onClose,
}: {
  sheet: ProjectSheet
  before: BudgetLineRow | null
  onClose(): void
}) {
  const { t } = useWords()
  const say = useSay()
  const list = useLedgerWords()
  const save = useCommand(saveBudgetLine)
  const isDraft = sheet.state === 'draft'
  const isTreasury = ({ source }: Values) => {
    const found = list.sources.find(({ id }) => id === source)
    return found?.income === 'fiscal' || found?.income === 'carryOver'
  }
  const fields: Field[] = [
    { kind: 'choice', name: 'source', title: words.source, required: true, choices: list.sourceChoices },
    {
      kind: 'choice',
      name: 'fund',
      title: words.fund,
      when: isTreasury,
      hint: { zh: '不选则按资金来源定', en: 'That of the source if left open' },
      choices: FUNDS.map((value) => ({ value, title: FUND_NAMES[value] })),
    },
    { kind: 'choice', name: 'functional', title: words.functional, required: true, choices: list.functional },
    { kind: 'choice', name: 'economic', title: words.economic, required: true, choices: list.economic },
    {
      kind: 'custom',
      name: 'initial',
      title: { zh: '年初数', en: 'Beginning amount' },
      required: true,
      when: () => isDraft,
      control: PlainAmount,
    },
    { kind: 'text', name: 'note', title: { zh: '备注', en: 'Note' }, maxLength: 200, folded: true },
  ]
  const submit = async (values: Values) => {
    const { source, fund, functional, economic, initial, note } = values as unknown as Sent
    const typed = initial ?? { amount: '0', moneyUnit: '元' as const }
    const saved = await save.run(
      {
        id: before?.id ?? newKey(),
        project: sheet.project.id,
        year: sheet.year,
        source,
        functional,
        economic,
        initial: typed.amount,
        moneyUnit: typed.moneyUnit,
        ...(fund ? { fund } : {}),
        ...(note ? { note } : {}),
      },
      before ? { expectedVersion: before.version } : {},
    )
    if (!saved) return false
    say(t({ zh: `已登记 ${saved.sourceName} ${saved.economicName}`, en: `Saved ${saved.economicName}` }))
    onClose()
    return true
  }
  return (
    <SidePanel
      title={before ? t({ zh: '修改年初预算', en: 'Change a line' }) : t({ zh: '增加预算行', en: 'Add a line' })}
      onClose={onClose}
    >
      <Form
        fields={fields}
        initial={
          before
            ? {
                source: before.source,
                fund: before.fund ?? undefined,
                functional: before.functional,
                economic: before.economic,
                initial: typedOf(before.initial),
                note: before.note,
              }
            : { source: list.sources[0]?.id, functional: sheet.lines[0]?.functional }
        }
        verb={before ? t({ zh: '保存修改', en: 'Save' }) : t({ zh: '增加', en: 'Add' })}
        foretell={() =>
          isDraft
            ? null
            : t({
                zh: '预算已批复：新行年初数为 0，随后用“预算调整”写入金额和文号',
                en: 'The budget is adopted: the new line begins with nothing, an adjustment fills it',
              })
        }
        onSubmit={submit}
        onCancel={onClose}
        busy={save.busy}
        problem={save.problem}
      />
    </SidePanel>
  )
}

interface Sent {
  source: string
  fund?: Fund
  functional: string
  economic: string
  initial?: TypedAmount
  note?: string
}
