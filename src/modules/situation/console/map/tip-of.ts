import { LIGHT_WORDS } from '#ui/clock.ts'
import { count } from '#ui/format.ts'
import type { Language } from '#ui/language.ts'
import type { MapFeature } from '#ui/map.ts'
import type { LayerCard } from '../../contract.ts'
import { CASE_LIGHTS } from '../../contract.ts'

/** What the pointer reads: of a group how many of which kind, of one thing its name and layer. */
export function tipOf(feature: MapFeature, cards: ReadonlyMap<string, LayerCard>, language: Language): string | null {
  const card = cards.get(feature.overlay)
  const layer = card ? card.title[language] : ''
  const { properties } = feature
  if (feature.count > 1) {
    const lights = [...CASE_LIGHTS].reverse().flatMap((light) => {
      const many = Number(properties[light] ?? 0)
      return many > 0 ? [`${LIGHT_WORDS[light][language]} ${count(many)}`] : []
    })
    const head = language === 'zh' ? `${layer} ${count(feature.count)} 项` : `${layer}: ${count(feature.count)}`
    return [head, ...(lights.length > 0 ? [lights.join(language === 'zh' ? '，' : ', ')] : [])].join('\n')
  }
  const name = String(properties.name ?? properties.caseNo ?? '')
  const light = CASE_LIGHTS.find((one) => one === properties.light)
  return [name, [layer, ...(light ? [LIGHT_WORDS[light][language]] : [])].join(' · ')].filter(Boolean).join('\n')
}
