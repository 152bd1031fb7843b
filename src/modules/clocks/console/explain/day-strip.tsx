import { Fragment, useState } from 'react'
import { clockTime, tableTime } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import type { ClockExplanation } from '../../contract.ts'
import { amountText } from './amount-text.ts'
import { type DayPart, type DayRow, dayRows } from './day-rows.ts'
import css from './explain.module.css'

const MOST_ROWS = 40
const WEEKDAYS = { zh: '日一二三四五六', en: 'Su Mo Tu We Th Fr Sa' }

/** A bar a day from midnight to midnight: what counted, what stood still and why, and where the due lies. */
export function DayStrip({ explained }: { explained: ClockExplanation }) {
  const { t, language } = useWords()
  const [all, setAll] = useState(false)
  const rows = dayRows(explained.pieces, Date.parse(explained.asOf))
  if (rows.length === 0) return null
  const shown = all ? rows : rows.slice(0, MOST_ROWS)
  const due = explained.pieces.at(-1)?.to ?? null
  return (
    <figure className={css.strip} aria-label={t({ zh: '逐日计时图', en: 'Day by day' })}>
      <div className={css.scale} aria-hidden="true">
        {[0, 6, 12, 18, 24].map((hour) => (
          <span key={hour} style={{ insetInlineStart: `${(hour / 24) * 100}%` }}>
            {hour}
          </span>
        ))}
      </div>
      {shown.map((row) => (
        <div key={row.from} className={css.day} role="img" aria-label={rowText(row, t, language)}>
          <span className={css.date}>{dateText(row, language)}</span>
          <span className={css.bar}>
            {row.parts.map((part) => (
              <Part key={part.fromMinute} part={part} />
            ))}
            {due !== null && isOn(due, row) ? (
              <i className={css.due} style={{ insetInlineStart: `${minuteOf(due) / 14.4}%` }} title={tableTime(due)} />
            ) : null}
          </span>
          <span className={css.amount}>{rightText(row, t, language)}</span>
        </div>
      ))}
      {rows.length > MOST_ROWS && !all ? (
        <button type="button" className={css.more} onClick={() => setAll(true)}>
          {t({ zh: `还有 ${rows.length - MOST_ROWS} 行`, en: `${rows.length - MOST_ROWS} more rows` })}
        </button>
      ) : null}
      <figcaption className={css.legend}>
        {LEGEND.map(([kind, words]) => (
          <Fragment key={kind}>
            <i className={css.part} data-kind={kind} aria-hidden="true" />
            <span>{t(words)}</span>
          </Fragment>
        ))}
      </figcaption>
    </figure>
  )
}

const LEGEND = [
  ['counted', { zh: '计时', en: 'counted' }],
  ['extra', { zh: '延期、其他环节', en: 'extension, other steps' }],
  ['pause', { zh: '暂停', en: 'paused' }],
  ['rest', { zh: '不计时', en: 'not counted' }],
] as const

function Part({ part }: { part: DayPart }) {
  const { t } = useWords()
  const { fromMinute, toMinute, kind, piece } = part
  const until = piece.to === null ? '…' : clockTime(piece.to)
  return (
    <i
      className={css.part}
      data-kind={kind}
      data-reason={piece.reason}
      style={{ insetInlineStart: `${fromMinute / 14.4}%`, width: `${(toMinute - fromMinute) / 14.4}%` }}
      title={`${clockTime(piece.from)}–${until} ${t(piece)}`}
    />
  )
}

type Say = ReturnType<typeof useWords>['t']
type Language = ReturnType<typeof useWords>['language']

function dateText({ from, to, days }: DayRow, language: Language): string {
  const short = (date: string) => date.slice(5)
  if (days > 1) return `${short(from)}–${short(to)}`
  const weekday = new Date(`${from}T00:00:00Z`).getUTCDay()
  return `${short(from)} ${language === 'zh' ? WEEKDAYS.zh[weekday] : WEEKDAYS.en.split(' ')[weekday]}`
}

/** What the day gave, or why it gave nothing. */
function rightText(row: DayRow, t: Say, language: Language): string {
  const given = row.amounts.filter(({ amount }) => amount > 0)
  if (given.length > 0) return given.map(({ amount, unit }) => amountText(amount, unit, language)).join(' + ')
  const reason = row.parts.find((part) => part.kind === 'pause') ?? longest(row.parts)
  const days = row.days > 1 ? t({ zh: ` ${row.days} 天`, en: `, ${row.days} days` }) : ''
  return reason ? `${t(reason.piece)}${days}` : ''
}

function longest(parts: readonly DayPart[]): DayPart | undefined {
  const length = (part: DayPart) => part.toMinute - part.fromMinute
  return [...parts].sort((a, b) => length(b) - length(a))[0]
}

function rowText(row: DayRow, t: Say, language: Language): string {
  return `${dateText(row, language)} ${rightText(row, t, language)}`
}

function isOn(instant: string, { from, to }: DayRow): boolean {
  const date = instant.slice(0, 10)
  return from <= date && date <= to
}

function minuteOf(instant: string): number {
  return Number(instant.slice(11, 13)) * 60 + Number(instant.slice(14, 16))
}
