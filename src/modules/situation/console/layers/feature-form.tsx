import { Button, Input, InputNumber } from 'antd'
import { useEffect, useId, useState } from 'react'
import { useCommand, useOperation } from '#ui/call.ts'
import { tableTime } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { To } from '#ui/navigation.tsx'
import { Facts, ProblemNotice, Skeleton } from '#ui/page.ts'
import {
  type FeatureGeometry,
  type FeatureValue,
  getFeature,
  type LayerCard,
  removeFeature,
  saveFeature,
} from '../../contract.ts'
import css from './layers.module.css'

interface Draft {
  name: string
  lon: number | null
  lat: number | null
  values: Record<string, string>
}

/** One feature: its fields and its past; name, place of a point and fields can be changed by whoever keeps the layer. */
export function FeatureForm({
  layer,
  feature,
  keeps,
  onDone,
}: {
  layer: LayerCard
  /** Null: a new one. */
  feature: string | null
  keeps: boolean
  onDone(): void
}) {
  const { t } = useWords()
  const id = useId()
  const read = useOperation(
    getFeature,
    { id: layer.id, feature: feature ?? '0' },
    { enabled: feature !== null, forgetful: true },
  )
  const save = useCommand(saveFeature)
  const remove = useCommand(removeFeature)
  const [draft, setDraft] = useState<Draft>({ name: '', lon: null, lat: null, values: {} })
  const [note, setNote] = useState('')
  const shown = read.data?.feature
  useEffect(() => {
    if (shown) setDraft(draftOf(shown.geometry, shown.properties, layer))
  }, [shown, layer])
  if (feature !== null && !shown)
    return (
      <>
        <Button size="small" onClick={onDone}>
          {t({ zh: '返回列表', en: 'Back to the list' })}
        </Button>
        <ProblemNotice problem={read.problem} />
        {read.loading ? <Skeleton /> : null}
      </>
    )
  const isPoint = (shown?.geometry.type ?? 'Point') === 'Point'
  const geometry: FeatureGeometry | null = !isPoint
    ? shown!.geometry
    : draft.lon === null || draft.lat === null
      ? null
      : { type: 'Point', coordinates: [draft.lon, draft.lat] }
  const isReady = note.trim().length >= 2 && geometry !== null
  const keep = async () => {
    if (!geometry) return
    const named = Object.fromEntries(nameFields(layer).map(({ key }) => [key, draft.name]))
    const properties = { ...restOf(shown?.properties, layer), ...typed(draft.values, layer), ...named }
    const done = await save.run(
      {
        id: layer.id,
        ...(feature === null ? {} : { feature }),
        name: draft.name,
        geometry: geometry as never,
        properties,
        note,
      },
      read.data ? { expectedVersion: read.data.version } : {},
    )
    if (done) onDone()
  }
  const take = async () => {
    if (feature === null || !read.data) return
    const done = await remove.run({ id: layer.id, feature, note }, { expectedVersion: read.data.version })
    if (done) onDone()
  }
  const link = typeof shown?.properties.link === 'string' ? shown.properties.link : null
  return (
    <>
      <div className="row">
        <Button size="small" onClick={onDone}>
          {t({ zh: '返回列表', en: 'Back to the list' })}
        </Button>
        {link ? <To href={link}>{t({ zh: '打开详情', en: 'Open' })}</To> : null}
      </div>
      {keeps ? (
        <div className={css.form}>
          <label htmlFor={`${id}-name`}>{t({ zh: '名称', en: 'Name' })}</label>
          <Input
            id={`${id}-name`}
            maxLength={200}
            value={draft.name}
            onChange={(event) => setDraft({ ...draft, name: event.target.value })}
          />
          {isPoint
            ? (['lon', 'lat'] as const).map((axis) => [
                <label key={`${axis} label`} htmlFor={`${id}-${axis}`}>
                  {axis === 'lon' ? t({ zh: '经度', en: 'Longitude' }) : t({ zh: '纬度', en: 'Latitude' })}
                </label>,
                <InputNumber
                  key={axis}
                  id={`${id}-${axis}`}
                  precision={6}
                  value={draft[axis]}
                  style={{ width: '100%' }}
                  onChange={(value) => setDraft({ ...draft, [axis]: value })}
                />,
              ])
            : null}
          {shownFields(layer).map(({ key, title }) => [
            <label key={`${key} label`} htmlFor={`${id}-f-${key}`}>
              {t(title)}
            </label>,
            <Input
              key={key}
              id={`${id}-f-${key}`}
              maxLength={2000}
              value={draft.values[key] ?? ''}
              onChange={(event) => setDraft({ ...draft, values: { ...draft.values, [key]: event.target.value } })}
            />,
          ])}
          <label htmlFor={`${id}-note`}>{t({ zh: '理由', en: 'Reason' })}</label>
          <Input id={`${id}-note`} maxLength={200} value={note} onChange={(event) => setNote(event.target.value)} />
        </div>
      ) : (
        <Facts facts={factsOf(shown?.properties ?? {}).map(([key, value]) => [key, value])} />
      )}
      <ProblemNotice
        problem={save.problem ?? remove.problem}
        close={() => {
          save.clearProblem()
          remove.clearProblem()
        }}
      />
      {keeps ? (
        <div className="row">
          <Button type="primary" disabled={!isReady} loading={save.busy} onClick={() => void keep()}>
            {feature === null ? t({ zh: '新增要素', en: 'Add the feature' }) : t({ zh: '保存修改', en: 'Save' })}
          </Button>
          {feature === null ? null : (
            <Button danger disabled={note.trim().length < 2} loading={remove.busy} onClick={() => void take()}>
              {t({ zh: '删除要素', en: 'Remove the feature' })}
            </Button>
          )}
          {isReady ? null : (
            <span className={css.meta}>
              {t({ zh: '写明理由后可保存或删除', en: 'Write the reason to save or remove' })}
            </span>
          )}
        </div>
      ) : null}
      {read.data && read.data.history.length > 0 ? (
        <div className={css.section}>
          <h3>{t({ zh: '变更', en: 'Changes' })}</h3>
          <ul className={css.lines}>
            {read.data.history.map((one) => (
              <li key={one.version} className={css.line}>
                <span className={css.grow}>{one.note}</span>
                <span className={css.meta}>
                  {tableTime(one.at)} {one.byName}
                </span>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </>
  )
}

const NAMES = new Set(['名称', 'name', 'NAME', 'Name'])

/** Fields that say the name over again: they follow it. */
const nameFields = (layer: LayerCard) => layer.fields.filter(({ key }) => NAMES.has(key))
const shownFields = (layer: LayerCard) => layer.fields.filter(({ key }) => !NAMES.has(key))

/** What the map adds to the fields of a file. */
const OWN = new Set(['id', 'layer', 'name', 'link', 'light'])

function factsOf(properties: Record<string, FeatureValue>): [string, string][] {
  return Object.entries(properties)
    .filter(([key, value]) => !OWN.has(key) && value !== null)
    .map(([key, value]) => [key, String(value)])
}

function draftOf(geometry: FeatureGeometry, properties: Record<string, FeatureValue>, layer: LayerCard): Draft {
  const [lon = null, lat = null] = geometry.type === 'Point' ? (geometry.coordinates as number[]) : []
  const values = layer.fields.map(({ key }) => [
    key,
    properties[key] === null || properties[key] === undefined ? '' : String(properties[key]),
  ])
  return { name: String(properties.name ?? ''), lon, lat, values: Object.fromEntries(values) as Record<string, string> }
}

/** Fields that no list names stay as they are. */
function restOf(properties: Record<string, FeatureValue> | undefined, layer: LayerCard): Record<string, FeatureValue> {
  const listed = new Set(layer.fields.map(({ key }) => key))
  return Object.fromEntries(Object.entries(properties ?? {}).filter(([key]) => !OWN.has(key) && !listed.has(key)))
}

function typed(values: Record<string, string>, layer: LayerCard): Record<string, FeatureValue> {
  return Object.fromEntries(
    layer.fields.map(({ key, kind }) => {
      const text = (values[key] ?? '').trim()
      if (text === '') return [key, null]
      if (kind === 'number' && Number.isFinite(Number(text))) return [key, Number(text)]
      if (kind === 'boolean' && /^(true|false|是|否)$/.test(text)) return [key, text === 'true' || text === '是']
      return [key, text]
    }),
  )
}
