import { useMemo } from 'react'
import { getAreaShapes, getBasemap } from '#modules/territory/contract.ts'
import { callOperation, useOperation } from '#ui/call.ts'
import { useWords } from '#ui/language.ts'
import { basemapQuery, type MapBounds, type MapOverlay, MapView } from '#ui/map.ts'
import { Loaded } from '#ui/page.ts'
import { listSources, type ReportResult } from '../../contract.ts'
import { formatFigure } from '../../domain/format-figure.ts'
import { classesOf } from '../../domain/map-classes.ts'
import css from './topic.module.css'

const OPACITY = [0.12, 0.3, 0.5, 0.72]

const basemap = async (bounds: MapBounds, zoom: number) =>
  (await callOperation(getBasemap, basemapQuery(bounds, zoom))).features

interface Shape {
  type: string
  properties: Record<string, unknown>
  geometry: unknown
}

/** Areas by their figure in four steps of one colour; the figure is written in each. */
export function BlockMap({ result, measure }: { result: ReportResult; measure: number }) {
  const { t } = useWords()
  const sources = useOperation(listSources, {}, { freshForMs: 600_000 })
  const level = sources.data?.items
    .find(({ id }) => id === result.query.source)
    ?.fields.find(({ id }) => id === result.query.groups[0])?.areaLevel
  const shapes = useOperation(
    getAreaShapes,
    { level: level ?? 'street', toleranceM: level === 'street' ? 20 : 10 },
    { enabled: level !== undefined, freshForMs: 3_600_000 },
  )
  const figures = useMemo(() => {
    const byArea = new Map<string, number>()
    for (const { keys, cells } of result.rows) {
      const value = cells[measure]?.value
      const key = keys[0]
      if (key !== null && key !== undefined && value !== null && value !== undefined) byArea.set(key, value)
    }
    return byArea
  }, [result, measure])
  const classes = useMemo(() => classesOf([...figures.values()], OPACITY.length), [figures])
  const of = result.measures[measure]
  const decimals = of?.decimals ?? 0
  const drawn = useMemo(() => {
    const features = (shapes.data?.features ?? []) as Shape[]
    const codeOf = ({ properties }: Shape) => String(properties.code)
    const overlays = classes.map(
      ({ least, most }, at): MapOverlay => ({
        id: `class-${at}`,
        kind: 'geojson',
        shape: 'fill',
        color: 'primary',
        opacity: OPACITY[at + OPACITY.length - classes.length] ?? 1,
        nameFrom: 0,
        nameSize: 14,
        data: {
          type: 'FeatureCollection',
          features: features
            .filter((shape) => {
              const value = figures.get(codeOf(shape))
              return value !== undefined && value >= least && value <= most
            })
            .map((shape) => ({
              ...shape,
              properties: {
                code: codeOf(shape),
                // The base map names the areas; only the figure is added.
                name: formatFigure(figures.get(codeOf(shape)) ?? null, decimals),
              },
            })),
        },
      }),
    )
    return { overlays, bounds: boundsOfShapes(features) }
  }, [shapes.data, classes, figures, decimals])
  return (
    <Loaded reading={shapes} lines={8}>
      {() => (
        <div className={css.map}>
          <MapView
            label={t(result.sentence)}
            basemap={basemap}
            overlays={drawn.overlays}
            controls={false}
            {...(drawn.bounds ? { bounds: drawn.bounds } : {})}
          />
          <ul className={css.legend} aria-label={t({ zh: '图例', en: 'Legend' })}>
            {classes.map(({ least, most }, at) => (
              <li key={least}>
                <i style={{ opacity: OPACITY[at + OPACITY.length - classes.length] }} />
                {least === most
                  ? formatFigure(least, decimals)
                  : `${formatFigure(least, decimals)}–${formatFigure(most, decimals)}`}
              </li>
            ))}
            <li>{of ? t(of.unit) : ''}</li>
          </ul>
        </div>
      )}
    </Loaded>
  )
}

/** The box round all shapes, whatever their nesting. */
function boundsOfShapes(shapes: readonly Shape[]): MapBounds | null {
  const bounds: MapBounds = [180, 90, -180, -90]
  const add = (part: unknown): void => {
    if (!Array.isArray(part)) return
    const [lon, lat] = part as unknown[]
    if (typeof lon === 'number' && typeof lat === 'number') {
      bounds[0] = Math.min(bounds[0], lon)
      bounds[1] = Math.min(bounds[1], lat)
      bounds[2] = Math.max(bounds[2], lon)
      bounds[3] = Math.max(bounds[3], lat)
    } else for (const inner of part) add(inner)
  }
  for (const { geometry } of shapes) add((geometry as { coordinates?: unknown } | null)?.coordinates)
  return bounds[0] <= bounds[2] ? bounds : null
}
