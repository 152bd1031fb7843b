import { useCommand } from '#ui/call.ts'
import { Form } from '#ui/form.ts'
import { useWords } from '#ui/language.ts'
import { type PersonRow, updatePerson } from '../contract.ts'
import { words } from '../words.ts'

export function PersonEdit({ person, phone, onDone }: { person: PersonRow; phone: string | null; onDone(): void }) {
  const { t } = useWords()
  const update = useCommand(updatePerson)
  // Whoever may not see the number may write a new one, but must not take the old one away by leaving the field empty.
  const isHidden = phone === null && person.phoneMasked !== ''
  return (
    <Form
      fields={[
        { kind: 'text', name: 'name', title: words.name, required: true, maxLength: 40 },
        {
          kind: 'text',
          name: 'phone',
          title: { zh: '工作电话', en: 'Telephone at work' },
          maxLength: 30,
          ...(isHidden
            ? {
                hint: {
                  zh: `现为 ${person.phoneMasked}，留空不改`,
                  en: `Now ${person.phoneMasked}; left as it is if empty`,
                },
              }
            : {}),
        },
      ]}
      initial={{ name: person.name, phone: phone ?? '' }}
      verb={t({ zh: '保存', en: 'Save' })}
      busy={update.busy}
      problem={update.problem}
      onCancel={onDone}
      onSubmit={async (values) => {
        const typed = values.phone as string | undefined
        const answer = await update.run(
          {
            id: person.id,
            name: values.name as string,
            ...(typed === undefined && isHidden ? {} : { phone: typed ?? null }),
          },
          { expectedVersion: person.version },
        )
        if (answer) onDone()
        return answer !== null
      }}
    />
  )
}
