import type { Language } from '#ui/language.ts'

/** `2.35 km²`, below one square kilometre `4.2 公顷`. */
export function areaSize(areaM2: number, language: Language): string {
  if (areaM2 >= 1e6) return `${(areaM2 / 1e6).toFixed(2)} km²`
  return `${(areaM2 / 1e4).toFixed(1)} ${language === 'zh' ? '公顷' : 'ha'}`
}
