import { useMemo } from 'react'
import { useWords } from '#ui/language.ts'
import { DistrictMap, type FlowEnd, FlowRibbons, type LightPoint, type MapName, useWall } from '#ui/wall.ts'
import type { Picture } from '../contract.ts'
import css from './case-map.module.css'
import { useCasePoints } from './use-case-points.ts'
import { useDistrict } from './use-district.ts'

export interface CaseMapProps {
  label: string
  picture: Picture | undefined
  /** Only what is late or nearly so. */
  lateOnly?: boolean
  /** Bands from streets to those who work on their cases. */
  flows?: boolean
  /** Only this street, near. */
  street?: { code: string; zh: string } | null
  /** In place of all cases. */
  points?: readonly LightPoint[]
}

const MOST_ENDS = 5
const MOST_SOURCES = 3
const NONE: readonly never[] = []

/** The district with its open cases: where many are, and which are late. */
export function CaseMap({ label, picture, lateOnly = false, flows = false, street = null, points }: CaseMapProps) {
  const { t, language } = useWords()
  const { sizes, wide } = useWall()
  const district = useDistrict(street?.code ?? null)
  const found = useCasePoints(points ? null : (district?.box ?? null), street?.code ?? null)
  const all = points ?? found ?? NONE
  const lights = useMemo(
    () => (lateOnly ? all.filter(({ light }) => light === 'red' || light === 'orange') : all),
    [all, lateOnly],
  )
  const heat = useMemo(
    () => (lateOnly || points ? NONE : all.map(({ point, count }) => ({ point, weight: count }))),
    [all, lateOnly, points],
  )
  const late = useMemo(
    () => (lateOnly || points ? lights : lights.filter(({ light }) => light !== 'green')),
    [lights, lateOnly, points],
  )
  const streets = picture?.streets
  const names = useMemo((): MapName[] => {
    if (!streets || street) return []
    const most = Math.max(...streets.map(({ overdue }) => overdue))
    return streets.map(({ zh, en, point, overdue }) => ({
      text: language === 'zh' ? zh.replace(/街道$/, '') : en,
      point,
      strong: overdue > 0 && overdue === most,
    }))
  }, [streets, street, language])
  const withFlows = flows && wide && picture !== undefined
  const ends = useMemo(() => (withFlows ? flowEnds(picture, language) : []), [withFlows, picture, language])
  if (!district) return <p className={css.wait}>{t({ zh: '地图载入中', en: 'The map is loading' })}</p>
  return (
    <div className={css.map}>
      <DistrictMap
        label={label}
        base={district.base}
        box={district.box}
        margin={{ top: 8, bottom: sizes.captionPx * 1.6, right: ends.length > 0 ? sizes.captionPx * 8.2 : 8, left: 8 }}
        chosen={street?.zh ?? null}
        heat={heat}
        lights={late}
        names={names}
        {...(ends.length > 0
          ? {
              between: (projection, width, height) => (
                <FlowRibbons
                  label={t({ zh: '在办最多的单位', en: 'Units with most open cases' })}
                  ends={ends}
                  projection={projection}
                  width={width}
                  height={height}
                />
              ),
            }
          : {})}
      />
      <p className={css.legend}>
        <span data-light="red">■ {t({ zh: '超期', en: 'overdue' })}</span>
        {points ? (
          <span>● {t({ zh: '未超期', en: 'in time' })}</span>
        ) : (
          <span data-light="orange">◆ {t({ zh: '临期', en: 'nearly due' })}</span>
        )}
        {heat.length > 0 ? (
          <span>
            <i className={css.heat} /> {t({ zh: '在办多处', en: 'many open' })}
          </span>
        ) : null}
        {ends.length > 0 ? (
          <span>
            <i className={css.flow} /> {t({ zh: '街道到承办单位', en: 'street to unit' })}
          </span>
        ) : null}
      </p>
    </div>
  )
}

function flowEnds({ flows, streets, units }: Picture, language: 'zh' | 'en'): FlowEnd[] {
  const pointOf = new Map(streets.map(({ code, point }) => [code, point]))
  return [...Map.groupBy(flows, ({ unit }) => unit)]
    .map(([unit, own]) => {
      const known = units.find((one) => one.unit === unit)
      return {
        id: unit,
        name: own[0]!.unitWords[language],
        total: known?.open ?? own.reduce((sum, { count }) => sum + count, 0),
        href: known?.list.href ?? null,
        from: own
          .toSorted((a, b) => b.count - a.count)
          .slice(0, MOST_SOURCES)
          .flatMap(({ street, count }) => {
            const point = pointOf.get(street)
            return point ? [{ point, count }] : []
          }),
      }
    })
    .toSorted((a, b) => b.total - a.total)
    .slice(0, MOST_ENDS)
    .toSorted((a, b) => northOf(b) - northOf(a))
}

/** How far north the cases of an end lie: ends in that order cross each other least. */
function northOf({ from }: FlowEnd): number {
  const whole = from.reduce((sum, { count }) => sum + count, 0)
  return from.reduce((sum, { point, count }) => sum + point[1] * count, 0) / Math.max(1, whole)
}
