import { type PointerEvent, useEffect, useRef, useState } from 'react'
import type { Output } from '#core/operation.ts'
import { DAY_MS, dayStartMs, HOUR_MS, localDate, localDay } from '#core/time/local.ts'
import { clockTime, shortTime, tableTime } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import type { CoursePoint, DeviceProblem, getCourse, RuleView } from '../contract.ts'
import { axisOf, runsOf } from './course-scale.ts'
import { numberText } from './device-words.ts'
import css from './sensors.module.css'

const HEIGHT = 280
const [TOP, BOTTOM, LEFT, RIGHT] = [12, 28, 52, 88]

/** Readings of one metric before the limits that judge it; times of problems and of silence behind them. Gaps stay gaps. */
export function CourseChart(props: {
  metric: { id: string; zh: string; en: string; unit: string }
  course: Output<typeof getCourse>
  rules: readonly RuleView[]
  problems: readonly DeviceProblem[]
}) {
  const { metric, course, problems } = props
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
  const rules = props.rules.filter((rule) => rule.metric === metric.id)
  const points = course.points.filter((point) => point.metric === metric.id)
  const [fromMs, toMs] = [Date.parse(course.from), Date.parse(course.to)]
  const axis = axisOf(points, rules)
  const x = (ms: number) =>
    LEFT + ((Math.max(fromMs, Math.min(toMs, ms)) - fromMs) / (toMs - fromMs)) * (width - LEFT - RIGHT)
  const y = (value: number) => TOP + ((axis.high - value) / (axis.high - axis.low)) * (HEIGHT - TOP - BOTTOM)
  const at_ = (point: CoursePoint) => x(Date.parse(point.at) + course.pieceMs / 2)
  const move = (event: PointerEvent) => {
    const left = event.clientX - (box.current?.getBoundingClientRect().left ?? 0)
    const distances = points.map((point) => Math.abs(at_(point) - left))
    setAt(distances.length === 0 ? null : distances.indexOf(Math.min(...distances)))
  }
  const shown = at === null ? points.at(-1) : points[at]
  const [least, most] = [Math.min(...points.map(({ min }) => min)), Math.max(...points.map(({ max }) => max))]
  const spans = problems
    .map((one) => ({ ...one, fromMs: Date.parse(one.beganAt), toMs: one.endedAt ? Date.parse(one.endedAt) : toMs }))
    .filter((one) => one.toMs > fromMs && one.fromMs < toMs)
    .filter(({ rule }) => rule === 'silence' || rules.some(({ id }) => id === rule))
  return (
    <>
      <svg
        ref={box}
        className={css.chart}
        role="img"
        aria-label={
          points.length === 0
            ? t({ zh: '这段时间没有读数', en: 'No readings in this time' })
            : t({
                zh: `${metric.zh}走势，${tableTime(course.from)} 至 ${tableTime(course.to)}，最小 ${numberText(least)}，最大 ${numberText(most)} ${metric.unit}`,
                en: `${metric.en} from ${tableTime(course.from)} to ${tableTime(course.to)}, least ${numberText(least)}, greatest ${numberText(most)} ${metric.unit}`,
              })
        }
        onPointerMove={move}
        onPointerLeave={() => setAt(null)}
      >
        {spans.map((one) => (
          <rect
            key={one.id}
            data-span={one.rule === 'silence' ? 'silence' : 'problem'}
            x={x(one.fromMs)}
            width={Math.max(2, x(one.toMs) - x(one.fromMs))}
            y={TOP}
            height={HEIGHT - TOP - BOTTOM}
          >
            <title>{t(one.title)}</title>
          </rect>
        ))}
        {axis.ticks.map((tick) => (
          <g key={tick}>
            <line className={css.grid} x1={LEFT} x2={width - RIGHT} y1={y(tick)} y2={y(tick)} />
            <text x={LEFT - 6} y={y(tick) + 4} textAnchor="end">
              {numberText(tick)}
            </text>
          </g>
        ))}
        {ticksOf(fromMs, toMs, width).map(({ ms, text }) => (
          <text key={ms} x={x(ms)} y={HEIGHT - 8} textAnchor="middle">
            {text}
          </text>
        ))}
        {rules.map(({ id, enter, leave }) => (
          <g key={id}>
            <line data-edge="enter" x1={LEFT} x2={width - RIGHT} y1={y(enter)} y2={y(enter)} />
            <text data-edge="enter" x={width - RIGHT + 6} y={y(enter) + (leave === enter ? 4 : -2)}>
              {t({ zh: `限值 ${numberText(enter)}`, en: `limit ${numberText(enter)}` })}
            </text>
            {leave === enter ? null : (
              <>
                <line data-edge="leave" x1={LEFT} x2={width - RIGHT} y1={y(leave)} y2={y(leave)} />
                <text x={width - RIGHT + 6} y={y(leave) + (leave < enter ? 12 : -2)}>
                  {t({ zh: `恢复 ${numberText(leave)}`, en: `back ${numberText(leave)}` })}
                </text>
              </>
            )}
          </g>
        ))}
        {runsOf(points, course.pieceMs).map((run) => (
          <g key={run[0]!.at}>
            <path className={css.range} d={shade(run, at_, y)} />
            {run.length === 1 ? (
              <circle className={css.dot} cx={at_(run[0]!)} cy={y(run[0]!.mean)} r={2.5} />
            ) : (
              <path
                className={css.curve}
                d={run.map((p, i) => `${i === 0 ? 'M' : 'L'}${at_(p).toFixed(1)} ${y(p.mean).toFixed(1)}`).join('')}
              />
            )}
          </g>
        ))}
        {shown ? (
          <g>
            {at === null ? null : (
              <line className={css.cross} x1={at_(shown)} x2={at_(shown)} y1={TOP} y2={HEIGHT - BOTTOM} />
            )}
            <circle className={css.dot} cx={at_(shown)} cy={y(shown.mean)} r={4} />
          </g>
        ) : null}
      </svg>
      <p className="meta" aria-hidden="true">
        {shown
          ? t({
              zh: `${shortTime(shown.at, toMs)} 平均 ${numberText(shown.mean)} ${metric.unit}，最小 ${numberText(shown.min)}，最大 ${numberText(shown.max)}，读数 ${shown.count} 个`,
              en: `${shortTime(shown.at, toMs)} mean ${numberText(shown.mean)} ${metric.unit}, least ${numberText(shown.min)}, greatest ${numberText(shown.max)}, ${shown.count} readings`,
            })
          : t({ zh: '这段时间没有读数', en: 'No readings in this time' })}
      </p>
    </>
  )
}

function shade(run: readonly CoursePoint[], x: (point: CoursePoint) => number, y: (value: number) => number): string {
  const upper = run.map((point) => `${x(point).toFixed(1)} ${y(point.max).toFixed(1)}`)
  const lower = run.map((point) => `${x(point).toFixed(1)} ${y(point.min).toFixed(1)}`).reverse()
  return `M${[...upper, ...lower].join('L')}Z`
}

/** Hours of a day, days of what is longer; no closer than a label is wide. */
function ticksOf(fromMs: number, toMs: number, width: number): { ms: number; text: string }[] {
  const isDay = toMs - fromMs <= 2 * DAY_MS
  const unitMs = isDay ? HOUR_MS : DAY_MS
  const room = Math.max(2, Math.floor((width - LEFT - RIGHT) / 64))
  const step = Math.ceil((toMs - fromMs) / unitMs / room)
  const ticks: { ms: number; text: string }[] = []
  const first = isDay ? Math.ceil(fromMs / HOUR_MS) * HOUR_MS : dayStartMs(localDay(fromMs) + 1)
  for (let ms = first; ms <= toMs; ms += step * unitMs)
    ticks.push({ ms, text: isDay ? clockTime(ms) : localDate(ms).slice(5) })
  return ticks
}
