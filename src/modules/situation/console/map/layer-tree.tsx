import { StarFilled, StarOutlined } from '@ant-design/icons'
import { Button, Checkbox } from 'antd'
import { useMemo, useState } from 'react'
import { count } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { MapSymbol } from '#ui/map.ts'
import { EmptyState } from '#ui/page.ts'
import { SearchBox } from '#ui/search-box.tsx'
import type { LayerCard } from '../../contract.ts'
import { isBase } from './base-layers.ts'
import { isUsable } from './case-layers.ts'
import { freshnessText, shortFreshness } from './freshness-text.ts'
import css from './map.module.css'
import tree from './tree.module.css'

/** What everybody knows stands folded at first: the tree begins with what is looked for. */
const FOLDED = ['territory', 'geography']

type Only = 'all' | 'on' | 'favourite'

/** All layers in their groups: found by name, kept as favourites, switched on and off, each with its sign and how new it is. */
export function LayerTree({
  groups,
  layers,
  hidden,
  on,
  zoom,
  mayCases,
  failed,
  change,
  favour,
  nearTo,
}: {
  groups: readonly { id: string; title: { zh: string; en: string } }[]
  layers: readonly LayerCard[]
  hidden: number
  on: ReadonlySet<string>
  zoom: number
  mayCases: boolean
  /** Layers of which something could not be fetched. */
  failed: ReadonlySet<string>
  change(ids: readonly string[], isOn: boolean): void
  favour(card: LayerCard): void
  /** Goes nearer until a layer is drawn. */
  nearTo(zoom: number): void
}) {
  const { t, language } = useWords()
  const [text, setText] = useState('')
  const [only, setOnly] = useState<Only>('all')
  const [shut, setShut] = useState<ReadonlySet<string>>(() => new Set(FOLDED))
  const found = useMemo(() => {
    const words = text.toLowerCase()
    return layers.filter(
      (card) =>
        (only === 'all' || (only === 'on' ? on.has(card.id) : card.favourite)) &&
        `${card.title.zh} ${card.title.en} ${card.id}`.toLowerCase().includes(words),
    )
  }, [layers, text, only, on])
  const choices: readonly [Only, string, number][] = [
    ['all', t({ zh: '全部', en: 'All' }), layers.length],
    ['on', t({ zh: '已打开', en: 'On' }), layers.filter(({ id }) => on.has(id)).length],
    ['favourite', t({ zh: '收藏', en: 'Starred' }), layers.filter(({ favourite }) => favourite).length],
  ]
  const isNarrowed = text !== '' || only !== 'all'
  return (
    <div className={tree.tree}>
      <div className={tree.treeHead}>
        <SearchBox value={text} change={setText} placeholder={t({ zh: '搜索图层', en: 'Find a layer' })} width={264} />
        <fieldset className={tree.choices} aria-label={t({ zh: '显示哪些图层', en: 'Which layers are listed' })}>
          {choices.map(([key, label, number]) => (
            <button key={key} type="button" aria-pressed={only === key} onClick={() => setOnly(key)}>
              {label} <b>{number}</b>
            </button>
          ))}
        </fieldset>
      </div>
      <div className={tree.groups} data-scrolls>
        {found.length === 0 ? (
          <EmptyState
            action={
              <Button
                size="small"
                onClick={() => {
                  setText('')
                  setOnly('all')
                }}
              >
                {t({ zh: '显示全部图层', en: 'Show all layers' })}
              </Button>
            }
          >
            {only === 'favourite' && text === ''
              ? t({ zh: '还没有收藏。点图层右侧的星收藏', en: 'No favourites yet. Press the star beside a layer' })
              : t({ zh: '没有符合的图层。换一个词，如“井盖”', en: 'No such layer. Try another word' })}
          </EmptyState>
        ) : null}
        {groups.map((group) => {
          const inside = found.filter((card) => card.group === group.id)
          if (inside.length === 0) return null
          const open = isNarrowed || !shut.has(group.id)
          const shown = inside.filter(({ id }) => on.has(id))
          const usable = inside.filter((card) => isUsable(card, mayCases))
          return (
            <section key={group.id} className={tree.group} aria-label={t(group.title)}>
              <header>
                <button
                  type="button"
                  aria-expanded={open}
                  onClick={() => {
                    const next = new Set(shut)
                    if (!next.delete(group.id)) next.add(group.id)
                    setShut(next)
                  }}
                >
                  <span aria-hidden="true">{open ? '▾' : '▸'}</span>
                  {t(group.title)}
                  <small>{`${shown.length} / ${inside.length}`}</small>
                </button>
                {shown.length > 0 ? (
                  <button
                    type="button"
                    className={css.plain}
                    onClick={() =>
                      change(
                        shown.map(({ id }) => id),
                        false,
                      )
                    }
                  >
                    {t({ zh: '全关', en: 'All off' })}
                  </button>
                ) : usable.length > 0 && usable.length <= 12 ? (
                  <button
                    type="button"
                    className={css.plain}
                    onClick={() =>
                      change(
                        usable.map(({ id }) => id),
                        true,
                      )
                    }
                  >
                    {t({ zh: '全开', en: 'All on' })}
                  </button>
                ) : null}
              </header>
              {open ? (
                <ul>
                  {inside.map((card) => (
                    <LayerRow
                      key={card.id}
                      card={card}
                      isOn={on.has(card.id)}
                      zoom={zoom}
                      isSlot={!isUsable(card, mayCases)}
                      failed={failed.has(card.id)}
                      change={(isOn) => change([card.id], isOn)}
                      favour={() => favour(card)}
                      nearTo={nearTo}
                      language={language}
                    />
                  ))}
                </ul>
              ) : null}
            </section>
          )
        })}
      </div>
      <p className={tree.treeFoot}>
        {hidden > 0
          ? t({
              zh: `另有 ${hidden} 个图层不对当前岗位开放，由数据管理员或值班长查看`,
              en: `${hidden} more layers are not open to this post`,
            })
          : t({ zh: `共 ${layers.length} 个图层`, en: `${layers.length} layers` })}
      </p>
    </div>
  )
}

