import type { Language } from '#ui/language.ts'

interface PostHeld {
  post: string
  postZh: string
  postEn: string
  unit: string
  unitZh: string
  unitEn: string
}

/** `环卫所 处置经办人、处置负责人；临江街道 街道派遣员`: a unit is named once. */
export function postsText(held: readonly PostHeld[], language: Language): string {
  const byUnit = new Map<string, string[]>()
  for (const one of held) {
    const unit = language === 'zh' ? one.unitZh : one.unitEn || one.unitZh
    byUnit.set(unit, [...(byUnit.get(unit) ?? []), language === 'zh' ? one.postZh : one.postEn])
  }
  const comma = language === 'zh' ? '、' : ', '
  return [...byUnit].map(([unit, posts]) => `${unit} ${posts.join(comma)}`).join(language === 'zh' ? '；' : '; ')
}
