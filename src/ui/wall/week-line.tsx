import { shortCount } from '../format.ts'
import { useWords } from '../language.ts'
import { useBox } from './use-box.ts'
import { useWall } from './wall-context.tsx'
import css from './week-line.module.css'

export interface WeekLineProps {
  label: string
  days: readonly { date: string; count: number; lastYear: number; isToday: boolean }[]
}

/** Days of a week as a line, the same days of last year as a grey one; both are named at their ends. */
export function WeekLine({ label, days }: WeekLineProps) {
  const { t, language } = useWords()
  const { sizes } = useWall()
  const { ref, width, height } = useBox<HTMLDivElement>()
  const caption = sizes.captionPx
  const foot = caption * 1.45
  const [left, right, top] = [caption * 0.6, caption * 5.4, caption * 1.5]
  const all = days.flatMap(({ count, lastYear }) => [count, lastYear])
  const most = Math.max(1, ...all)
  // A line need not begin at nothing: its numbers stand beside it. Small counts do.
  const least = Math.min(...all) > most / 3 ? Math.min(...all) * 0.8 : 0
  const x = (index: number) => left + (index / Math.max(1, days.length - 1)) * (width - left - right)
  const y = (count: number) => top + (1 - (count - least) / (most - least)) * (height - top - foot)
  const path = (pick: (day: WeekLineProps['days'][number]) => number) =>
    days.map((day, index) => `${index === 0 ? 'M' : 'L'}${x(index).toFixed(1)} ${y(pick(day)).toFixed(1)}`).join('')
  const last = days.at(-1)
  const full = days.filter(({ isToday }) => !isToday)
  const peak = full.reduce<WeekLineProps['days'][number] | undefined>(
    (best, day) => (best && best.count >= day.count ? best : day),
    undefined,
  )
  // Two words at one place are moved apart.
  const [nowY, yearY] = last ? apart(y(last.count), y(last.lastYear), caption * 1.15) : [0, 0]
  return (
    <div ref={ref} className={css.box}>
      {width > 0 && last ? (
        <svg width={width} height={height} role="img" aria-label={label}>
          <line className={css.ground} x1={left} x2={width - right} y1={height - foot} y2={height - foot} />
          <path className={css.year} d={path((day) => day.lastYear)} />
          <path className={css.now} d={path((day) => day.count)} />
          {days.map(({ date, count, isToday }, index) => (
            <g key={date}>
              {isToday ? <circle className={css.dot} cx={x(index)} cy={y(count)} r={caption * 0.24} /> : null}
              {date === peak?.date ? (
                <text className={css.peak} x={x(index)} y={y(count) - caption * 0.35}>
                  {shortCount(count, language)}
                </text>
              ) : null}
              <text className={css.day} data-today={isToday} x={x(index)} y={height - caption * 0.22}>
                {isToday ? t({ zh: '今', en: 'now' }) : String(Number(date.slice(8)))}
              </text>
            </g>
          ))}
          <text className={css.nowWord} x={width - right + caption * 0.5} y={nowY + caption * 0.36}>
            {t({ zh: `今年 ${shortCount(last.count, language)}`, en: `now ${shortCount(last.count, language)}` })}
          </text>
          <text className={css.yearWord} x={width - right + caption * 0.5} y={yearY + caption * 0.36}>
            {t({ zh: `去年 ${shortCount(last.lastYear, language)}`, en: `was ${shortCount(last.lastYear, language)}` })}
          </text>
        </svg>
      ) : null}
    </div>
  )
}

function apart(one: number, other: number, least: number): [number, number] {
  const gap = Math.abs(one - other)
  if (gap >= least) return [one, other]
  const push = (least - gap) / 2
  return one <= other ? [one - push, other + push] : [one + push, other - push]
}
