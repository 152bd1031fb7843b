import { Button, Input } from 'antd'
import { useState } from 'react'
import { newKey, useCommand, useOperation } from '#ui/call.ts'
import { Dialog } from '#ui/dialog.tsx'
import { useWords } from '#ui/language.ts'
import { useSay } from '#ui/notice.tsx'
import { ProblemNotice } from '#ui/page.ts'
import { useMay } from '#ui/session.tsx'
import {
  approvePlan,
  copyPlan,
  getYear,
  openPlan,
  type PlanRow,
  type PlanSubject,
  proposePlan,
  refusePlan,
  type WeightSums,
} from '../../contract.ts'

/** What can be done with the targets of a project as they stand, by the post of whoever looks. */
export function PlanActions({ subject, sums, year }: { subject: PlanSubject; sums: WeightSums | null; year: number }) {
  const maySet = useMay('targets:set')
  const mayApprove = useMay('targets:approve')
  const { plan } = subject
  if (!plan || (plan.state === 'draft' && subject.targets.length === 0))
    return maySet ? <Begin subject={subject} year={year} /> : null
  if (plan.state === 'draft') return maySet && sums ? <Propose plan={plan} sums={sums} /> : null
  return plan.state === 'proposed' && mayApprove ? <Decide plan={plan} /> : null
}

function Begin({ subject, year }: { subject: PlanSubject; year: number }) {
  const { t } = useWords()
  const say = useSay()
  const open = useCommand(openPlan)
  const copy = useCommand(copyPlan)
  const { data } = useOperation(getYear, { year: year - 1 })
  const { projectId, unit } = subject
  const last = data?.subjects.find((one) => one.projectId === projectId && one.unit === unit)
  const count = last?.targets.filter((one) => one.state !== 'withdrawn').length ?? 0
  const take = async () => {
    if (!last?.plan) return
    const done = await copy.run({ id: last.plan.id, newId: newKey() })
    if (done)
      say(t({ zh: `已沿用 ${done.copied} 项，可逐项修改`, en: `Took over ${done.copied}; change them as needed` }))
  }
  return (
    <>
      {last?.plan && count > 0 ? (
        <Button type="primary" loading={copy.busy} onClick={() => void take()}>
          {t({ zh: `沿用 ${year - 1} 年 ${count} 项`, en: `Take over ${count} of ${year - 1}` })}
        </Button>
      ) : null}
      {subject.plan ? null : (
        <Button
          loading={open.busy}
          onClick={() => void open.run({ id: newKey(), year, ...(projectId === null ? { unit } : { projectId }) })}
        >
          {t({ zh: '从头拟定', en: 'Begin anew' })}
        </Button>
      )}
      <ProblemNotice problem={open.problem ?? copy.problem} />
    </>
  )
}

function Propose({ plan, sums }: { plan: PlanRow; sums: WeightSums }) {
  const { t } = useWords()
  const say = useSay()
  const propose = useCommand(proposePlan, { alsoChanges: ['notices'] })
  const send = async () => {
    if (await propose.run({ id: plan.id }, { expectedVersion: plan.version }))
      say(t({ zh: '已报批，负责人会收到通知', en: 'Proposed; the leaders are told' }))
  }
  return (
    <>
      <Button
        type="primary"
        disabled={!sums.agrees}
        loading={propose.busy}
        title={sums.said.map(t).join(t({ zh: '，', en: ', ' }))}
        onClick={() => void send()}
      >
        {t({ zh: '报批', en: 'Propose' })}
      </Button>
      <ProblemNotice problem={propose.problem} />
    </>
  )
}

function Decide({ plan }: { plan: PlanRow }) {
  const { t } = useWords()
  const say = useSay()
  const approve = useCommand(approvePlan, { alsoChanges: ['notices'] })
  const refuse = useCommand(refusePlan, { alsoChanges: ['notices'] })
  const [reason, setReason] = useState<string | null>(null)
  const expected = { expectedVersion: plan.version }
  const agree = async () => {
    if (await approve.run({ id: plan.id }, expected)) say(t({ zh: '已批准', en: 'Approved' }))
  }
  const sendBack = async () => {
    if (!(await refuse.run({ id: plan.id, reason: reason ?? '' }, expected))) return
    setReason(null)
    say(t({ zh: '已退回，提出人会收到通知', en: 'Sent back; the proposer is told' }))
  }
  return (
    <>
      <Button type="primary" loading={approve.busy} onClick={() => void agree()}>
        {t({ zh: '批准', en: 'Approve' })}
      </Button>
      <Button danger onClick={() => setReason('')}>
        {t({ zh: '退回', en: 'Send back' })}
      </Button>
      <ProblemNotice problem={approve.problem} />
      {reason === null ? null : (
        <Dialog
          title={t({ zh: '退回这份目标', en: 'Send the targets back' })}
          onClose={() => setReason(null)}
          actions={
            <>
              <Button onClick={() => setReason(null)}>{t({ zh: '返回', en: 'Back' })}</Button>
              <Button
                type="primary"
                danger
                disabled={!reason.trim()}
                loading={refuse.busy}
                onClick={() => void sendBack()}
              >
                {t({ zh: '退回', en: 'Send back' })}
              </Button>
            </>
          }
        >
          <Input.TextArea
            value={reason}
            maxLength={500}
            autoSize={{ minRows: 3, maxRows: 8 }}
            onChange={(event) => setReason(event.target.value)}
            placeholder={t({ zh: '写明哪里要改', en: 'Say what has to change' })}
            aria-label={t({ zh: '理由', en: 'Reason' })}
          />
          <ProblemNotice problem={refuse.problem} />
        </Dialog>
      )}
    </>
  )
}
