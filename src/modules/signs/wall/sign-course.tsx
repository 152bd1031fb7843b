import { OFFSET_MS } from '#core/time/local.ts'
import { useOperation } from '#ui/call.ts'
import { clockTime, msOf } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { OpenList, useBox, useWall } from '#ui/wall.ts'
import { type BoardSign, getSeries, type SeriesPoint } from '../contract.ts'
import { LEVEL_WORDS, QUALITY_WORDS, thresholdText, valueText } from '../domain/say-sign.ts'
import type { AlarmLevel } from '../domain/sign.ts'
import css from './sign-course.module.css'
import { lookOf, SignShape } from './sign-shape.tsx'

const GAP_TIMES = 3
const LEAST_GAP_MS = 3_600_000

/** One sign: its value in large, and its last 24 hours before its thresholds. Gaps stay gaps. */
export function SignCourse({ sign }: { sign: BoardSign }) {
  const { t, language } = useWords()
  const { sizes } = useWall()
  const { ref, width, height } = useBox<HTMLDivElement>()
  const series = useOperation(getSeries, { code: sign.code, span: 'day' }, { everyMs: 60_000, forgetful: true }).data
  const caption = sizes.captionPx
  return (
    <div className={css.course}>
      <header>
        <OpenList href={`/c/signs/${sign.code}`} className={css.name}>
          <SignShape look={lookOf(sign)} /> {sign[language]}
        </OpenList>
        <p className={css.value} data-look={lookOf(sign)}>
          <b>{sign.value === null ? '—' : valueText({ ...sign, unit: '' }, sign.value)}</b>
          <i>{sign.valueLabels || sign.unit === '—' ? '' : sign.unit}</i>
        </p>
        <p className={css.note}>
          {sign.level === null ? t(QUALITY_WORDS[sign.quality]) : t(LEVEL_WORDS[sign.level])}
          {sign.at ? ` ${clockTime(sign.at)}` : ''}
          {sign.simulated ? ` ${t(QUALITY_WORDS.simulated)}` : ''}
          {sign.level === 'red' || sign.level === 'orange'
            ? t({
                zh: `，${LEVEL_WORDS[sign.level].zh}起点 ${thresholdText(sign, sign.level)}`,
                en: `, from ${thresholdText(sign, sign.level, ' or ')}`,
              })
            : ''}
        </p>
      </header>
      <div ref={ref} className={css.box}>
        {series && width > 0 ? (
          <Course
            sign={sign}
            points={series.points}
            from={msOf(series.from)}
            to={msOf(series.to)}
            {...{ width, height, caption }}
          />
        ) : null}
      </div>
    </div>
  )
}

interface CourseProps {
  sign: BoardSign
  points: readonly SeriesPoint[]
  from: number
  to: number
  width: number
  height: number
  caption: number
}

function Course({ sign, points, from, to, width, height, caption }: CourseProps) {
  const { t } = useWords()
  const known = points.flatMap(({ value }) => (value === null ? [] : [value]))
  const edges = edgesNear(sign, known)
  const all = [...known, ...edges.map(({ value }) => value)]
  if (known.length === 0)
    return <p className={css.note}>{t({ zh: '24 小时内没有读数', en: 'No readings in 24 hours' })}</p>
  const [least, most] = [Math.min(...all), Math.max(...all)]
  // A value that never moved lies in the middle.
  const pad = (most - least || Math.abs(most) || 1) * 0.08
  const [low, high] = [least - pad, most + pad]
  const [left, right, top, foot] = [caption * 0.3, caption * 5.6, caption * 0.8, caption * 1.5]
  const x = (ms: number) => left + ((ms - from) / (to - from)) * (width - left - right)
  const y = (value: number) => top + (1 - (value - low) / (high - low)) * (height - top - foot)
  const last = points.findLast(({ value }) => value !== null)
  return (
    <svg
      width={width}
      height={height}
      role="img"
      aria-label={t({ zh: `${sign.zh} 24 小时走势`, en: `${sign.en}, 24 hours` })}
    >
      {edges.map(({ level, value }) => (
        <g key={`${level} ${value}`} data-level={level}>
          <line className={css.edge} x1={left} x2={width - right} y1={y(value)} y2={y(value)} />
          <text className={css.edgeWord} x={width - right + caption * 0.4} y={y(value) + caption * 0.36}>
            {`${t(LEVEL_WORDS[level])} ${value}`}
          </text>
        </g>
      ))}
      {runsOf(points).map((run) => (
        <path
          key={run[0]!.at}
          className={css.line}
          d={run
            .map(
              ({ at, value }, index) => `${index === 0 ? 'M' : 'L'}${x(msOf(at)).toFixed(1)} ${y(value!).toFixed(1)}`,
            )
            .join('')}
        />
      ))}
      {last ? <circle className={css.dot} cx={x(msOf(last.at))} cy={y(last.value!)} r={caption * 0.26} /> : null}
      {ticksOf(from, to).map((ms) => (
        <text key={ms} x={x(ms)} y={height - caption * 0.25} textAnchor="middle">
          {clockTime(ms)}
        </text>
      ))}
    </svg>
  )
}

const QUARTER_MS = 6 * 3_600_000

/** Midnight, six, noon and eighteen, without those that would stand at the very edge. */
function ticksOf(from: number, to: number): number[] {
  const first = Math.ceil((from + OFFSET_MS) / QUARTER_MS) * QUARTER_MS - OFFSET_MS
  return [0, 1, 2, 3].map((step) => first + step * QUARTER_MS).filter((ms) => ms - from > QUARTER_MS / 4 && to - ms > 0)
}

/** Thresholds that lie no further from the values than the values spread, and always the nearest. */
function edgesNear({ thresholds }: BoardSign, known: readonly number[]): { level: AlarmLevel; value: number }[] {
  const [low, high] = [Math.min(...known), Math.max(...known)]
  const reach = Math.max(high - low, Math.abs(high) * 0.5, 1e-9)
  const all = (['yellow', 'orange', 'red'] as const).flatMap((level) => {
    const threshold = thresholds[level]
    return (typeof threshold === 'number' ? [threshold] : [...threshold]).map((value) => ({ level, value }))
  })
  return all.filter(({ value }) => value >= low - reach && value <= high + reach)
}

function runsOf(points: readonly SeriesPoint[]): SeriesPoint[][] {
  const known = points.filter(({ value }) => value !== null)
  const steps = known.slice(1).map((point, index) => msOf(point.at) - msOf(known[index]!.at))
  const usual = steps.toSorted((a, b) => a - b)[Math.floor(steps.length / 2)] ?? 0
  const gapMs = Math.max(LEAST_GAP_MS, usual * GAP_TIMES)
  const runs: SeriesPoint[][] = []
  for (const [index, point] of known.entries())
    if (index > 0 && steps[index - 1]! <= gapMs) runs.at(-1)!.push(point)
    else runs.push([point])
  return runs
}
