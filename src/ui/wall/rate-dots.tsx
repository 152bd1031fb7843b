import { count } from '../format.ts'
import { useWords } from '../language.ts'
import { OpenList } from './open-list.tsx'
import css from './rate-dots.module.css'
import { useBox } from './use-box.ts'
import { useWall } from './wall-context.tsx'

export interface RateRow {
  code: string
  name: string
  /** Null: none has ended. */
  rate: number | null
  /** The interval in which the rate lies, as few or as many as there were. */
  low: number
  high: number
  /** False: too few to be compared with others. */
  ranked: boolean
  n: number
  href: string
}

export interface RateDotsProps {
  /** Those that are ranked with the worst first, then the others. */
  rows: readonly RateRow[]
  /** Said below: who is not ranked, and why. */
  rest: string | null
}

/** Rates as dots on one scale, each with the interval that its number of cases allows; as many rows as there is room. */
export function RateDots({ rows, rest }: RateDotsProps) {
  const { language } = useWords()
  const { sizes } = useWall()
  const { ref, height } = useBox<HTMLDivElement>()
  const least = sizes.readPx * 1.35
  const free = height - (rest ? sizes.captionPx * 1.4 : 0)
  const shown = rows.slice(0, Math.max(1, Math.floor(free / least)))
  const row = Math.min(least * 1.5, free / shown.length)
  const lowest = Math.min(...shown.map(({ low }) => low), 100)
  const from = Math.max(0, Math.floor(lowest / 10) * 10)
  const at = (rate: number) => `${((rate - from) / (100 - from)) * 100}%`
  return (
    <div ref={ref} className={css.box}>
      {height > 0 ? (
        <ol lang={language}>
          {shown.map(({ code, name, rate, low, high, ranked, n, href }, index) => (
            <li key={code} data-worst={ranked && index === 0} data-ranked={ranked} style={{ height: row }}>
              <span className={css.name}>{name}</span>
              <span className={css.scale} aria-hidden="true">
                {rate === null ? null : (
                  <>
                    <i className={css.reach} style={{ left: at(low), right: `calc(100% - ${at(high)})` }} />
                    <i className={css.dot} style={{ left: at(rate) }} />
                  </>
                )}
              </span>
              <OpenList href={href} className={css.rate}>
                <b>{rate === null ? '—' : `${rate.toFixed(1)}%`}</b> <small>/{count(n)}</small>
              </OpenList>
            </li>
          ))}
        </ol>
      ) : null}
      {rest ? <p>{rest}</p> : null}
    </div>
  )
}
