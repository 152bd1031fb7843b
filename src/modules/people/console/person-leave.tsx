import { useCommand } from '#ui/call.ts'
import { useConfirm } from '#ui/confirm.tsx'
import { type ControlProps, Form } from '#ui/form.ts'
import { useWords } from '#ui/language.ts'
import { deactivatePerson, type PersonRow } from '../contract.ts'
import { words } from '../words.ts'
import { PersonSelect } from './person-select.tsx'
import { usePosts } from './use-posts.ts'

/** A leaver's access ends and the work goes to somebody; the confirmation names everything that follows. */
export function PersonLeave({
  person,
  rosterCount,
  onDone,
}: {
  person: PersonRow
  rosterCount: number
  onDone(): void
}) {
  const { t } = useWords()
  const confirm = useConfirm()
  const end = useCommand(deactivatePerson, { alsoChanges: ['cases'] })
  const { find } = usePosts()
  const handlesCases = person.posts.some(({ post }) => find(post)?.sort === 'case')
  const needsSuccessor = handlesCases || rosterCount > 0
  const consequences = (hasSuccessor: boolean) => [
    t({ zh: '此人的所有登录立即结束，账号不能再登录。', en: 'Every sign-in ends at once and the account is closed.' }),
    t({
      zh: `${person.posts.length} 个岗位全部收回。`,
      en: `All ${person.posts.length} posts are taken away.`,
    }),
    hasSuccessor
      ? t({
          zh: `${rosterCount} 条排班和未办完的任务转给接手人。`,
          en: `${rosterCount} roster lines and all open tasks go to the successor.`,
        })
      : needsSuccessor
        ? t({
            zh: `${rosterCount} 条排班和未办完的任务要有人接手，请先选接手人。`,
            en: `${rosterCount} roster lines and open tasks need a successor; choose one first.`,
          })
        : t({ zh: '没有工作需要移交。', en: 'There is no work to hand over.' }),
    t({
      zh: '以往的办理记录保留，仍署此人姓名。账号可恢复，岗位和口令须重新分配。',
      en: 'Past records keep the name. The account can be taken back; posts and password are given anew.',
    }),
  ]
  return (
    <Form
      fields={[
        {
          kind: 'custom',
          name: 'successorId',
          title: { zh: '接手人', en: 'Successor' },
          required: needsSuccessor,
          control: SuccessorControl,
          hint: needsSuccessor
            ? { zh: '此人办理案件或有排班，须指定', en: 'Needed: this person handles cases or stands on the roster' }
            : { zh: '此人没有办案岗位和排班，可不填', en: 'Not needed: no case post, not on the roster' },
        },
        { kind: 'text', name: 'reason', title: words.reason, maxLength: 200 },
      ]}
      initial={{ leaverId: person.id }}
      verb={t({ zh: '停用并移交', en: 'End and hand over' })}
      danger
      busy={end.busy}
      problem={end.problem}
      onCancel={onDone}
      foretell={(values) => (
        <ul>
          {consequences(values.successorId !== undefined).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      onSubmit={async (values) => {
        const hasSuccessor = values.successorId !== undefined
        const yes = await confirm({
          title: t({ zh: `停用${person.name}的账号`, en: `End the access of ${person.name}` }),
          detail: consequences(hasSuccessor).map((line) => <p key={line}>{line}</p>),
          verb: hasSuccessor
            ? t({ zh: '停用并移交', en: 'End and hand over' })
            : t({ zh: '停用账号', en: 'End access' }),
          danger: true,
        })
        if (!yes) return false
        const answer = await end.run({ id: person.id, ...values }, { expectedVersion: person.version })
        if (answer) onDone()
        return answer !== null
      }}
    />
  )
}

function SuccessorControl({ id, value, change, values }: ControlProps) {
  return <PersonSelect id={id} value={value as string | undefined} change={change} except={values.leaverId as string} />
}
