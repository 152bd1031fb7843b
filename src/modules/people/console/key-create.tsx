import { Select } from 'antd'
import { useState } from 'react'
import { useCommand } from '#ui/call.ts'
import { type ControlProps, Form } from '#ui/form.ts'
import { useWords } from '#ui/language.ts'
import { SidePanel } from '#ui/side-panel.tsx'
import { createKey, type ProgramKey } from '../contract.ts'
import { words } from '../words.ts'
import { OneTimeSecret } from './one-time-secret.tsx'
import { UnitSelect } from './unit-select.tsx'
import { usePosts } from './use-posts.ts'

/** A key for a program; for an account that is new also its post. */
export function KeyCreate({ onClose }: { onClose(): void }) {
  const { t } = useWords()
  const create = useCommand(createKey)
  const [made, setMade] = useState<{ key: ProgramKey; secret: string | null } | null>(null)
  return (
    <SidePanel title={t({ zh: '新建密钥', en: 'Make a key' })} onClose={onClose}>
      {made ? (
        <OneTimeSecret
          secret={made.secret}
          about={t({
            zh: `${made.key.name}（${made.key.account}）的密钥，在请求头 Authorization: Bearer 后使用：`,
            en: `Key of ${made.key.name} (${made.key.account}), to follow Authorization: Bearer:`,
          })}
          onClose={onClose}
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
                zh: '已有程序账号则为它再建一把，便于轮换；否则新建账号',
                en: 'An existing program account gets a further key; else the account is made',
              },
            },
            { kind: 'text', name: 'name', title: { zh: '程序名称', en: 'Program' }, required: true, maxLength: 60 },
            {
              kind: 'text',
              name: 'label',
              title: { zh: '这把密钥的用途', en: 'What this key is for' },
              maxLength: 60,
            },
            {
              kind: 'custom',
              name: 'post',
              title: words.post,
              control: ServicePostControl,
              hint: {
                zh: '新账号须选；没有岗位什么也不能做',
                en: 'For a new account: without a post it may do nothing',
              },
            },
            {
              kind: 'custom',
              name: 'unit',
              title: words.unit,
              control: UnitControl,
              when: (values) => values.post !== undefined,
              required: true,
            },
            {
              kind: 'number',
              name: 'validDays',
              title: { zh: '有效天数', en: 'Days valid' },
              min: 1,
              max: 3650,
              hint: { zh: '空为不到期', en: 'Empty: it does not expire' },
            },
          ]}
          initial={{ validDays: 365 }}
          verb={t({ zh: '新建密钥', en: 'Make the key' })}
          busy={create.busy}
          problem={create.problem}
          onCancel={onClose}
          onSubmit={async ({ post, unit, ...values }) => {
            const answer = await create.run({
              ...(values as { account: string; name: string }),
              ...(typeof post === 'string' ? { posts: [{ post, unit: unit as string }] } : {}),
            })
            if (answer) setMade(answer)
            return answer !== null
          }}
        />
      )}
    </SidePanel>
  )
}

/** The system of a department takes and answers tasks as an officer of its unit does. */
const OFFICER = 'handlerOfficer'

function ServicePostControl({ id, value, change }: ControlProps) {
  const { t, language } = useWords()
  const { posts } = usePosts()
  return (
    <Select
      id={id}
      value={value as string | undefined}
      onChange={change}
      options={posts
        .filter((post) => post.sort === 'service' || post.id === OFFICER)
        .map((post) => ({ value: post.id, label: post[language] }))}
      allowClear
      placeholder={t({ zh: '接口岗位', en: 'Post of programs' })}
    />
  )
}

function UnitControl({ id, value, change, values }: ControlProps) {
  const { find } = usePosts()
  const post = find((values.post as string | undefined) ?? '')
  return (
    <UnitSelect
      id={id}
      value={value as string | undefined}
      change={change}
      {...(post ? { kinds: post.unitKinds } : {})}
    />
  )
}
