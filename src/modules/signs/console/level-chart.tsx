import { type PointerEvent, useEffect, useRef, useState } from 'react'
import { msOf, shortTime, tableTime } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import type { SeriesPoint, Span } from '../contract.ts'
import { LEVEL_WORDS } from '../domain/say-sign.ts'
import type { AlarmLevel, Direction, Thresholds } from '../domain/sign.ts'
import { axisOf, bandsOf, ticksOf } from './chart-scale.ts'
import { edgeText, numberText, unitText } from './shown-value.ts'
import css from './signs.module.css'

const HEIGHT = 280
const LABEL_HEIGHT = 14
const [TOP, BOTTOM, LEFT, RIGHT] = [12, 28, 52, 96]

export interface LevelChartProps {
  sign: {
    zh: string
    unit: string
    decimals: number
    direction: Direction
    thresholds: Thresholds
    valueLabels?: Readonly<Record<string, string>>
  }
  span: Span
  from: string
  to: string
  points: readonly SeriesPoint[]
  /** Two points further apart than this have a gap between them. */
  gapMs: number
}

/** One line over time before the bands of its levels; least and greatest as a shade. Gaps stay gaps. */
export function LevelChart({ sign, span, from, to, points, gapMs }: LevelChartProps) {
  const { t } = useWords()
  const box = useRef<SVGSVGElement>(null)
  const [width, setWidth] = useState(800)
  const [at, setAt] = useState<number | null>(null)
  useEffect(() => {
    if (!box.current) return
    const watch = new ResizeObserver(([entry]) => setWidth(Math.max(280, entry?.contentRect.width ?? 800)))
    watch.observe(box.current)
    return () => watch.disconnect()
  }, [])
  const [fromMs, toMs] = [msOf(from), msOf(to)]
  const axis = axisOf(points, sign.thresholds)
  const x = (ms: number) => LEFT + ((ms - fromMs) / (toMs - fromMs)) * (width - LEFT - RIGHT)
  const y = (value: number) => TOP + ((axis.high - value) / (axis.high - axis.low)) * (HEIGHT - TOP - BOTTOM)
  const runs = runsOf(points, gapMs)
  const isRolled = span !== 'day'
  const move = (event: PointerEvent) => {
    const left = box.current?.getBoundingClientRect().left ?? 0
    const ms = fromMs + ((event.clientX - left - LEFT) / (width - LEFT - RIGHT)) * (toMs - fromMs)
    let nearest: number | null = null
    for (const [index, point] of points.entries())
      if (nearest === null || Math.abs(msOf(point.at) - ms) < Math.abs(msOf(points[nearest]!.at) - ms)) nearest = index
    setAt(nearest)
  }
  const shown = at === null ? points.at(-1) : points[at]
  return (
    <>
      <svg
        ref={box}
        className={css.chart}
        role="img"
        aria-label={t({
          zh: `${sign.zh}走势，${tableTime(from)} 至 ${tableTime(to)}，数值见下表`,
          en: `Course from ${tableTime(from)} to ${tableTime(to)}; the numbers are in the table below`,
        })}
        onPointerMove={move}
        onPointerLeave={() => setAt(null)}
      >
        {bandsOf(sign.direction, sign.thresholds, axis).map(({ level, low, high }) => (
          <rect
            key={`${level}-${low}`}
            data-band={level}
            x={LEFT}
            width={Math.max(0, width - LEFT - RIGHT)}
            y={y(high)}
            height={Math.max(0, y(low) - y(high))}
          />
        ))}
        {axis.ticks.map((tick) => (
          <g key={tick}>
            <line className={css.grid} x1={LEFT} x2={width - RIGHT} y1={y(tick)} y2={y(tick)} />
            <text x={LEFT - 6} y={y(tick) + 4} textAnchor="end">
              {tick.toLocaleString('en-US')}
            </text>
          </g>
        ))}
        {labelled(edgesOf(sign.thresholds, axis), y).map(({ level, value, labelY }) => (
          <g key={`${level}-${value}`}>
            <line data-edge={level} x1={LEFT} x2={width - RIGHT} y1={y(value)} y2={y(value)} />
            <text data-word={level} x={width - RIGHT + 6} y={labelY + 4}>
              {`${t(LEVEL_WORDS[level])} ${value}`}
            </text>
          </g>
        ))}
        {ticksOf(span, fromMs, toMs, width < 560).map(({ ms, text }) => (
          <text key={ms} x={x(ms)} y={HEIGHT - 8} textAnchor="middle">
            {text}
          </text>
        ))}
        {isRolled
          ? runs.map((run) => <path key={`r${run[0]!.at}`} className={css.range} d={shade(run, x, y)} />)
          : null}
        {runs.map((run) =>
          run.length === 1 ? (
            <circle key={run[0]!.at} className={css.dot} cx={x(msOf(run[0]!.at))} cy={y(run[0]!.value ?? 0)} r={2.5} />
          ) : (
            <path key={run[0]!.at} className={css.curve} d={line(run, x, y)} />
          ),
        )}
        {shown && shown.value !== null ? (
          <g>
            {at === null ? null : (
              <line className={css.cross} x1={x(msOf(shown.at))} x2={x(msOf(shown.at))} y1={TOP} y2={HEIGHT - BOTTOM} />
            )}
            <circle className={css.dot} cx={x(msOf(shown.at))} cy={y(shown.value)} r={4} />
          </g>
        ) : null}
      </svg>
      <p className={css.said} aria-hidden="true">
        {shown ? (
          <>
            {shortTime(shown.at, toMs)} <b>{`${numberText(sign, shown.value)} ${unitText(sign)}`}</b>{' '}
            {shown.level === null ? '' : t(LEVEL_WORDS[shown.level])}
            {shown.simulated ? t({ zh: '（模拟）', en: ' (simulated)' }) : ''}
            {isRolled
              ? t({
                  zh: ` 最小 ${numberText(sign, shown.min)}，最大 ${numberText(sign, shown.max)}，读数 ${shown.count} 个`,
                  en: ` least ${numberText(sign, shown.min)}, greatest ${numberText(sign, shown.max)}, ${shown.count} readings`,
                })
              : ''}
          </>
        ) : (
          t({ zh: '这段时间没有读数', en: 'No readings in this time' })
        )}
      </p>
      <span className="said">
        {(['yellow', 'orange', 'red'] as const).map((level) => edgeText(sign, level)).join()}
      </span>
    </>
  )
}

