import { Input } from 'antd'
import { useState } from 'react'
import { useWords } from '../language.ts'
import css from './map.module.css'
import { MapView, type MapViewProps } from './map-view.tsx'

export interface PickPointProps extends Pick<MapViewProps, 'basemap' | 'bounds' | 'areas'> {
  id?: string
  value: { lon: number; lat: number } | null
  onChange(lon: number, lat: number): void
}

const NUMBERS = /^\s*(-?\d{1,3}(?:\.\d+)?)\s*[,，\s]\s*(-?\d{1,2}(?:\.\d+)?)\s*$/

/** A point by a press on the map, or by its coordinates from the keyboard. CGCS2000 degrees. */
export function PickPoint({ id, value, onChange, ...map }: PickPointProps) {
  const { t } = useWords()
  const written = value ? `${value.lon.toFixed(6)}, ${value.lat.toFixed(6)}` : ''
  const [text, setText] = useState<string | null>(null)
  // At once, not when the field is left: a form may be sent from within it.
  const take = (typed: string) => {
    setText(typed)
    const found = NUMBERS.exec(typed)
    if (found) onChange(Number(found[1]), Number(found[2]))
  }
  const name = t({ zh: '所选位置', en: 'Chosen place' })
  return (
    <div className={css.pick}>
      <MapView
        {...map}
        label={t({ zh: '地图选点', en: 'Choose on the map' })}
        {...(value ? { center: [value.lon, value.lat] as [number, number] } : {})}
        points={value ? [{ id: 'picked', lon: value.lon, lat: value.lat, title: name }] : []}
        onPick={onChange}
      />
      <Input
        id={id}
        value={text ?? written}
        placeholder={t({ zh: '经度, 纬度', en: 'longitude, latitude' })}
        aria-label={t({ zh: '经度, 纬度', en: 'longitude, latitude' })}
        onChange={(event) => take(event.target.value)}
        onBlur={() => setText(null)}
      />
    </div>
  )
}
