import { useCommand } from '#ui/call.ts'
import { type Field, Form, type Values } from '#ui/form.ts'
import { today } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { useSay } from '#ui/notice.tsx'
import { acceptMilestone, type ContractRow, type MilestoneRow } from '../../contract.ts'
import { DocumentControl } from '../document-control.tsx'

const FIELDS: readonly Field[] = [
  { kind: 'date', name: 'acceptedOn', title: { zh: '验收日期', en: 'Accepted on' }, required: true },
  {
    kind: 'text',
    name: 'document',
    title: { zh: '验收文件', en: 'Document' },
    required: true,
    maxLength: 200,
    hint: { zh: '名称、编号或存放处', en: 'Its name, number or place' },
  },
  { kind: 'custom', name: 'documentId', title: { zh: '文件', en: 'File' }, control: DocumentControl },
]

export function AcceptForm({
  contract,
  milestone,
  onClose,
}: {
  contract: ContractRow
  milestone: MilestoneRow
  onClose(): void
}) {
  const { t } = useWords()
  const say = useSay()
  const accept = useCommand(acceptMilestone, { alsoChanges: ['notices'] })
  const submit = async (values: Values) => {
    const given = values as { acceptedOn: string; document: string; documentId?: string }
    const done = await accept.run(
      { id: contract.id, milestoneId: milestone.id, ...given },
      { expectedVersion: contract.version },
    )
    if (!done) return false
    say(t({ zh: `已确认“${milestone.name}”验收，财务可付款`, en: `${milestone.name} is accepted and payable` }))
    onClose()
    return true
  }
  return (
    <Form
      fields={FIELDS}
      initial={{ acceptedOn: today() }}
      verb={t({ zh: `确认“${milestone.name}”验收`, en: `Accept ${milestone.name}` })}
      onSubmit={submit}
      onCancel={onClose}
      busy={accept.busy}
      problem={accept.problem}
      draftKey={`accept.${milestone.id}`}
    />
  )
}