type Scale = (value: number) => number

function runsOf(points: readonly SeriesPoint[], gapMs: number): SeriesPoint[][] {
  const runs: SeriesPoint[][] = []
  let last: SeriesPoint | null = null
  for (const point of points) {
    if (point.value === null) continue
    const isNext = last !== null && msOf(point.at) - msOf(last.at) <= gapMs
    if (isNext) runs.at(-1)!.push(point)
    else runs.push([point])
    last = point
  }
  return runs
}

function line(run: readonly SeriesPoint[], x: Scale, y: Scale): string {
  return run
    .map(
      (point, index) => `${index === 0 ? 'M' : 'L'}${x(msOf(point.at)).toFixed(1)} ${y(point.value ?? 0).toFixed(1)}`,
    )
    .join('')
}

function shade(run: readonly SeriesPoint[], x: Scale, y: Scale): string {
  const upper = run.map((point) => `${x(msOf(point.at)).toFixed(1)} ${y(point.max ?? 0).toFixed(1)}`)
  const lower = run.map((point) => `${x(msOf(point.at)).toFixed(1)} ${y(point.min ?? 0).toFixed(1)}`).reverse()
  return `M${[...upper, ...lower].join('L')}Z`
}

/** Words beside lines that lie close to each other are moved apart, downwards. */
function labelled<T extends { value: number }>(edges: readonly T[], y: Scale): (T & { labelY: number })[] {
  let last = Number.NEGATIVE_INFINITY
  return edges
    .toSorted((a, b) => b.value - a.value)
    .map((edge) => {
      last = Math.max(y(edge.value), last + LABEL_HEIGHT)
      return { ...edge, labelY: last }
    })
}

function edgesOf(thresholds: Thresholds, { low, high }: { low: number; high: number }) {
  return (['yellow', 'orange', 'red'] as const satisfies readonly AlarmLevel[]).flatMap((level) => {
    const threshold = thresholds[level]
    const values = typeof threshold === 'number' ? [threshold] : [...threshold]
    return values.filter((value) => value >= low && value <= high).map((value) => ({ level, value }))
  })
}
