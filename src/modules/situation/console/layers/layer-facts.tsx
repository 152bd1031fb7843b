import { count, tableTime } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { MapSymbol } from '#ui/map.ts'
import { To } from '#ui/navigation.tsx'
import { Facts } from '#ui/page.ts'
import type { LayerCard } from '../../contract.ts'
import { FRESHNESS_WORDS, GEOMETRY_WORDS, KIND_WORDS, PERMISSION_WORDS } from './layer-words.ts'
import css from './layers.module.css'

const FIELD_KIND_WORDS = {
  text: { zh: '文字', en: 'text' },
  number: { zh: '数字', en: 'number' },
  boolean: { zh: '是否', en: 'yes or no' },
}

/** What a layer is, how fresh it is, and which fields its features have. */
export function LayerFacts({ layer, group }: { layer: LayerCard; group: string }) {
  const { t } = useWords()
  const { sign, ...fresh } = FRESHNESS_WORDS[layer.freshness]
  const days = layer.staleAfterDays
  return (
    <>
      <Facts
        facts={[
          [
            t({ zh: '图例', en: 'Legend' }),
            <span key="legend" className={css.name}>
              <MapSymbol shape={layer.style.shape} color={layer.style.color} size={20} />
              {t({ zh: `${layer.style.minZoom} 级起显示`, en: `from zoom ${layer.style.minZoom}` })}
            </span>,
          ],
          [t({ zh: '分组', en: 'Group' }), group],
          [t({ zh: '几何', en: 'Shape' }), t(GEOMETRY_WORDS[layer.geometry])],
          [t({ zh: '来源', en: 'Source' }), `${t(KIND_WORDS[layer.kind])}${layer.note ? `：${t(layer.note)}` : ''}`],
          [
            t({ zh: '查看范围', en: 'Seen by' }),
            t(PERMISSION_WORDS[layer.permission] ?? { zh: layer.permission, en: layer.permission }),
          ],
          [
            t({ zh: '要素', en: 'Features' }),
            layer.featureCount === null
              ? t({ zh: '查看时统计', en: 'counted when read' })
              : t({ zh: `${count(layer.featureCount)} 个`, en: count(layer.featureCount) }),
          ],
          [
            t({ zh: '时效', en: 'Freshness' }),
            <span key="fresh" className={layer.freshness === 'stale' ? css.stale : undefined}>
              {sign} {t(fresh)}
              {layer.dataAt ? ` · ${t({ zh: '数据日期', en: 'data of' })} ${tableTime(layer.dataAt).slice(0, 10)}` : ''}
              {days !== null ? ` · ${t({ zh: `${days} 个自然日内有效`, en: `good for ${days} days` })}` : ''}
            </span>,
          ],
          [
            t({ zh: '版本', en: 'Version' }),
            `${layer.version}${layer.changedAt ? ` · ${tableTime(layer.changedAt)}` : ''}`,
          ],
        ]}
      />
      {layer.invented ? (
        <p>
          <span className={css.mark}>{t({ zh: '演示数据', en: 'Demo data' })}</span>{' '}
          {t({ zh: '要素为虚构，只供演示', en: 'The features are made up for the demonstration' })}
        </p>
      ) : null}
      {layer.fields.length > 0 ? (
        <div className={css.section}>
          <h3>{t({ zh: '字段', en: 'Fields' })}</h3>
          <ul className={css.lines}>
            {layer.fields.map(({ key, title, kind }) => (
              <li key={key} className={css.line}>
                <span className={css.grow}>{t(title)}</span>
                <span className={css.meta}>{t(FIELD_KIND_WORDS[kind])}</span>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {layer.kind === 'slot' ? null : (
        <p>
          <To href={`/c/map?on=${layer.id}`}>{t({ zh: '在地图上看', en: 'See it on the map' })}</To>
        </p>
      )}
    </>
  )
}
