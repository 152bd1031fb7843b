import { Button } from 'antd'
import { useState } from 'react'
import type { Output } from '#core/operation.ts'
import { unmaskAppellant } from '#modules/cases/contract.ts'
import { useCommand } from '#ui/call.ts'
import { clockTime, msOf, useNow } from '#ui/format.ts'
import { KeyHint, useKeys } from '#ui/keys.ts'
import { useWords } from '#ui/language.ts'
import { ProblemNotice } from '#ui/page.ts'
import { useMay } from '#ui/session.tsx'
import css from './callback.module.css'
import type { CaseDetail } from './case-part.tsx'

/** Written into the journal: why the number was looked at. */
const PURPOSE = '回访'

/** Whom to call. The number is masked until it is asked for; asking is kept with its purpose. */
export function CallerPart({ detail }: { detail: CaseDetail }) {
  const { t } = useWords()
  const may = useMay('cases:unmask-appellant')
  const unmasking = useCommand(unmaskAppellant, { refresh: false })
  const [clear, setClear] = useState<Record<string, Output<typeof unmaskAppellant>>>({})
  const { appellants } = detail
  const nowMs = useNow()
  const shownOf = (id: string) => {
    const found = clear[id]
    return found && msOf(found.visibleUntil) > nowMs ? found : undefined
  }
  const show = async (appellantId: string) => {
    const shown = await unmasking.run({ id: detail.case.id, appellantId, purpose: PURPOSE })
    if (shown) setClear((before) => ({ ...before, [appellantId]: shown }))
  }
  const next = appellants.find(({ id, reachable }) => reachable && !shownOf(id))
  useKeys([
    {
      keys: 'T',
      title: { zh: '显示电话，查看留痕', en: 'Show the number; this is recorded' },
      enabled: may && next !== undefined,
      run: () => next && void show(next.id),
    },
  ])
  return (
    <div className={css.part}>
      {appellants.length === 0 ? (
        <p>{t({ zh: '本案没有诉求人', en: 'Nobody asked for this' })}</p>
      ) : (
        appellants.map((person) => {
          const shown = shownOf(person.id)
          return (
            <div key={person.id} className={css.phone}>
              <span>
                {shown?.name ??
                  person.name ??
                  (person.anonymous ? t({ zh: '匿名', en: 'anonymous' }) : t({ zh: '未留姓名', en: 'no name' }))}
              </span>
              <b>{shown?.phone ?? person.phone ?? t({ zh: '未留电话', en: 'no number' })}</b>
              {shown ? (
                <span className="meta">
                  {t({
                    zh: `已记录用途“${PURPOSE}”，${clockTime(shown.visibleUntil)} 前可见`,
                    en: `recorded as a call-back; visible until ${clockTime(shown.visibleUntil)}`,
                  })}
                </span>
              ) : may && person.reachable ? (
                <Button size="small" loading={unmasking.busy} onClick={() => void show(person.id)}>
                  {t({ zh: '显示电话', en: 'Show the number' })}
                  {person.id === next?.id ? <KeyHint keys="T" /> : null}
                </Button>
              ) : null}
            </div>
          )
        })
      )}
      <ProblemNotice problem={unmasking.problem} />
    </div>
  )
}
