import { AutoComplete } from 'antd'
import { useEffect, useState } from 'react'
import { searchPlaces } from '#modules/territory/contract.ts'
import { useOperation } from '#ui/call.ts'
import { useWords } from '#ui/language.ts'
import { type LayerCard, searchFeatures } from '../../contract.ts'
import css from './map.module.css'

const TYPING_MS = 300

export interface Found {
  lon: number
  lat: number
  /** Null: a place of the base map. */
  feature: { layer: string; id: string } | null
}

/** A place, an address or anything of a layer by its name or number: the map goes there. */
export function MapSearch({ cards, take }: { cards: ReadonlyMap<string, LayerCard>; take(found: Found): void }) {
  const { t } = useWords()
  const [text, setText] = useState('')
  const [asked, setAsked] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text.trim()), TYPING_MS)
    return () => clearTimeout(timer)
  }, [text])
  const enabled = asked.length >= 1
  const places = useOperation(searchPlaces, { text: asked || ' ', limit: 6 }, { enabled })
  const features = useOperation(searchFeatures, { text: asked || ' ', limit: 8 }, { enabled: asked.length >= 2 })
  const found = new Map<string, Found>()
  const groupOf = (
    label: string,
    rows: readonly (readonly [key: string, name: string, detail: string, found: Found])[],
  ) => ({
    label,
    options: rows.map(([key, name, detail, one]) => {
      found.set(key, one)
      return {
        value: key,
        label: (
          <span className={css.found}>
            {name}
            <small>{detail}</small>
          </span>
        ),
      }
    }),
  })
  const groups = enabled
    ? [
        groupOf(
          t({ zh: '地点', en: 'Places' }),
          (places.data?.items ?? []).map((place, at) => [
            `place:${at}`,
            place.name,
            place.detail,
            { lon: place.lon, lat: place.lat, feature: null },
          ]),
        ),
        groupOf(
          t({ zh: '图层要素', en: 'Of layers' }),
          (features.data?.items ?? []).map((hit) => {
            const card = cards.get(hit.layer)
            const feature = { layer: hit.layer, id: hit.id }
            return [
              `${hit.layer}:${hit.id}`,
              hit.name,
              card ? t(card.title) : '',
              { lon: hit.lon, lat: hit.lat, feature },
            ]
          }),
        ),
      ].filter(({ options }) => options.length > 0)
    : []
  const isSearching = enabled && (places.loading || features.loading || asked !== text.trim())
  return (
    <AutoComplete
      className={css.search ?? ''}
      value={text}
      options={groups}
      onChange={(value: string) => {
        if (!found.has(value)) setText(value)
      }}
      onSelect={(value: string) => {
        const one = found.get(value)
        if (one) take(one)
      }}
      defaultActiveFirstOption
      popupMatchSelectWidth={320}
      placeholder={t({ zh: '地点、地址、设施名称或编号', en: 'Place, address, name or number' })}
      aria-label={t({ zh: '在地图上查找', en: 'Find on the map' })}
      maxLength={60}
      notFoundContent={
        text.trim() === ''
          ? null
          : isSearching
            ? t({ zh: '查找中', en: 'Searching' })
            : t({ zh: '没有找到。换一个词，或写路名和门牌', en: 'Nothing found. Try a road and number' })
      }
    />
  )
}
