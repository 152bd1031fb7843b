import { Button, Input } from 'antd'
import { useState } from 'react'
import { useCommand } from '#ui/call.ts'
import { tableTime } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { useSay } from '#ui/notice.tsx'
import { ProblemNotice } from '#ui/page.ts'
import { useMay } from '#ui/session.tsx'
import { approveChange, type ChangeRow, refuseChange, takeBackChange } from '../../contract.ts'
import css from '../targets.module.css'

/** A change that waits: a leader agrees or refuses with a reason, its proposer may take it back. */
export function OpenChange({ change }: { change: ChangeRow }) {
  const { t } = useWords()
  const say = useSay()
  const mayDecide = useMay('targets:approve')
  const maySet = useMay('targets:set')
  const approve = useCommand(approveChange, { alsoChanges: ['notices'] })
  const refuse = useCommand(refuseChange, { alsoChanges: ['notices'] })
  const takeBack = useCommand(takeBackChange)
  const [reason, setReason] = useState('')
  const kind = change.kind === 'withdraw' ? t({ zh: '撤销', en: 'withdrawal' }) : t({ zh: '调整', en: 'change' })
  const { id } = change
  const done = (answer: unknown, said: { zh: string; en: string }) => {
    if (answer) say(t(said))
  }
  return (
    <section className={css.change} aria-label={t({ zh: '待批的变更', en: 'Change that waits' })}>
      <p>
        <b>{t({ zh: `${kind}待批`, en: `A ${kind} waits` })}</b>{' '}
        <span className="meta">
          {change.proposedByName} {tableTime(change.proposedAt)}
        </span>
      </p>
      {change.after ? (
        <p>
          {change.before} → <b>{change.after}</b>
        </p>
      ) : null}
      <p>{t({ zh: `理由：${change.reason}`, en: `Reason: ${change.reason}` })}</p>
      {mayDecide ? (
        <>
          <Input.TextArea
            value={reason}
            maxLength={500}
            autoSize={{ minRows: 1, maxRows: 4 }}
            onChange={(event) => setReason(event.target.value)}
            placeholder={t({ zh: '意见；不同意时必填', en: 'Opinion; needed to refuse' })}
            aria-label={t({ zh: '意见', en: 'Opinion' })}
          />
          <div className="row">
            <Button
              type="primary"
              loading={approve.busy}
              onClick={() =>
                void approve
                  .run({ id, ...(reason.trim() ? { answer: reason } : {}) })
                  .then((answer) => done(answer, { zh: '已批准', en: 'Approved' }))
              }
            >
              {t({ zh: `批准${kind}`, en: `Approve the ${kind}` })}
            </Button>
            <Button
              danger
              disabled={!reason.trim()}
              loading={refuse.busy}
              onClick={() =>
                void refuse.run({ id, reason }).then((answer) => done(answer, { zh: '已答复不同意', en: 'Refused' }))
              }
            >
              {t({ zh: '不同意', en: 'Refuse' })}
            </Button>
          </div>
        </>
      ) : null}
      {maySet && !mayDecide ? (
        <div className="row">
          <Button
            loading={takeBack.busy}
            onClick={() => void takeBack.run({ id }).then((answer) => done(answer, { zh: '已收回', en: 'Taken back' }))}
          >
            {t({ zh: '收回', en: 'Take it back' })}
          </Button>
        </div>
      ) : null}
      <ProblemNotice problem={approve.problem ?? refuse.problem ?? takeBack.problem} />
    </section>
  )
}
