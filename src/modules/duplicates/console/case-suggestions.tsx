import { useOperation } from '#ui/call.ts'
import { tableTime } from '#ui/format.ts'
import { Lines } from '#ui/inset.tsx'
import { useWords } from '#ui/language.ts'
import { To } from '#ui/navigation.tsx'
import { Card } from '#ui/page.ts'
import type { PanelProps } from '#ui/plug.ts'
import { suggest } from '../contract.ts'
import css from './duplicates.module.css'
import { stateWords } from './state-words.ts'

const FRESH_MS = 60_000

/** Cases opened a month before or after that may be this one; nothing where there is none. */
export default function CaseSuggestions({ subject }: PanelProps) {
  const { t } = useWords()
  const items = useOperation(suggest, { id: subject }, { freshForMs: FRESH_MS }).data?.items ?? []
  if (items.length === 0) return null
  const own = items.filter(({ elsewhere }) => !elsewhere)
  const elsewhere = items.length - own.length
  return (
    <Card title={t({ zh: `可能是同一件 ${items.length}`, en: `May be the same: ${items.length}` })}>
      <Lines>
        {own.map((item) => (
          <li key={item.id}>
            <span className={css.head}>
              <b>
                {item.likely ? t({ zh: '很可能', en: 'Very likely' }) : t({ zh: '可能', en: 'Possibly' })}{' '}
                {Math.round(item.score * 100)}%
              </b>
              <To href={`/c/cases/${item.id}`}>
                {item.caseNo} {item.title}
              </To>
            </span>
            <span>{item.reasons.map((reason) => t(reason)).join(t({ zh: '、', en: ', ' }))}</span>
            <span className="meta">
              {t(stateWords(item.state ?? ''))} {item.address} {item.reportedAt ? tableTime(item.reportedAt) : null}
            </span>
          </li>
        ))}
        {elsewhere > 0 ? (
          <li className="meta">
            {t({
              zh: `另有 ${elsewhere} 件在其他区域，内容不可见。需对照请联系区指挥中心`,
              en: `${elsewhere} more in other areas, not shown. Ask the district centre to compare`,
            })}
          </li>
        ) : null}
      </Lines>
      <p className="meta">
        {t({
          zh: '由系统按位置、时间、类别和用词比对，供人判断。是同一件时用“并单”，每位来电人都保留',
          en: 'Compared by place, time, kind and words, for a person to judge. Merge keeps every caller',
        })}
      </p>
    </Card>
  )
}
