import { getBasemap } from '#modules/territory/contract.ts'
import { callOperation } from '#ui/call.ts'
import { lightNow } from '#ui/clock.ts'
import { useNow } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { basemapQuery, type MapBounds, MapView } from '#ui/map.ts'
import { Card } from '#ui/page.ts'
import css from './case.module.css'
import type { CaseDetail } from './case-data.ts'
import { stepClockOf } from './step-clock-of.ts'

const basemap = async (bounds: MapBounds, zoom: number) =>
  (await callOperation(getBasemap, basemapQuery(bounds, zoom))).features

/** Where it is: 200 px are enough to know the corner. */
export function CaseMap({ detail }: { detail: CaseDetail }) {
  const { t } = useWords()
  const nowMs = useNow()
  const { id, title, place } = detail.case
  if (place.lon === undefined || place.lat === undefined) return null
  const clock = stepClockOf(detail)
  return (
    <Card flush>
      <div className={css.map}>
        <MapView
          label={t({ zh: `位置：${place.address ?? ''}`, en: `Place: ${place.address ?? ''}` })}
          center={[place.lon, place.lat]}
          zoom={16}
          basemap={basemap}
          points={[{ id, lon: place.lon, lat: place.lat, title, light: clock ? lightNow(clock, nowMs) : 'none' }]}
          controls={false}
        />
      </div>
    </Card>
  )
}
