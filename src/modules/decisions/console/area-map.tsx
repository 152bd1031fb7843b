import { useMemo } from 'react'
import { getAreaShapes } from '#modules/territory/contract.ts'
import { useOperation } from '#ui/call.ts'
import { count } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { Loaded } from '#ui/page.ts'
import type { Line } from '../contract.ts'
import type { AreaLevel } from '../domain/question.ts'
import css from './area-map.module.css'
import { drawAreas } from './draw-areas.ts'

const WIDTH = 520
const HEIGHT = 380
const STEPS = [0.1, 0.28, 0.46, 0.64, 0.82]
const TOLERANCE_M = { street: 25, community: 12, grid: 8 }
const MOST_NAMES = 24

/** Areas by how much was received, in five steps of one colour; the figure is written in each, the same stand in the table. */
export function AreaMap({
  level,
  within,
  lines,
  onPick,
}: {
  level: AreaLevel
  within: string | undefined
  lines: readonly Line[]
  onPick(code: string): void
}) {
  const { t } = useWords()
  const shapes = useOperation(
    getAreaShapes,
    {
      level,
      toleranceM: TOLERANCE_M[level],
      ...(within ? { within: within.slice(0, level === 'grid' ? 12 : 9) } : {}),
    },
    { freshForMs: 3_600_000 },
  )
  const drawn = useMemo(() => drawAreas(shapes.data?.features ?? [], WIDTH, HEIGHT), [shapes.data])
  const byCode = new Map(lines.map((line) => [line.key, line]))
  const most = Math.max(1, ...lines.map(({ received }) => received))
  const stepOf = (n: number) => (n === 0 ? -1 : Math.min(STEPS.length - 1, Math.floor((n / most) * STEPS.length)))
  return (
    <Loaded reading={shapes} lines={8}>
      {() => (
        <svg
          className={css.map}
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          role="img"
          aria-label={t({
            zh: '受理件数分布图，同样的数在右侧表中',
            en: 'Map of what was received; the table has the same figures',
          })}
        >
          {drawn.map(({ code, path, name }) => {
            const n = byCode.get(code)?.received ?? 0
            const step = stepOf(n)
            return (
              // biome-ignore lint/a11y/noStaticElementInteractions: the table beside it has a button for each area
              <path
                key={code}
                d={path}
                className={css.area}
                data-current={code === within}
                style={{ fillOpacity: step < 0 ? 0 : STEPS[step] }}
                onClick={() => onPick(code)}
              >
                <title>{`${name} ${count(n)}${t({ zh: '件', en: '' })}`}</title>
              </path>
            )
          })}
          {drawn.length <= MOST_NAMES
            ? drawn.map(({ code, at: [x, y], name }) => (
                <text
                  key={code}
                  x={x}
                  y={y}
                  className={css.areaName}
                  data-dark={stepOf(byCode.get(code)?.received ?? 0) >= 3}
                >
                  <tspan x={x}>{name}</tspan>
                  <tspan x={x} dy="1.25em">
                    {count(byCode.get(code)?.received ?? 0)}
                  </tspan>
                </text>
              ))
            : null}
        </svg>
      )}
    </Loaded>
  )
}
