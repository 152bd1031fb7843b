import { Select, Tabs } from 'antd'
import { useMemo } from 'react'
import { useCommand, useOperation } from '#ui/call.ts'
import { count, tableTime } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { useLive } from '#ui/live.ts'
import { MapSymbol } from '#ui/map.ts'
import { useAddressQuery } from '#ui/navigation.tsx'
import { EmptyState, Loaded, Page, ProblemNotice } from '#ui/page.ts'
import { SearchBox } from '#ui/search-box.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { type LayerCard, listLayers, setFavourite } from '../../contract.ts'
import { words } from '../../words.ts'
import { fitsSearch } from './fits-search.ts'
import { LayerPanel } from './layer-panel.tsx'
import { FRESHNESS_WORDS, GEOMETRY_WORDS, KIND_WORDS, PERMISSION_WORDS } from './layer-words.ts'
import css from './layers.module.css'

const SHOWN = {
  all: { zh: '全部', en: 'All' },
  favourite: { zh: '收藏', en: 'Favourites' },
  loaded: { zh: '载入', en: 'Loaded' },
  live: { zh: '实时', en: 'Live' },
  stale: { zh: '过期或未载入', en: 'Out of date' },
  slot: { zh: '待接入', en: 'Not connected' },
} as const
type Shown = keyof typeof SHOWN

const fits: Record<Shown, (layer: LayerCard) => boolean> = {
  all: () => true,
  favourite: (layer) => layer.favourite,
  loaded: (layer) => layer.kind === 'loaded',
  live: (layer) => layer.kind === 'live',
  stale: (layer) => layer.freshness === 'stale' || layer.freshness === 'never',
  slot: (layer) => layer.kind === 'slot',
}

