import { lazy, Suspense, useState } from 'react'
import type { Output } from '#core/operation.ts'
import type { Datum } from '#core/place/datum.ts'
import { callOperation } from '#ui/call/call-operation.ts'
import { asProblem } from '#ui/call/problem.ts'
import { useWords } from '#ui/language.ts'
import { describePoint, findPlace } from '../contract.ts'
import { askPosition } from './browser-position.ts'
import css from './citizens.module.css'
import type { KeptPlace } from './kept-report.ts'

const PlaceMap = lazy(() => import('./place-map.tsx'))

const COARSE_M = 50

const BY = {
  browser: { zh: '手机定位', en: 'from this phone' },
  photo: { zh: '照片里的位置', en: 'from the picture' },
  map: { zh: '地图上选的', en: 'chosen on the map' },
  words: { zh: '按地址查到', en: 'found by its address' },
} as const

interface PlaceFieldProps {
  value: KeptPlace | null
  /** Where a picture was taken; offered, never taken by itself. */
  offered: { lon: number; lat: number } | null
  onChange(place: KeptPlace | null): void
}

/** Position, map and words are equal ways to one place. */
export function PlaceField({ value, offered, onChange }: PlaceFieldProps) {
  const { t } = useWords()
  const [said, setSaid] = useState<string | null>(null)
  const [mapOpen, setMapOpen] = useState(false)
  const [found, setFound] = useState<Output<typeof findPlace>['items']>([])
  const words = value?.words ?? ''

  const take = async (lon: number, lat: number, datum: Datum, by: KeptPlace['by']) => {
    setFound([])
    const place: KeptPlace = { lon, lat, datum, words, by }
    // Without a line the point is kept as it is; the server finds out where it lies.
    const there = await callOperation(describePoint, { lon, lat, datum }).catch(() => null)
    if (there && !there.place)
      return setSaid(
        t({
          zh: '这个点不在本区。请在地图上另选，或写下地点。',
          en: 'This is outside the district. Choose another point.',
        }),
      )
    onChange({ ...place, words: there?.place?.words || there?.place?.area || words })
  }
  const locate = async () => {
    setSaid(t({ zh: '定位中', en: 'Finding where you are' }))
    try {
      const { lon, lat, datum, withinM } = await askPosition()
      setSaid(
        withinM > COARSE_M
          ? t({
              zh: `定位误差 ${withinM} 米。可移到开阔处再试，或在地图上选。`,
              en: `Within ${withinM} m only. Try in the open, or choose on the map.`,
            })
          : null,
      )
      await take(lon, lat, datum, 'browser')
    } catch {
      setSaid(t({ zh: '没有得到定位。请在地图上选，或写下地点。', en: 'No position. Choose on the map, or write it.' }))
    }
  }
  const search = async () => {
    if (words.trim() === '') return
    try {
      const { items } = await callOperation(findPlace, { text: words.trim() })
      setFound(items)
      setSaid(
        items.length === 0
          ? t({ zh: '没有查到，保留您写的地点即可。', en: 'Not found; what you wrote is kept as it is.' })
          : null,
      )
    } catch (thrown) {
      setSaid(asProblem(thrown).detail)
    }
  }
  return (
    <fieldset>
      <legend>{t({ zh: '在哪里', en: 'Where is it?' })}</legend>
      <div>
        <div className={css.three}>
          <button type="button" onClick={() => void locate()}>
            {t({ zh: '用我的位置', en: 'Where I am' })}
          </button>
          <button type="button" aria-expanded={mapOpen} onClick={() => setMapOpen(!mapOpen)}>
            {t({ zh: '在地图上选', en: 'On the map' })}
          </button>
        </div>
        {offered ? (
          <button type="button" onClick={() => void take(offered.lon, offered.lat, 'WGS-84', 'photo')}>
            {t({ zh: '用照片里的位置', en: 'Where the picture was taken' })}
          </button>
        ) : null}
        {mapOpen ? (
          <Suspense fallback={<p role="status">{t({ zh: '地图载入中', en: 'The map is loading' })}</p>}>
            <PlaceMap
              at={value}
              onPick={(lon, lat) => {
                setMapOpen(false)
                setSaid(null)
                void take(lon, lat, 'CGCS2000', 'map')
              }}
            />
          </Suspense>
        ) : null}
        <label htmlFor="place">{t({ zh: '或写下地点', en: 'Or write it' })}</label>
        <input
          id="place"
          type="text"
          maxLength={200}
          value={words}
          placeholder={t({ zh: '如：临江路 12 号门口', en: 'e.g. in front of 12 Linjiang Road' })}
          onChange={(event) => {
            const point = value ?? { lon: null, lat: null, datum: 'CGCS2000' as const, by: 'words' as const }
            onChange({ ...point, words: event.target.value })
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
            event.preventDefault()
            void search()
          }}
        />
        <button type="button" onClick={() => void search()} disabled={words.trim() === ''}>
          {t({ zh: '查这个地址', en: 'Find this address' })}
        </button>
        {found.map((one) => (
          <button
            key={`${one.words}${one.lon}${one.lat}`}
            type="button"
            onClick={() => {
              setFound([])
              onChange({ lon: one.lon, lat: one.lat, datum: 'CGCS2000', words: one.words, by: 'words' })
            }}
          >
            {one.words}（{one.area}）
          </button>
        ))}
        <p role="status">{said}</p>
        {value && value.lon !== null && value.lat !== null ? (
          <p className="note">
            {t({ zh: '已有位置：', en: 'Point: ' })}
            {t(BY[value.by])}
            {t({ zh: '，坐标系 ', en: ', datum ' })}
            {value.datum}（{value.lon.toFixed(5)}, {value.lat.toFixed(5)}）
          </p>
        ) : null}
      </div>
    </fieldset>
  )
}
