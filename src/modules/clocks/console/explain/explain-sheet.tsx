import { Button } from 'antd'
import { useRef, useState } from 'react'
import { count, tableTime } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import type { ClockCause, ClockExplanation } from '../../contract.ts'
import type { OwnerNames } from '../names.ts'
import { amountText } from './amount-text.ts'
import { causeText } from './cause-text.ts'
import { DayStrip } from './day-strip.tsx'
import css from './explain.module.css'
import { PieceTable } from './piece-table.tsx'
import { printSheet } from './print-sheet.ts'

/** Start, rule, days and due of one clock: what to show a unit that asks why. */
export function ExplainSheet({ explained, names }: { explained: ClockExplanation; names: OwnerNames }) {
  const { t, language } = useWords()
  const sheet = useRef<HTMLElement>(null)
  const [whole, setWhole] = useState(false)
  const { limit, plus, pieces } = explained
  const amount = (one: { n: number; unit: string }) => amountText(one.n, one.unit, language)
  const by = (cause: ClockCause | null) => (cause ? causeText(cause, t, names) : null)
  const rule = [
    limit ? amount(limit) : null,
    plus ? t({ zh: `其他环节 ${amount(plus)}`, en: `other steps ${amount(plus)}` }) : null,
  ]
  const facts: [string, string | null][] = [
    [t({ zh: '起算', en: 'Start' }), joinText(tableTime(explained.start), by(explained.startCause))],
    [
      t({ zh: '时限', en: 'Limit' }),
      explained.givenDue
        ? t({ zh: `给定日期 ${tableTime(explained.givenDue)}`, en: `given date ${tableTime(explained.givenDue)}` })
        : rule.filter((part) => part !== null).join(t({ zh: '，加', en: ', plus ' })) || null,
    ],
    [
      t({ zh: '规则', en: 'Rule' }),
      t({
        zh: `${explained.source.zh}（版本 ${explained.source.version}）`,
        en: `${explained.source.en} (version ${explained.source.version})`,
      }),
    ],
    [
      t({ zh: '日历', en: 'Calendar' }),
      t({
        zh: `${explained.calendar.key} 第 ${explained.calendar.version} 版`,
        en: `${explained.calendar.key}, version ${explained.calendar.version}`,
      }),
    ],
    ...explained.grants.map((grant): [string, string] => [
      t({ zh: '延期', en: 'Extension' }),
      joinText(`${tableTime(grant.at)} +${amount(grant.limit)}`, by(grant.cause)),
    ]),
    [
      t({ zh: '改定时限', en: 'Limit changed' }),
      explained.limitChanged ? joinText(tableTime(explained.limitChanged.at), by(explained.limitChanged.cause)) : null,
    ],
    [t({ zh: '到期', en: 'Due' }), dueText(explained, t)],
    [t({ zh: '首次超期', en: 'First overdue' }), explained.overdueAt ? tableTime(explained.overdueAt) : null],
    [t({ zh: '停止', en: 'Stopped' }), explained.stopped ? tableTime(explained.stopped) : null],
    ...explained.owners.map(({ post, unit, from }, index): [string, string] => [
      index === 0 ? t({ zh: '责任人', en: 'Owner' }) : t({ zh: '移交', en: 'Passed on' }),
      `${unit ? `${names.unit(unit)} ` : ''}${names.post(post)}（${tableTime(from)}${t({ zh: ' 起', en: ' on' })}）`,
    ]),
  ]
  return (
    <article ref={sheet} className={css.sheet} aria-label={t({ zh: '时限计算', en: 'How the due is reckoned' })}>
      <header className={css.head}>
        <h3>
          {t(explained)}
          <span className={css.quiet}> {explained.caseNo}</span>
        </h3>
        <Button size="small" className={css.noPrint ?? ''} onClick={() => sheet.current && printSheet(sheet.current)}>
          {t({ zh: '打印', en: 'Print' })}
        </Button>
      </header>
      <dl className={css.facts}>
        {facts
          .filter((fact): fact is [string, string] => fact[1] !== null)
          .map(([name, value]) => (
            <div key={`${name} ${value}`}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {explained.warnings.map((warning) => (
        <p key={warning.code} className={css.warning} role="note">
          {t(warning)}
        </p>
      ))}
      <DayStrip explained={explained} />
      {pieces.length > 0 ? (
        <>
          <Button
            size="small"
            type="text"
            aria-expanded={whole}
            className={css.noPrint ?? ''}
            onClick={() => setWhole(!whole)}
          >
            {whole
              ? t({ zh: '收起逐段', en: 'Hide the pieces' })
              : t({ zh: `逐段列出（${count(pieces.length)} 段）`, en: `All ${count(pieces.length)} pieces` })}
          </Button>
          <div className={whole ? undefined : css.onlyPrint}>
            <PieceTable explained={explained} names={names} />
          </div>
        </>
      ) : (
        <p className={css.quiet}>{t({ zh: '这个时限没有限定时间。', en: 'Nothing limits this clock.' })}</p>
      )}
    </article>
  )
}

type Say = ReturnType<typeof useWords>['t']

function dueText(explained: ClockExplanation, t: Say): string {
  const { due, reckonedDue, keptSince } = explained
  if (due === null && explained.state === 'paused')
    return t({ zh: '暂停中，恢复后从剩余时间接着算', en: 'paused; it goes on with what is left' })
  if (due === null) return t({ zh: '没有到期时间', en: 'none' })
  if (reckonedDue === null || reckonedDue === due) return tableTime(due)
  if (keptSince)
    return t({
      zh: `${tableTime(due)}（按更正后的日历应为 ${tableTime(reckonedDue)}，已告知的不提前）`,
      en: `${tableTime(due)} (${tableTime(reckonedDue)} by the corrected calendar; what was told is kept)`,
    })
  return t({
    zh: `${tableTime(due)}（按现行日历应为 ${tableTime(reckonedDue)}）`,
    en: `${tableTime(due)} (${tableTime(reckonedDue)} by the calendar as it is now)`,
  })
}

function joinText(...parts: (string | null)[]): string {
  return parts.filter((part) => part !== null).join(' ')
}
