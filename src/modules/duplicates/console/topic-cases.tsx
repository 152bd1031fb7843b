import { Button } from 'antd'
import { useState } from 'react'
import { merge } from '#modules/cases/contract.ts'
import { type EachResult, useEach, useOperation } from '#ui/call.ts'
import { tableTime } from '#ui/format.ts'
import { Inset, Lines } from '#ui/inset.tsx'
import { useWords } from '#ui/language.ts'
import { To } from '#ui/navigation.tsx'
import { Loaded } from '#ui/page.ts'
import { useMay } from '#ui/session.tsx'
import { getTopic, type TopicCase } from '../contract.ts'
import css from './duplicates.module.css'
import { stateWords } from './state-words.ts'

/** States from which a case may be merged (domain §4.3, merge). */
const MERGES_FROM = new Set(['reported', 'accepted', 'filed'])

/** Cases of a topic. Those not yet handed out can be merged into one, which keeps every caller. */
export function TopicCases({ id }: { id: string }) {
  const { t } = useWords()
  const mayMerge = useMay('cases:merge')
  const topic = useOperation(getTopic, { id })
  const each = useEach(merge, ['duplicates'])
  const [master, setMaster] = useState<string | null>(null)
  const [last, setLast] = useState<EachResult | null>(null)
  const run = async (rows: readonly TopicCase[], into: string) => {
    const items = rows.map((row) => ({ id: row.id, input: { id: row.id, master: into }, expectedVersion: row.version }))
    setLast(await each.run(items))
    setMaster(null)
  }
  return (
    <Loaded reading={topic}>
      {({ cases, elsewhere }) => {
        const chosen = cases.find((one) => one.id === master)
        const others = cases.filter((one) => one.id !== master && one.masterId === null && MERGES_FROM.has(one.state))
        return (
          <Inset>
            {mayMerge && chosen ? (
              <div className={css.head}>
                <Button
                  type="primary"
                  loading={each.busy !== null}
                  disabled={others.length === 0}
                  onClick={() => void run(others, chosen.id)}
                >
                  {t({ zh: `将 ${others.length} 件并入 ${chosen.caseNo}`, en: `Merge ${others.length} into it` })}
                </Button>
                <Button disabled={each.busy !== null} onClick={() => setMaster(null)}>
                  {t({ zh: '不并单', en: 'Do not merge' })}
                </Button>
                <p className="meta">
                  {t({
                    zh: '来电人都保留，随主案答复和回访；已派遣的案件不并',
                    en: 'Every caller is kept and answered with it; what was handed out stays',
                  })}
                </p>
              </div>
            ) : null}
            {last ? (
              <p role="status">
                {t({
                  zh: `并入 ${last.done.length} 件，未并 ${last.failed.length} 件`,
                  en: `${last.done.length} merged, ${last.failed.length} not`,
                })}
                {last.failed[0] ? `：${last.failed[0].problem.detail}` : null}
              </p>
            ) : null}
            <Lines>
              {cases.map((one) => (
                <li key={one.id}>
                  <To href={`/c/cases/${one.id}`}>
                    {one.caseNo} {one.title}
                  </To>
                  <span className={css.head}>
                    <span className="meta">
                      {t(stateWords(one.state))} {one.address} {tableTime(one.reportedAt)}
                    </span>
                    {mayMerge && one.open && one.masterId === null && one.id !== master ? (
                      <Button size="small" onClick={() => setMaster(one.id)}>
                        {t({ zh: '以此为主案并单', en: 'Merge into this' })}
                      </Button>
                    ) : null}
                  </span>
                </li>
              ))}
              {elsewhere > 0 ? (
                <li className="meta">
                  {t({ zh: `另有 ${elsewhere} 件在其他区域`, en: `${elsewhere} more in other areas` })}
                </li>
              ) : null}
            </Lines>
          </Inset>
        )
      }}
    </Loaded>
  )
}
