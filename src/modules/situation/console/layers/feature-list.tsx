import { Button } from 'antd'
import { useState } from 'react'
import { useOperation } from '#ui/call.ts'
import { useWords } from '#ui/language.ts'
import { EmptyState, Loaded } from '#ui/page.ts'
import { SearchBox } from '#ui/search-box.tsx'
import { type LayerCard, readLayer, searchFeatures } from '../../contract.ts'
import { FeatureForm } from './feature-form.tsx'
import css from './layers.module.css'

const FIRST = 50

/** The first features of a layer, or those that fit what was typed; whoever keeps it changes them here. */
export function FeatureList({ layer, keeps }: { layer: LayerCard; keeps: boolean }) {
  const { t } = useWords()
  const [text, setText] = useState('')
  const [open, setOpen] = useState<string | 'new' | null>(null)
  const first = useOperation(
    readLayer,
    { id: layer.id, limit: FIRST },
    { enabled: text === '' && layer.kind !== 'slot' },
  )
  const found = useOperation(
    searchFeatures,
    { text: text || ' ', layers: layer.id, limit: FIRST },
    { enabled: text !== '' },
  )
  if (layer.kind === 'slot') return <EmptyState>{layer.note ? t(layer.note) : ''}</EmptyState>
  if (open !== null)
    return (
      <FeatureForm layer={layer} feature={open === 'new' ? null : open} keeps={keeps} onDone={() => setOpen(null)} />
    )
  const reading = text === '' ? first : found
  const rows =
    text === ''
      ? (first.data?.features.features ?? []).map(({ id, properties }) => ({ id, name: String(properties.name) }))
      : (found.data?.items ?? [])
  const isCut = text === '' ? first.data?.cut : found.data?.cut
  return (
    <>
      <div className="row">
        <SearchBox
          value={text}
          change={setText}
          placeholder={t({ zh: '按名称、编号或字段值找', en: 'By name, number or value' })}
          width={220}
        />
        {keeps && layer.geometry === 'point' ? (
          <Button onClick={() => setOpen('new')}>{t({ zh: '新增要素', en: 'Add a feature' })}</Button>
        ) : null}
      </div>
      <Loaded reading={reading as typeof first}>
        {() => (
          <>
            {rows.length === 0 ? <EmptyState>{t({ zh: '没有要素', en: 'No features' })}</EmptyState> : null}
            <ul className={css.lines}>
              {rows.map(({ id, name }) => (
                <li key={id} className={css.line}>
                  <button type="button" className={`${css.link} ${css.grow}`} onClick={() => setOpen(id)}>
                    {name || id}
                  </button>
                  <span className={css.meta}>{layer.kind === 'loaded' ? id : ''}</span>
                </li>
              ))}
            </ul>
            {isCut ? (
              <p className={css.meta}>
                {t({ zh: `先列 ${FIRST} 个，输入名称可找其余`, en: `The first ${FIRST}; search for the others` })}
              </p>
            ) : null}
          </>
        )}
      </Loaded>
    </>
  )
}
