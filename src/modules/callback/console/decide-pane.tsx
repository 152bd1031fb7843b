import { useMemo } from 'react'
import type { Input } from '#core/operation.ts'
import { decideCallback } from '#modules/cases/contract.ts'
import { listPersons } from '#modules/people/contract.ts'
import { useCommand, useOperation } from '#ui/call.ts'
import { type Field, Form, type Values } from '#ui/form.ts'
import { useWords } from '#ui/language.ts'
import { useSay } from '#ui/notice.tsx'
import { useMe } from '#ui/session.tsx'
import css from './callback.module.css'
import { type CaseDetail, CasePart } from './case-part.tsx'
import { useUnitName } from './unit-name.ts'

interface Said {
  contacted?: boolean
  solved?: boolean | null
  satisfied?: boolean | null
  reasonable?: boolean
}

/** What the citizen said on the call that led here. */
function lastCall(detail: CaseDetail): { said: Said; comment: string | null } | null {
  const line = detail.record.findLast((entry) => entry.type === 'CallbackDone')
  const data = line?.data as { result?: Said; comment?: string } | undefined
  return data?.result ? { said: data.result, comment: data.comment ?? null } : null
}

/** Not solved and no redo left, or unreasonable: once more, another unit, or an end that a leader answers for. */
export function DecidePane({ detail, onDone }: { detail: CaseDetail; onDone(): void }) {
  const { t } = useWords()
  const say = useSay()
  const me = useMe()
  const unitName = useUnitName()
  const isLeader = me.posts.some(({ post }) => post === 'leader')
  const isChief = me.posts.some(({ post }) => post === 'dutyChief')
  const chiefs = useOperation(listPersons, { post: 'dutyChief' }, { enabled: isLeader, freshForMs: 600_000 }).data
  const command = useCommand(decideCallback, { alsoChanges: ['callback', 'dispatch'] })
  const { case: state } = detail
  const lead = state.orders.findLast((order) => order.role === 'lead')
  const call = lastCall(detail)
  const fields = useMemo<Field[]>(
    () => [
      {
        kind: 'choice',
        name: 'decision',
        title: { zh: '研判', en: 'Decision' },
        required: true,
        choices: [
          ...(isChief
            ? [
                { value: 'onceMore', title: { zh: '原单位再办一次', en: 'The same unit once more' } },
                { value: 'anotherUnit', title: { zh: '换单位办理', en: 'Another unit' } },
              ]
            : []),
          ...(isLeader ? [{ value: 'close', title: { zh: '不再办理，结案', en: 'Close as it is' } }] : []),
        ],
      },
      { kind: 'text', name: 'reason', title: { zh: '理由', en: 'Reason' }, required: true, lines: 3, maxLength: 2000 },
      {
        kind: 'choice',
        name: 'proposedBy',
        title: { zh: '提出意见的值班长', en: 'Duty chief who proposed it' },
        required: true,
        when: ({ decision }) => decision === 'close',
        choices: (chiefs?.items ?? []).map(({ id, name }) => ({ value: id, title: { zh: name, en: name } })),
      },
      {
        kind: 'choice',
        name: 'exclusion',
        title: { zh: '是否剔除出考核', en: 'Left out of the rates' },
        when: ({ decision }) => decision === 'close',
        choices: [
          { value: 'none', title: { zh: '不剔除', en: 'counted' } },
          { value: 'unreasonable', title: { zh: '诉求不合理', en: 'unreasonable appeal' } },
          { value: 'objective', title: { zh: '客观无法解决', en: 'cannot be solved' } },
        ],
      },
    ],
    [isChief, isLeader, chiefs],
  )
  const submit = async (values: Values) => {
    const input = { id: state.id, ...values } as Input<typeof decideCallback>
    const done = await command.run(input, { expectedVersion: state.version })
    if (!done) return false
    say(t({ zh: `${state.caseNo.slice(-8)} 已研判。下一件`, en: `${state.caseNo.slice(-8)}: decided. Next` }))
    onDone()
    return true
  }
  const foretell = ({ decision }: Values) => {
    if (decision === 'onceMore')
      return t({
        zh: `将退回 ${unitName(lead?.unit)} 再办，并按二级督办`,
        en: `Back to ${unitName(lead?.unit)}, under supervision II`,
      })
    if (decision === 'anotherUnit')
      return t({ zh: '将回到待派遣，由派遣员另派', en: 'Back to dispatch, for another unit' })
    if (decision === 'close') return t({ zh: '将以“无法解决”转结案', en: 'To be closed as not solvable' })
    return null
  }
  return (
    <section className={css.pane} aria-label={t({ zh: '回访研判', en: 'Decision after the call-back' })}>
      <CasePart detail={detail} />
      {call ? (
        <div className={css.part}>
          <h3>{t({ zh: '回访结果', en: 'Result of the call' })}</h3>
          <p>
            {[
              call.said.solved ? t({ zh: '已解决', en: 'solved' }) : t({ zh: '未解决', en: 'not solved' }),
              call.said.satisfied ? t({ zh: '满意', en: 'satisfied' }) : t({ zh: '不满意', en: 'not satisfied' }),
              call.said.reasonable
                ? t({
                    zh: `诉求合理，已重办 ${state.callback.redosUsed} 次`,
                    en: `reasonable, ${state.callback.redosUsed} redo`,
                  })
                : t({ zh: '诉求不合理', en: 'unreasonable' }),
            ].join(t({ zh: '，', en: ', ' }))}
          </p>
          {call.comment ? <p>{call.comment}</p> : null}
        </div>
      ) : null}
      {isLeader ? null : (
        <p className={css.part}>
          {t({
            zh: '不再办理而结案，须由领导决定，值班长提出意见',
            en: 'Closing it as it is takes a leader, on your proposal',
          })}
        </p>
      )}
      <Form
        key={state.id}
        fields={fields}
        verb={t({ zh: '作出研判', en: 'Decide' })}
        onSubmit={submit}
        busy={command.busy}
        problem={command.problem}
        draftKey={`decideCallback.${state.id}`}
        foretell={foretell}
      />
    </section>
  )
}
