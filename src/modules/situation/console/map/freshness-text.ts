import type { Language } from '#ui/language.ts'
import type { LayerCard } from '../../contract.ts'
import { isBase } from './base-layers.ts'

/** One word where one is enough: what the base map draws, and what is as of now. */
export function shortFreshness(card: LayerCard, language: Language): string | null {
  const isNow = card.freshness === 'live' || card.kind === 'slot'
  return isBase(card) || isNow ? freshnessText(card, language, false) : null
}

/** How new a layer is, in words; of a slot, why it is empty. */
export function freshnessText(card: LayerCard, language: Language, isSlot = card.kind === 'slot'): string {
  const zh = language === 'zh'
  const { freshness, dataAt, note } = card
  if (isBase(card)) return zh ? '底图' : 'base map'
  if (!isSlot && card.kind === 'slot') return zh ? '实时' : 'live'
  if (isSlot) return note?.[language] ?? (zh ? '所属模块尚未接入' : 'its module is not there yet')
  const day = dataAt?.slice(0, 10) ?? ''
  if (freshness === 'live') return zh ? '实时' : 'live'
  if (freshness === 'fresh') return zh ? `数据截至 ${day}` : `as of ${day}`
  if (freshness === 'stale') return zh ? `◌ 已过期，截至 ${day}` : `◌ out of date, as of ${day}`
  return zh ? '◌ 尚未载入数据' : '◌ nothing loaded yet'
}
