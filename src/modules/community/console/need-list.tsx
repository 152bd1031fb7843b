import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { stateCards } from '#modules/cases/contract.ts'
import { useCommand } from '#ui/call.ts'
import { type Field, Form } from '#ui/form.ts'
import { tableTime } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { To } from '#ui/navigation.tsx'
import { useSay } from '#ui/notice.tsx'
import { useMay } from '#ui/session.tsx'
import { followNeed, type NeedRow, openNeedCase } from '../contract.ts'
import { NEED_STATE_WORDS } from '../words.ts'
import css from './community.module.css'
import { useListWords } from './use-list-words.ts'

const OPEN = ['open', 'following', 'caseEnded', 'cannot']

const FOLLOW: readonly Field[] = [
  {
    kind: 'choice',
    name: 'state',
    title: { zh: '进展', en: 'State' },
    required: true,
    choices: [
      { value: 'following', title: { zh: '继续跟进', en: 'Go on' } },
      { value: 'done', title: { zh: '已解决', en: 'Solved' } },
      { value: 'cannot', title: { zh: '暂不能解决', en: 'Cannot be solved yet' } },
    ],
  },
  {
    kind: 'text',
    name: 'text',
    title: { zh: '办了什么', en: 'What was done' },
    required: true,
    lines: 3,
    maxLength: 2000,
  },
  {
    kind: 'date',
    name: 'dueOn',
    title: { zh: '约定日期', en: 'Promised day' },
    when: (values) => values.state === 'following',
  },
]

const CASE: readonly Field[] = [
  { kind: 'text', name: 'title', title: { zh: '案件标题', en: 'Title of the case' }, required: true, maxLength: 100 },
  {
    kind: 'tick',
    name: 'callBack',
    title: { zh: '转交联系人，办结后回访', en: 'Hand over whom to call back' },
    hint: { zh: '姓名电话加密转交，办理时仍遮挡', en: 'Sealed on the way and masked there' },
  },
]

/** Needs with how they were followed; one that others must solve becomes a case, and shows how that stands. */
export function NeedList({
  needs,
  where,
  empty,
}: {
  needs: readonly NeedRow[]
  where?: (need: NeedRow) => ReactNode
  empty: ReactNode
}) {
  if (needs.length === 0) return <p className={css.quiet}>{empty}</p>
  return (
    <ul className={css.records}>
      {needs.map((need) => (
        <li key={need.id}>
          <Need need={need} where={where?.(need)} />
        </li>
      ))}
    </ul>
  )
}

function Need({ need, where }: { need: NeedRow; where: ReactNode }) {
  const { t } = useWords()
  const say = useSay()
  const names = useListWords()
  const [form, setForm] = useState<'follow' | 'case' | null>(null)
  const follow = useCommand(followNeed)
  const open = useCommand(openNeedCase, { alsoChanges: ['cases'] })
  const mayFollow = useMay(need.householdId ? 'community:record' : 'community:record-enterprises')
  const mayReport = useMay('cases:report')
  const isOpen = OPEN.includes(need.state)
  return (
    <>
      <p>
        <b>{names.need(need.kind)}</b>
        <span className={css.chip} data-kind={chipOf(need)}>
          {t(NEED_STATE_WORDS[need.state])}
        </span>
        {need.dueOn ? (
          <span className={css.meta} data-over={need.overdue}>
            {need.overdue
              ? t({ zh: `■ 已过约定日期 ${need.dueOn}`, en: `■ promised for ${need.dueOn}` })
              : t({ zh: `约定 ${need.dueOn}`, en: `promised for ${need.dueOn}` })}
          </span>
        ) : null}
      </p>
      <p>{need.text}</p>
      {need.caseId ? (
        <p>
          <To href={`/c/cases/${need.caseId}`}>{t({ zh: `案件 ${need.caseNo}`, en: `Case ${need.caseNo}` })}</To>{' '}
          {need.caseState ? t(stateCards[need.caseState as keyof typeof stateCards]) : null}
        </p>
      ) : null}
      {need.steps.map((step) =>
        step.text ? (
          <p key={`${step.at}${step.state}`} className={css.step}>
            {tableTime(step.at)} {step.by}：{step.text}
          </p>
        ) : null,
      )}
      <p className={css.meta}>
        {tableTime(need.openedAt)} {need.by}
        {where ? <> · {where}</> : null}
      </p>
      {isOpen && mayFollow && form === null ? (
        <p className="row">
          <Button size="small" onClick={() => setForm('follow')}>
            {t({ zh: '跟进', en: 'Follow' })}
          </Button>
          {mayReport && (need.state === 'open' || need.state === 'following') ? (
            <Button size="small" onClick={() => setForm('case')}>
              {t({ zh: '转案件', en: 'Open a case' })}
            </Button>
          ) : null}
        </p>
      ) : null}
      {form === 'follow' ? (
        <Form
          fields={FOLLOW}
          initial={{ state: 'following' }}
          verb={t({ zh: '保存进展', en: 'Save' })}
          busy={follow.busy}
          problem={follow.problem}
          onCancel={() => setForm(null)}
          onSubmit={async (values) => {
            const done = await follow.run({ id: need.id, ...(values as { state: 'following'; text: string }) })
            if (done) {
              setForm(null)
              say(t({ zh: '已保存进展', en: 'Saved' }))
            }
            return done !== null
          }}
        />
      ) : null}
      {form === 'case' ? (
        <Form
          fields={CASE}
          initial={{ title: need.text.slice(0, 30), callBack: true }}
          verb={t({ zh: '转案件', en: 'Open the case' })}
          busy={open.busy}
          problem={open.problem}
          onCancel={() => setForm(null)}
          onSubmit={async (values) => {
            const done = await open.run({ id: need.id, ...(values as { title: string; callBack?: boolean }) })
            if (done) {
              setForm(null)
              say(t({ zh: `已转案件 ${done.caseNo}`, en: `Opened case ${done.caseNo}` }))
            }
            return done !== null
          }}
        />
      ) : null}
    </>
  )
}

function chipOf(need: NeedRow): string {
  if (need.overdue) return 'over'
  if (need.state === 'done') return 'ok'
  return need.state === 'caseEnded' || need.state === 'open' ? 'warn' : 'plain'
}