/** The registry of layers: what there is, from where, how fresh; whoever keeps layers loads, edits and styles them here. */
export default function LayersPage() {
  const { t, language } = useWords()
  const query = useAddressQuery()
  const layers = useOperation(listLayers, {})
  const star = useCommand(setFavourite)
  useLive('situation.layersChanged', () => layers.reload())
  const text = query.one('text') ?? ''
  const group = query.one('group')
  const shown = (query.one('shown') ?? 'all') as Shown
  const open = query.one('layer')
  const all = layers.data?.layers ?? []
  const inGroup = useMemo(
    () => all.filter((layer) => (group === null || layer.group === group) && fitsSearch(layer, text)),
    [all, group, text],
  )
  const rows = inGroup.filter(fits[shown] ?? fits.all)
  const groups = new Map((layers.data?.groups ?? []).map(({ id, title }) => [id, title]))
  const current = all.find(({ id }) => id === open)
  const columns: Column<LayerCard>[] = [
    {
      id: 'star',
      title: { zh: '收藏', en: 'Star' },
      width: '48px',
      phone: 'no',
      cell: (layer) => (
        <button
          type="button"
          className={css.star}
          aria-pressed={layer.favourite}
          aria-label={t({ zh: `收藏${layer.title.zh}`, en: `Favourite ${layer.title.en}` })}
          onClick={(event) => {
            event.stopPropagation()
            void star.run({ id: layer.id, on: !layer.favourite })
          }}
        >
          {layer.favourite ? '★' : '☆'}
        </button>
      ),
    },
    {
      id: 'name',
      title: { zh: '图层', en: 'Layer' },
      phone: 'lead',
      hint: (layer) => layer.title[language],
      cell: (layer) => (
        <span className={css.name}>
          <MapSymbol shape={layer.style.shape} color={layer.style.color} />
          {t(layer.title)}
          {layer.invented ? <span className={css.mark}>{t({ zh: '演示数据', en: 'Demo data' })}</span> : null}
        </span>
      ),
    },
    {
      id: 'group',
      title: { zh: '分组', en: 'Group' },
      width: '112px',
      cell: (layer) => t(groups.get(layer.group) ?? { zh: '', en: '' }),
      wide: true,
    },
    {
      id: 'geometry',
      title: { zh: '几何', en: 'Shape' },
      width: '56px',
      cell: (layer) => t(GEOMETRY_WORDS[layer.geometry]),
    },
    {
      id: 'kind',
      title: { zh: '来源', en: 'Source' },
      width: '72px',
      cell: (layer) => t(KIND_WORDS[layer.kind]),
      hint: (layer) => layer.note?.[language] ?? KIND_WORDS[layer.kind][language],
    },
    {
      id: 'count',
      title: { zh: '要素（个）', en: 'Features' },
      width: '88px',
      align: 'right',
      cell: (layer) => (layer.featureCount === null ? '—' : count(layer.featureCount)),
    },
    {
      id: 'fresh',
      title: { zh: '时效', en: 'Freshness' },
      width: '88px',
      cell: (layer) => {
        const { sign, ...word } = FRESHNESS_WORDS[layer.freshness]
        return (
          <span className={layer.freshness === 'stale' ? css.stale : undefined}>
            {sign} {t(word)}
          </span>
        )
      },
    },
    {
      id: 'data',
      title: { zh: '数据日期', en: 'Data of' },
      width: '104px',
      cell: (layer) => (layer.dataAt === null ? '—' : tableTime(layer.dataAt).slice(0, 10)),
      wide: true,
    },
    {
      id: 'may',
      title: { zh: '查看范围', en: 'Seen by' },
      width: '96px',
      cell: (layer) => t(PERMISSION_WORDS[layer.permission] ?? { zh: layer.permission, en: layer.permission }),
      wide: true,
    },
  ]
  return (
    <Page
      fill
      title={t(words.layers)}
      note={
        layers.data
          ? t({
              zh: `${count(all.length)} 个可看${layers.data.hidden > 0 ? `，另有 ${layers.data.hidden} 个不对本岗位开放` : ''}，${tableTime(layers.data.asOf)}`,
              en: `${count(all.length)} to be seen${layers.data.hidden > 0 ? `, ${layers.data.hidden} are not for this post` : ''}, ${tableTime(layers.data.asOf)}`,
            })
          : null
      }
    >
      <ProblemNotice problem={star.problem} close={star.clearProblem} />
      <div className={css.filters}>
        <SearchBox
          value={text}
          change={(next) => query.change({ text: next || undefined })}
          placeholder={t({ zh: '按名称、字段或说明找图层', en: 'Find a layer by name, field or note' })}
          width={260}
        />
        <Select
          aria-label={t({ zh: '分组', en: 'Group' })}
          value={group ?? ''}
          onChange={(next) => query.change({ group: next || undefined })}
          style={{ width: 160 }}
          options={[
            { value: '', label: t({ zh: '全部分组', en: 'All groups' }) },
            ...[...groups].map(([id, title]) => ({ value: id, label: t(title) })),
          ]}
        />
      </div>
      <Tabs
        className={css.tabs ?? ''}
        tabBarStyle={{ marginBottom: 0 }}
        activeKey={shown}
        onChange={(next) => query.change({ shown: next === 'all' ? undefined : next })}
        items={(Object.keys(SHOWN) as Shown[]).map((key) => ({
          key,
          label: `${t(SHOWN[key])} ${inGroup.filter(fits[key]).length}`,
        }))}
      />
      <div className={css.frame}>
        <div className={css.list}>
          <Loaded reading={layers}>
            {() => (
              <Table
                label={t(words.layers)}
                rows={rows}
                columns={columns}
                rowKey={({ id }) => id}
                current={open}
                onOpen={({ id }) => query.change({ layer: id, tab: undefined })}
                empty={
                  <EmptyState>
                    {t({ zh: '没有符合条件的图层。换个词或改选全部', en: 'No layer fits. Try other words, or all' })}
                  </EmptyState>
                }
              />
            )}
          </Loaded>
        </div>
        {current ? (
          <LayerPanel
            key={current.id}
            layer={current}
            group={t(groups.get(current.group) ?? { zh: '', en: '' })}
            tab={query.one('tab') ?? 'facts'}
            onTab={(tab) => query.change({ tab: tab === 'facts' ? undefined : tab })}
            onClose={() => query.change({ layer: undefined, tab: undefined })}
          />
        ) : null}
      </div>
    </Page>
  )
}
