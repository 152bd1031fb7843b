import { useOperation } from '#ui/call.ts'
import { tableTime } from '#ui/format.ts'
import { Lines } from '#ui/inset.tsx'
import { useWords, type Words } from '#ui/language.ts'
import { To } from '#ui/navigation.tsx'
import { Card } from '#ui/page.ts'
import type { PanelProps } from '#ui/plug.ts'
import { type Callers, listCallers } from '../contract.ts'
import css from './duplicates.module.css'

const FRESH_MS = 60_000
type Told = Callers['answers'][number]['told'][number]

const saidWords = ({ reached, satisfied }: Told): Words =>
  !reached
    ? { zh: '未接通', en: 'not reached' }
    : satisfied === null
      ? { zh: '已答复', en: 'answered' }
      : satisfied
        ? { zh: '满意', en: 'satisfied' }
        : { zh: '不满意', en: 'not satisfied' }

/** All who asked for this matter, and each answer with those who were told it; nothing where only one asked. */
export default function CaseCallers({ subject }: PanelProps) {
  const { t } = useWords()
  const data = useOperation(listCallers, { id: subject }, { freshForMs: FRESH_MS }).data
  if (!data || data.callers.length + data.elsewhere < 2) return null
  const numberOf = (id: string) => data.callers.find((one) => one.id === id)?.caseNo ?? ''
  const staying =
    new Set(data.callers.filter(({ leftAt }) => leftAt === null).map(({ id }) => id)).size + data.elsewhere
  return (
    <Card title={t({ zh: `一并办理 ${staying} 件`, en: `Handled together: ${staying}` })}>
      <Lines>
        {data.callers.map((one) => (
          <li key={`${one.id}${one.joinedAt}`}>
            <span className={css.head}>
              <To href={`/c/cases/${one.id}`}>{one.caseNo}</To>
              <span className="meta">
                {one.joinedAt === null ? t({ zh: '主案', en: 'Master' }) : null}
                {one.joinedAt
                  ? t({ zh: `${tableTime(one.joinedAt)} 并入`, en: `since ${tableTime(one.joinedAt)}` })
                  : null}
                {one.leftAt
                  ? t({ zh: `，${tableTime(one.leftAt)} 拆出`, en: `, left ${tableTime(one.leftAt)}` })
                  : null}
              </span>
            </span>
          </li>
        ))}
        {data.elsewhere > 0 ? (
          <li className="meta">
            {t({ zh: `另有 ${data.elsewhere} 件在其他区域`, en: `${data.elsewhere} more in other areas` })}
          </li>
        ) : null}
        {data.answers.map((one) => (
          <li key={one.at}>
            <b>
              {t({ zh: `第 ${one.round} 次办理的答复`, en: `Answer of round ${one.round}` })} {tableTime(one.at)}
            </b>
            {one.answer ? <span>{one.answer}</span> : null}
            {one.told.map((told) => (
              <span key={`${told.id}${told.at}`} className="meta">
                {numberOf(told.id)} {tableTime(told.at)} {t(saidWords(told))}
              </span>
            ))}
            {one.closedAt ? (
              <span className="meta">
                {t({ zh: `${tableTime(one.closedAt)} 结案`, en: `closed ${tableTime(one.closedAt)}` })}
                {one.reopenedAt
                  ? t({ zh: `，${tableTime(one.reopenedAt)} 重开`, en: `, reopened ${tableTime(one.reopenedAt)}` })
                  : null}
                {one.newFacts ? `：${one.newFacts}` : null}
              </span>
            ) : null}
          </li>
        ))}
      </Lines>
    </Card>
  )
}
