import { useCommand } from '#ui/call.ts'
import { type Field, Form, type Values } from '#ui/form.ts'
import { useWords } from '#ui/language.ts'
import { type SavingRow, withdrawSaving } from '../../contract.ts'

const FIELDS: readonly Field[] = [
  { kind: 'text', name: 'why', title: { zh: '撤销原因', en: 'Why it is withdrawn' }, required: true, maxLength: 500 },
]

/** A saving that proved wrong no longer counts; it stays to be read. */
export function WithdrawSaving({ row, onDone }: { row: SavingRow; onDone(): void }) {
  const { t } = useWords()
  const withdraw = useCommand(withdrawSaving)
  const submit = async (values: Values) => {
    const { why } = values as { why: string }
    const done = await withdraw.run({ id: row.id, why })
    if (done) onDone()
    return done !== null
  }
  return (
    <details>
      <summary>{t({ zh: '撤销这项节约', en: 'Withdraw this saving' })}</summary>
      <Form
        fields={FIELDS}
        verb={t({ zh: '撤销', en: 'Withdraw' })}
        onSubmit={submit}
        busy={withdraw.busy}
        problem={withdraw.problem}
        danger
      />
    </details>
  )
}
