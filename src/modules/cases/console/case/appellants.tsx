import { Button, Input } from 'antd'
import { useEffect, useState } from 'react'
import type { Output } from '#core/operation.ts'
import { useCommand } from '#ui/call.ts'
import { clockTime } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { ProblemNotice } from '#ui/page.ts'
import { useMay } from '#ui/session.tsx'
import { unmaskAppellant } from '../../contract.ts'
import css from './case.module.css'
import type { CaseDetail } from './case-data.ts'

/** Who asks, masked. Seeing them in clear needs a purpose, is written down, and ends by itself. */
export function Appellants({ detail }: { detail: CaseDetail }) {
  const { t } = useWords()
  if (detail.appellants.length === 0) return <p className={css.quiet}>{t({ zh: '无诉求人', en: 'Nobody asked' })}</p>
  return (
    <ul className={css.people}>
      {detail.appellants.map((person) => (
        <li key={person.id}>
          <Appellant caseId={detail.case.id} person={person} />
        </li>
      ))}
    </ul>
  )
}

function Appellant({ caseId, person }: { caseId: string; person: CaseDetail['appellants'][number] }) {
  const { t } = useWords()
  const mayUnmask = useMay('cases:unmask-appellant')
  const unmask = useCommand(unmaskAppellant, { refresh: false })
  const [asking, setAsking] = useState(false)
  const [purpose, setPurpose] = useState('')
  const [clear, setClear] = useState<Output<typeof unmaskAppellant> | null>(null)
  useEffect(() => {
    if (!clear) return
    const timer = setTimeout(() => setClear(null), Math.max(0, Date.parse(clear.visibleUntil) - Date.now()))
    return () => clearTimeout(timer)
  }, [clear])
  const see = async () => {
    const answer = await unmask.run({ id: caseId, appellantId: person.id, purpose: purpose.trim() })
    if (!answer) return
    setClear(answer)
    setAsking(false)
  }
  const hidden = t({ zh: '身份保密', en: 'identity hidden' })
  return (
    <>
      <span>
        {person.anonymous ? t({ zh: '匿名', en: 'anonymous' }) : (clear?.name ?? person.name ?? hidden)}{' '}
        <b>{clear?.phone ?? person.phone ?? t({ zh: '无电话', en: 'no phone' })}</b>
        {clear ? (
          <small>
            {' '}
            {t({ zh: `显示至 ${clockTime(clear.visibleUntil)}`, en: `until ${clockTime(clear.visibleUntil)}` })}
          </small>
        ) : null}
      </span>
      {mayUnmask && !clear && !asking && (person.phone || person.name) ? (
        <Button size="small" onClick={() => setAsking(true)}>
          {t({ zh: '查看完整', en: 'See in full' })}
        </Button>
      ) : null}
      {asking ? (
        <form
          className={css.unmask}
          onSubmit={(event) => {
            event.preventDefault()
            if (purpose.trim().length >= 2) void see()
          }}
        >
          <Input
            autoFocus
            maxLength={200}
            placeholder={t({ zh: '用途，如：电话核实地点（将留痕）', en: 'Purpose; it is written down' })}
            aria-label={t({ zh: '查看用途', en: 'Purpose' })}
            value={purpose}
            onChange={(event) => setPurpose(event.target.value)}
          />
          <Button htmlType="submit" loading={unmask.busy} disabled={purpose.trim().length < 2}>
            {t({ zh: '查看', en: 'See' })}
          </Button>
          <Button onClick={() => setAsking(false)}>{t({ zh: '返回', en: 'Back' })}</Button>
        </form>
      ) : null}
      <ProblemNotice problem={unmask.problem} close={unmask.clearProblem} />
    </>
  )
}
