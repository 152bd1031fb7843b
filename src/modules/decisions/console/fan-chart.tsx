import { count } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import type { KeptForecast } from '../contract.ts'
import css from './fan-chart.module.css'

const [WIDTH, HEIGHT] = [960, 260]
const [LEFT, RIGHT, TOP, BOTTOM] = [44, 12, 12, 34]
const MOST_LABELS = 10
const LINES = 4

/** The next 1, 2, 2.5 or 5 times a power of ten; of small ones whole. */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least))
  const found = [1, 2, 2.5, 5, 10].map((one) => one * power).find((one) => one >= least)
  return Math.ceil(found ?? least)
}

/** Weeks that came as a line, forecasts as points with their interval, the coming one beyond the last known week. */
export function FanChart({
  weeks,
  kept,
}: {
  weeks: readonly { week: string; received: number }[]
  kept: readonly KeptForecast[]
}) {
  const { t } = useWords()
  const all = [...new Set([...weeks.map(({ week }) => week), ...kept.map(({ week }) => week)])].sort()
  const step = roundStep(
    Math.max(...weeks.map(({ received }) => received), ...kept.map(({ high }) => high ?? 0), LINES) / LINES,
  )
  const top = step * LINES
  const xOf = (week: string) => LEFT + ((all.indexOf(week) + 0.5) / all.length) * (WIDTH - LEFT - RIGHT)
  const yOf = (value: number) => HEIGHT - BOTTOM - (value / top) * (HEIGHT - TOP - BOTTOM)
  const made = kept.flatMap(({ week, expected, low, high, came }) =>
    expected === null || low === null || high === null ? [] : [{ week, expected, low, high, came }],
  )
  const band = [
    ...made.map(({ week, high }) => `${xOf(week)},${yOf(high)}`),
    ...[...made].reverse().map(({ week, low }) => `${xOf(week)},${yOf(low)}`),
  ].join(' ')
  const every = Math.max(1, Math.ceil(all.length / MOST_LABELS))
  const ticks = Array.from({ length: LINES + 1 }, (_, at) => step * at)
  return (
    <div className={css.fanFrame}>
      <svg
        className={css.fan}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={t({
          zh: '每周受理、预测和区间，同样的数在下表中',
          en: 'Weeks, forecasts and intervals; the table has the same figures',
        })}
      >
        {ticks.map((value) => (
          <g key={value}>
            <line x1={LEFT} x2={WIDTH - RIGHT} y1={yOf(value)} y2={yOf(value)} className={css.fanGrid} />
            <text x={LEFT - 6} y={yOf(value) + 4} textAnchor="end" className={css.fanText}>
              {count(Math.round(value))}
            </text>
          </g>
        ))}
        {made.length > 1 ? <polygon points={band} className={css.fanBand} /> : null}
        {made.map(({ week, low, high }) => (
          <line key={week} x1={xOf(week)} x2={xOf(week)} y1={yOf(low)} y2={yOf(high)} className={css.fanRange} />
        ))}
        <polyline
          points={weeks.map(({ week, received }) => `${xOf(week)},${yOf(received)}`).join(' ')}
          className={css.fanLine}
        />
        {weeks.map(({ week, received }) => (
          <circle key={week} cx={xOf(week)} cy={yOf(received)} r={3} className={css.fanCame} />
        ))}
        {made.map(({ week, expected, low, high, came }) => (
          <g key={week}>
            <rect
              x={xOf(week) - 4}
              y={yOf(expected) - 4}
              width={8}
              height={8}
              className={css.fanExpected}
              data-next={came === null}
            />
            <title>{`${week} ${expected.toFixed(0)}（${low.toFixed(0)}–${high.toFixed(0)}）`}</title>
          </g>
        ))}
        {all.map((week, at) =>
          at % every === 0 || at === all.length - 1 ? (
            <text key={week} x={xOf(week)} y={HEIGHT - 12} textAnchor="middle" className={css.fanText}>
              {week.slice(5)}
            </text>
          ) : null,
        )}
      </svg>
    </div>
  )
}
