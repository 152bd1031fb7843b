import type { AreaGeometry } from '#core/place/geometry.ts'
import { areaM2 } from '#core/place/polygon.ts'
import { useOperation } from '#ui/call.ts'
import { count, tableTime } from '#ui/format.ts'
import { type Language, useWords } from '#ui/language.ts'
import { MapSymbol } from '#ui/map.ts'
import { To } from '#ui/navigation.tsx'
import { Facts, Loaded } from '#ui/page.ts'
import { Panels } from '#ui/panels.tsx'
import { type FeatureGeometry, type FeatureValue, getFeature, type LayerCard } from '../../contract.ts'
import { placeOf } from '../../domain/place-of.ts'
import { freshnessText } from './freshness-text.ts'
import css from './map.module.css'
import side from './results.module.css'

const OWN = new Set(['id', 'layer', 'name', 'link'])

/** One thing of a layer: its fields under their titles, where it is, how new it is, what became of it. */
export function FeatureCard({
  card,
  id,
  around,
}: {
  card: LayerCard
  id: string
  around(lon: number, lat: number): void
}) {
  const { t, language } = useWords()
  const reading = useOperation(getFeature, { id: card.id, feature: id }, { forgetful: true })
  return (
    <Loaded reading={reading} lines={6}>
      {({ feature, history }) => {
        const [lon, lat] = placeOf(feature.geometry)
        const { link } = feature.properties
        const titled = card.fields.flatMap(({ key, title }) =>
          feature.properties[key] === undefined
            ? []
            : [[t(title), valueText(feature.properties[key], language)] as const],
        )
        const keys = new Set(card.fields.map(({ key }) => key))
        const others = Object.entries(feature.properties)
          .filter(([key]) => !OWN.has(key) && !keys.has(key))
          .map(([key, value]) => [key, valueText(value, language)] as const)
        return (
          <div className={side.card}>
            <p className={side.cardLayer}>
              <MapSymbol shape={card.style.shape} color={card.style.color} /> {t(card.title)}
              <span className="meta">{freshnessText(card, language)}</span>
              {card.invented ? <em>{t({ zh: '演示数据', en: 'demonstration' })}</em> : null}
            </p>
            <Facts
              facts={[
                ...titled,
                ...others,
                ...sizeOf(feature.geometry, t),
                [t({ zh: '坐标', en: 'Place' }), `${lon.toFixed(6)}, ${lat.toFixed(6)}`],
              ]}
            />
            <p className={side.cardActions}>
              {typeof link === 'string' && link.startsWith('/') ? (
                <To className={side.primaryLink} href={link}>
                  {t({ zh: '打开详情', en: 'Open' })}
                </To>
              ) : null}
              <button type="button" className={css.plain} onClick={() => around(lon, lat)}>
                {t({ zh: '查周边 300 米', en: 'Look 300 m around' })}
              </button>
            </p>
            {history.length > 0 ? (
              <>
                <h3>{t({ zh: '变更记录', en: 'Changes' })}</h3>
                <ol className={side.record}>
                  {history.slice(0, 5).map((line) => (
                    <li key={line.version}>
                      <time>{tableTime(line.at)}</time> {line.byName}：{line.note}
                    </li>
                  ))}
                </ol>
              </>
            ) : null}
            <Panels place={`map.feature.${card.id}`} subject={id} />
          </div>
        )
      }}
    </Loaded>
  )
}

function valueText(value: FeatureValue | undefined, language: Language): string {
  if (value === null || value === undefined || value === '') return '—'
  if (value === true) return language === 'zh' ? '是' : 'yes'
  if (value === false) return language === 'zh' ? '否' : 'no'
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value)) return tableTime(value)
  return String(value)
}

function sizeOf(geometry: FeatureGeometry, t: (words: { zh: string; en: string }) => string): [string, string][] {
  if (!geometry.type.endsWith('Polygon')) return []
  const m2 = areaM2(geometry as AreaGeometry)
  const text = m2 >= 1e6 ? `${(m2 / 1e6).toFixed(2)} km²` : `${count(Math.round(m2))} m²`
  return [[t({ zh: '面积', en: 'Area' }), text]]
}
