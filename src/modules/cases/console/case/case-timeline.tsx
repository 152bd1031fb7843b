import { useState } from 'react'
import { tableTime } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { Card } from '#ui/page.ts'
import { useNames } from '../names.ts'
import css from './case.module.css'
import type { CaseDetail } from './case-data.ts'
import { saidIn } from './said-in.ts'

/** What happened, newest first; `most` for a short look. */
export function CaseTimeline({ detail, most }: { detail: CaseDetail; most?: number }) {
  const { t } = useWords()
  const names = useNames()
  const [by, setBy] = useState<'all' | 'people' | 'system'>('all')
  const isPerson = (line: CaseDetail['record'][number]) => line.person !== null
  const lines = detail.record
    .filter((line) => by === 'all' || isPerson(line) === (by === 'people'))
    .sort((a, b) => b.seq - a.seq)
    .slice(0, most ?? detail.record.length)
  const choices = [
    ['all', { zh: '全部', en: 'All' }],
    ['people', { zh: '人', en: 'People' }],
    ['system', { zh: '系统', en: 'System' }],
  ] as const
  return (
    <Card
      title={t({ zh: '经过', en: 'Timeline' })}
      extra={
        most === undefined ? (
          <span className={css.tabs}>
            {choices.map(([value, words]) => (
              <button key={value} type="button" aria-pressed={by === value} onClick={() => setBy(value)}>
                {t(words)}
              </button>
            ))}
          </span>
        ) : null
      }
    >
      <ol className={css.timeline}>
        {lines.map((line) => (
          <li key={line.seq}>
            <time>{tableTime(line.occurredAt)}</time>
            <div>
              <b>{t(line)}</b>{' '}
              <span className={css.quiet}>
                {line.person ?? t({ zh: '系统', en: 'system' })}
                {line.unit ? ` · ${names.unit(line.unit)}` : ''}
              </span>
              {saidIn(line.data, names, t).map((text) => (
                <p key={text} className={css.prose}>
                  {text}
                </p>
              ))}
            </div>
          </li>
        ))}
      </ol>
    </Card>
  )
}
