import { Button, Input } from 'antd'
import { useEffect, useState } from 'react'
import type { Output } from '#core/operation.ts'
import { useCommand } from '#ui/call.ts'
import { clockTime } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { ProblemNotice } from '#ui/page.ts'
import { useMay } from '#ui/session.tsx'
import { type ResidentRow, unmaskResident } from '../contract.ts'
import { GENDER_WORDS, RELATION_WORDS } from '../words.ts'
import css from './community.module.css'
import { RemoveResident } from './household-edit.tsx'

/** Who lives there, masked; in clear one by one, for a purpose, for ten minutes. */
export function Residents({ residents }: { residents: readonly ResidentRow[] }) {
  const { t } = useWords()
  if (residents.length === 0) return <p className={css.quiet}>{t({ zh: '没有登记居民', en: 'Nobody registered' })}</p>
  return (
    <ul>
      {residents.map((resident) => (
        <li key={resident.id}>
          <Resident resident={resident} />
        </li>
      ))}
    </ul>
  )
}

function Resident({ resident }: { resident: ResidentRow }) {
  const { t } = useWords()
  const mayUnmask = useMay('community:unmask')
  const mayEdit = useMay('community:edit-residents')
  const [removing, setRemoving] = useState(false)
  const unmask = useCommand(unmaskResident, { refresh: false })
  const [asking, setAsking] = useState(false)
  const [purpose, setPurpose] = useState('')
  const [clear, setClear] = useState<Output<typeof unmaskResident> | null>(null)
  useEffect(() => {
    if (!clear) return
    const timer = setTimeout(() => setClear(null), Math.max(0, Date.parse(clear.visibleUntil) - Date.now()))
    return () => clearTimeout(timer)
  }, [clear])
  const see = async () => {
    const answer = await unmask.run({ id: resident.id, purpose: purpose.trim() })
    if (!answer) return
    setClear(answer)
    setAsking(false)
  }
  return (
    <div className={css.person}>
      <span>
        <b>{clear?.name ?? resident.name}</b>{' '}
        <span className={css.quiet}>
          {t(RELATION_WORDS[resident.relation])} · {t(GENDER_WORDS[resident.gender])}
          {resident.age === null ? '' : t({ zh: ` · ${resident.age} 岁`, en: ` · ${resident.age}` })}
        </span>
        <br />
        {clear?.phone ?? resident.phone ?? <span className={css.quiet}>{t({ zh: '无电话', en: 'no phone' })}</span>}
      </span>
      <span className="row">
        {mayUnmask && !clear && !asking ? (
          <Button size="small" onClick={() => setAsking(true)}>
            {t({ zh: '查看完整', en: 'See in full' })}
          </Button>
        ) : null}
        {mayEdit && !removing ? (
          <Button size="small" type="text" onClick={() => setRemoving(true)}>
            {t({ zh: '注销', en: 'Remove' })}
          </Button>
        ) : null}
      </span>
      {removing ? (
        <div className={css.whole}>
          <RemoveResident id={resident.id} onDone={() => setRemoving(false)} />
        </div>
      ) : null}
      {clear ? (
        <p className={css.clear} role="status">
          {clear.room}
          {clear.idNumber ? t({ zh: `，证件 ${clear.idNumber}`, en: `, ID ${clear.idNumber}` }) : ''}
          <br />
          <small>
            {t({
              zh: `显示至 ${clockTime(clear.visibleUntil)}，已留痕；今日还可查看 ${clear.left} 人`,
              en: `until ${clockTime(clear.visibleUntil)}, written down; ${clear.left} more today`,
            })}
          </small>
        </p>
      ) : null}
      {asking ? (
        <form
          className={css.ask}
          onSubmit={(event) => {
            event.preventDefault()
            if (purpose.trim().length >= 2) void see()
          }}
        >
          <Input
            autoFocus
            maxLength={200}
            placeholder={t({ zh: '用途，如：上门前联系（将留痕）', en: 'Purpose; it is written down' })}
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
    </div>
  )
}