function LayerRow({
  card,
  isOn,
  isSlot,
  zoom,
  failed,
  change,
  favour,
  nearTo,
  language,
}: {
  card: LayerCard
  isOn: boolean
  isSlot: boolean
  zoom: number
  failed: boolean
  change(isOn: boolean): void
  favour(): void
  nearTo(zoom: number): void
  language: 'zh' | 'en'
}) {
  const { t } = useWords()
  const tooFar = isOn && !isBase(card) && zoom < card.style.minZoom
  const number = card.featureCount !== null && card.featureCount > 0 ? count(card.featureCount) : null
  return (
    <li className={tree.layer} data-layer={card.id} data-slot={isSlot}>
      <Checkbox checked={isOn} disabled={isSlot} onChange={(event) => change(event.target.checked)}>
        <MapSymbol shape={card.id === 'case_open' ? 'light' : card.style.shape} color={card.style.color} />
        <span className={tree.layerName} title={`${t(card.title)}${card.note ? `\n${t(card.note)}` : ''}`}>
          {t(card.title)}
        </span>
      </Checkbox>
      <span className={tree.layerEnd}>
        {card.invented && !isSlot ? (
          <em title={t({ zh: '演示数据：为演示编造', en: 'invented for the demonstration' })}>
            {t({ zh: '演示', en: 'demo' })}
          </em>
        ) : null}
        {number ?? (isOn && !isSlot ? shortFreshness(card, language) : null)}
        <button
          type="button"
          className={tree.star}
          aria-pressed={card.favourite}
          aria-label={t({ zh: `收藏${card.title.zh}`, en: `Keep ${card.title.en} as a favourite` })}
          onClick={favour}
        >
          {card.favourite ? <StarFilled /> : <StarOutlined />}
        </button>
      </span>
      <span className={tree.layerNote} data-bad={failed || card.freshness === 'stale'}>
        {failed
          ? t({ zh: '部分未取到，移动地图重取', en: 'partly not fetched; move the map to try again' })
          : isSlot || (isOn && shortFreshness(card, language) === null)
            ? freshnessText(card, language, isSlot)
            : null}
        {tooFar ? (
          <button type="button" className={css.plain} onClick={() => nearTo(card.style.minZoom)}>
            {t({ zh: '放大后可见', en: 'zoom in to see' })}
          </button>
        ) : null}
      </span>
    </li>
  )
}
