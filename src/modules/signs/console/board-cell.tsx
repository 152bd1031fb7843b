import type { FocusEvent } from 'react'
import { clockTime, tableTime, today } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { To } from '#ui/navigation.tsx'
import type { BoardSign, Quality } from '../contract.ts'
import css from './board.module.css'
import { LevelMark } from './level-mark.tsx'
import { lookOf, numberText, unitText } from './shown-value.ts'
import common from './signs.module.css'
import { Spark } from './spark.tsx'

/** One sign of the board: name, shape and value, level in words, what the value is worth, and when it was. */
export function BoardCell({
  sign,
  place,
  isStop,
  onFocus,
}: {
  sign: BoardSign
  place: string | null
  isStop: boolean
  onFocus(event: FocusEvent): void
}) {
  const { t, language } = useWords()
  const look = lookOf(sign)
  const name = language === 'zh' ? sign.zh : sign.en
  const time = timeText(sign.at)
  const where = sign.place === null ? '' : ` ${sign.placeName ?? ''}`
  return (
    <To
      href={`/c/signs/${sign.code}${place && sign.place ? `?place=${place}` : ''}`}
      className={css.cell}
      data-look={look}
      data-code={sign.code}
      tabIndex={isStop ? 0 : -1}
      onFocus={onFocus}
      title={`${sign.code} ${name}${where} ${sign.at === null ? '' : tableTime(sign.at)} ${t(sign.qualityWords)}`}
    >
      <span className={css.top}>
        <span className={css.name}>{name}</span>
        {sign.placesAlarmed > 0 ? (
          <span className={css.places} title={t({ zh: '分街读数告警处数', en: 'places that alarm' })}>
            {t({ zh: `${sign.placesAlarmed}处`, en: `${sign.placesAlarmed} pl.` })}
          </span>
        ) : null}
      </span>
      <span className={css.line}>
        <LevelMark look={look} />
        <b className={css.value}>{numberText(sign, sign.value)}</b>
        <small className={css.unit}>{sign.value === null ? '' : unitText(sign)}</small>
        <Spark hours={sign.hours} value={look === 'stale' ? null : sign.value} />
      </span>
      <span className={css.meta}>
        <LookWord sign={sign} />
        <time className={css.time}>{time}</time>
      </span>
    </To>
  )
}

function LookWord({ sign }: { sign: BoardSign }) {
  const { t } = useWords()
  const look = lookOf(sign)
  const isLevel = look !== 'stale' && look !== 'missing'
  return (
    <>
      {isLevel ? <span data-look={look}>{t(LOOK_SHORT[look])}</span> : null}
      {isLevel && sign.quality === 'good' ? null : (
        <span className={common.quality}>{t(SHORT[sign.quality] ?? sign.qualityWords)}</span>
      )}
      {sign.place === null ? null : <span>{sign.placeName}</span>}
    </>
  )
}

/** The full word stands in the title of the cell. */
const SHORT: Partial<Record<Quality, { zh: string; en: string }>> = {
  simulated: { zh: '模拟', en: 'sim.' },
  estimated: { zh: '估算', en: 'est.' },
}
const LOOK_SHORT = {
  normal: { zh: '正常', en: 'normal' },
  yellow: { zh: '黄色', en: 'yellow' },
  orange: { zh: '橙色', en: 'orange' },
  red: { zh: '红色', en: 'red' },
} as const

/** The time alone for today, the day alone before it. */
function timeText(at: string | null): string {
  if (at === null) return ''
  const full = tableTime(at)
  return full.startsWith(today()) ? clockTime(at) : full.slice(5, 10)
}
