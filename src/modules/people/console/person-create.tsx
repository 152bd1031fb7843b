import { useState } from 'react'
import { useCommand } from '#ui/call.ts'
import { Form } from '#ui/form.ts'
import { useWords } from '#ui/language.ts'
import { SidePanel } from '#ui/side-panel.tsx'
import { createPerson, type PersonRow } from '../contract.ts'
import { words } from '../words.ts'
import { OneTimeSecret } from './one-time-secret.tsx'

export function PersonCreate({ onClose, onOpen }: { onClose(): void; onOpen(id: string): void }) {
  const { t } = useWords()
  const create = useCommand(createPerson)
  const [made, setMade] = useState<{ person: PersonRow; password: string | null } | null>(null)
  return (
    <SidePanel title={t({ zh: '新建人员', en: 'Add a person' })} onClose={onClose}>
      {made ? (
        <OneTimeSecret
          secret={made.password}
          about={t({
            zh: `已建账号 ${made.person.account}（${made.person.name}）。首次登录口令，登录后须改：`,
            en: `Made ${made.person.account} (${made.person.name}). Password for the first sign-in, to be changed then:`,
          })}
          onClose={() => onOpen(made.person.id)}
        />
      ) : (
        <Form
          fields={[
            {
              kind: 'text',
              name: 'account',
              title: words.account,
              required: true,
              maxLength: 60,
              hint: {
                zh: '字母开头，3 至 60 位字母、数字或 . _ -，建后不能改',
                en: '3 to 60 letters, digits or . _ -, first a letter; fixed once made',
              },
            },
            { kind: 'text', name: 'name', title: words.name, required: true, maxLength: 40 },
            { kind: 'text', name: 'phone', title: { zh: '工作电话', en: 'Telephone at work' }, maxLength: 30 },
          ]}
          verb={t({ zh: '新建人员', en: 'Add the person' })}
          draftKey="people.create"
          busy={create.busy}
          problem={create.problem}
          onCancel={onClose}
          foretell={() =>
            t({
              zh: '建后显示一次性口令，再分配岗位；没有岗位的人登录后什么也看不到。',
              en: 'A one-time password follows; then assign posts: without one a person sees nothing.',
            })
          }
          onSubmit={async (values) => {
            const answer = await create.run(values as { account: string; name: string })
            if (answer) setMade(answer)
            return answer !== null
          }}
        />
      )}
    </SidePanel>
  )
}
