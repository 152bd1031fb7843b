import { useCommand } from '#ui/call.ts'
import { type Field, Form, type Values } from '#ui/form.ts'
import { useWords } from '#ui/language.ts'
import { type ContractRow, type MilestoneRow, withdrawAcceptance } from '../../contract.ts'

const FIELDS: readonly Field[] = [
  {
    kind: 'text',
    name: 'why',
    title: { zh: '撤回原因', en: 'Why it is taken back' },
    required: true,
    lines: 2,
    maxLength: 500,
  },
]

export function WithdrawForm({
  contract,
  milestone,
  onClose,
}: {
  contract: ContractRow
  milestone: MilestoneRow
  onClose(): void
}) {
  const { t } = useWords()
  const withdraw = useCommand(withdrawAcceptance)
  const submit = async (values: Values) => {
    const { why } = values as { why: string }
    const done = await withdraw.run(
      { id: contract.id, milestoneId: milestone.id, why },
      { expectedVersion: contract.version },
    )
    if (done) onClose()
    return done !== null
  }
  return (
    <Form
      fields={FIELDS}
      verb={t({ zh: `撤回“${milestone.name}”验收`, en: `Take ${milestone.name} back` })}
      onSubmit={submit}
      onCancel={onClose}
      busy={withdraw.busy}
      problem={withdraw.problem}
      danger
    />
  )
}
