import { Button, Input, InputNumber, Segmented, Select } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { convertDatum, DATUMS, type Datum } from '#core/place/datum.ts'
import type { LonLat } from '#core/place/geometry.ts'
import { useWords } from '#ui/language.ts'
import type { DrawnShape } from '#ui/map.ts'
import { MOST_RADIUS_M } from './map-query.ts'
import over from './over.module.css'
import { type PlaceFault, parseCorners, parsePlace } from './parse-places.ts'

const FAULTS: Record<PlaceFault, { zh: string; en: string }> = {
  none: { zh: '先写坐标，如 113.401, 30.512', en: 'Write the coordinates first, such as 113.401, 30.512' },
  unread: { zh: '没读懂。写成“经度, 纬度”，如 113.401, 30.512', en: 'Not understood. Write longitude, latitude' },
  turned: {
    zh: '经度纬度像是写反了。先写经度，如 113.401, 30.512',
    en: 'Longitude comes first, as in 113.401, 30.512',
  },
  abroad: { zh: '坐标不在中国境内。检查小数点', en: 'That is not in China. Check the decimal point' },
  few: { zh: '多边形至少要 3 个角点，一行一个', en: 'A polygon needs 3 corners at least, one a line' },
  many: { zh: '角点太多，最多 60 个', en: 'Too many corners; 60 at most' },
  crossing: { zh: '边线互相穿过。按顺序写角点', en: 'Its sides cross each other. Write the corners in their order' },
}

/** A circle or polygon by its coordinates: no mouse needed, and exact. */
export function ShapeForm({
  initial,
  take,
  close,
}: {
  /** The middle of the map, to begin with. */
  initial: LonLat | null
  take(shape: DrawnShape): void
  close(): void
}) {
  const { t } = useWords()
  const id = useId()
  const [kind, setKind] = useState<DrawnShape['kind']>('circle')
  const [datum, setDatum] = useState<Datum>('CGCS2000')
  const [center, setCenter] = useState(initial ? initial.map((degrees) => degrees.toFixed(6)).join(', ') : '')
  const [radiusM, setRadiusM] = useState<number | null>(500)
  const [corners, setCorners] = useState('')
  const [fault, setFault] = useState<{ zh: string; en: string } | null>(null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const convert = (point: LonLat) => convertDatum(point, datum, 'CGCS2000')
    if (kind === 'circle') {
      const place = parsePlace(center)
      if (typeof place === 'string') return setFault(FAULTS[place])
      if (radiusM === null) return setFault({ zh: '先写半径，1 到 20,000 米', en: 'Write the radius, 1 to 20,000 m' })
      return take({ kind, center: convert(place), radiusM })
    }
    const read = parseCorners(corners)
    if ('fault' in read) {
      const { zh, en } = FAULTS[read.fault]
      return setFault(
        read.line === null ? { zh, en } : { zh: `第 ${read.line} 行：${zh}`, en: `Line ${read.line}: ${en}` },
      )
    }
    take({ kind, corners: read.corners.map(convert) })
  }
  return (
    <form
      className={over.shapeForm}
      onSubmit={submit}
      aria-label={t({ zh: '按坐标圈选', en: 'Search by coordinates' })}
    >
      <Segmented<DrawnShape['kind']>
        value={kind}
        onChange={(value) => {
          setKind(value)
          setFault(null)
        }}
        options={[
          { value: 'circle', label: t({ zh: '圆形', en: 'Circle' }) },
          { value: 'polygon', label: t({ zh: '多边形', en: 'Polygon' }) },
        ]}
      />
      {kind === 'circle' ? (
        <>
          <div className={over.field}>
            <label htmlFor={`${id}center`}>{t({ zh: '圆心（经度, 纬度）', en: 'Centre (longitude, latitude)' })}</label>
            <Input
              id={`${id}center`}
              autoFocus
              value={center}
              onChange={(event) => setCenter(event.target.value)}
              maxLength={60}
            />
          </div>
          <div className={over.field}>
            <label htmlFor={`${id}radius`}>{t({ zh: '半径（米）', en: 'Radius (metres)' })}</label>
            <InputNumber
              id={`${id}radius`}
              min={1}
              max={MOST_RADIUS_M}
              precision={0}
              value={radiusM}
              onChange={setRadiusM}
            />
          </div>
        </>
      ) : (
        <div className={over.field}>
          <label htmlFor={`${id}corners`}>
            {t({ zh: '角点，一行一个（经度, 纬度）', en: 'Corners, one a line (longitude, latitude)' })}
          </label>
          <Input.TextArea
            id={`${id}corners`}
            autoFocus
            rows={6}
            value={corners}
            onChange={(event) => setCorners(event.target.value)}
            maxLength={4000}
          />
        </div>
      )}
      <div className={over.field}>
        <label htmlFor={`${id}datum`}>{t({ zh: '坐标系', en: 'Datum' })}</label>
        <Select
          id={`${id}datum`}
          value={datum}
          onChange={setDatum}
          options={DATUMS.map((value) => ({ value, label: value }))}
          aria-label={t({ zh: '坐标系', en: 'Datum' })}
        />
      </div>
      {fault ? (
        <p className="over" role="alert">
          {t(fault)}
        </p>
      ) : null}
      <p className={over.formActions}>
        <Button onClick={close}>{t({ zh: '返回', en: 'Back' })}</Button>
        <Button type="primary" htmlType="submit">
          {t({ zh: '查询范围内', en: 'Search within' })}
        </Button>
      </p>
    </form>
  )
}
