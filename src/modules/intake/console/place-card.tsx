import { useState } from 'react'
import { getBasemap, getDistrict } from '#modules/territory/contract.ts'
import { asProblem, callOperation, useOperation } from '#ui/call.ts'
import { useWords } from '#ui/language.ts'
import { basemapQuery, type MapBounds, type MapPoint, MapView, Pin } from '#ui/map.ts'
import { Card } from '#ui/page.ts'
import css from './intake.module.css'
import type { ChosenPlace, PlaceNow } from './intake-values.ts'
import type { Similar } from './use-matches.ts'
import { choosePoint } from './use-place.ts'

const basemap = async (bounds: MapBounds, zoom: number) =>
  (await callOperation(getBasemap, basemapQuery(bounds, zoom))).features

/** Where it is, and the similar cases around it; a click moves it there. */
export function PlaceCard({
  place,
  pick,
  address,
  similar,
}: {
  place: PlaceNow | null
  pick(place: ChosenPlace): void
  address: string
  similar: readonly Similar[]
}) {
  const { t } = useWords()
  const district = useOperation(getDistrict, {}, { freshForMs: 3_600_000 }).data
  const [fault, setFault] = useState<string | null>(null)
  const take = async (lon: number, lat: number) => {
    try {
      const found = await choosePoint(lon, lat, address)
      setFault(found ? null : t({ zh: '此处不在本区，请重新选点', en: 'Outside the district; choose another place' }))
      if (found) pick(found.place)
    } catch (thrown) {
      setFault(asProblem(thrown).detail)
    }
  }
  if (!district?.bbox) return null
  const here = place?.lon === undefined || place.lat === undefined ? null : ([place.lon, place.lat] as [number, number])
  const points: MapPoint[] = [
    ...similar.flatMap(({ id, title, lon, lat }) =>
      lon === null || lat === null ? [] : [{ id, lon, lat, title, light: 'none' as const }],
    ),
    ...(here
      ? [
          {
            id: 'here',
            lon: here[0],
            lat: here[1],
            title: t({ zh: '本件位置', en: 'This matter' }),
          },
        ]
      : []),
  ]
  return (
    <Card title={t({ zh: '位置', en: 'Place' })} extra={<Legend shown={similar.length > 0} />} flush>
      <div className={css.map}>
        <MapView
          // Near once it is known where; the whole district before.
          key={here ? 'near' : 'district'}
          label={t({ zh: '地图，点击可改位置', en: 'Map; a click moves the place' })}
          basemap={basemap}
          {...(here ? { center: here, zoom: 16 } : { bounds: district.bbox as MapBounds })}
          points={points}
          chosen={here ? 'here' : null}
          onPick={(lon, lat) => void take(lon, lat)}
        />
      </div>
      {fault ? <p className={css.quiet}>{fault}</p> : null}
    </Card>
  )
}

function Legend({ shown }: { shown: boolean }) {
  const { t } = useWords()
  return (
    <span className={css.hint}>
      {t({ zh: '点击地图可改位置', en: 'Click to move' })}
      {shown ? (
        <>
          {' · '}
          <Pin /> {t({ zh: '本件 ◌ 相似案件', en: 'this ◌ similar' })}
        </>
      ) : null}
    </span>
  )
}
