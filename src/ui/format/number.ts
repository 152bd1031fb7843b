/** `12,345` */
export function count(n: number): string {
  return n.toLocaleString('en-US', { maximumFractionDigits: 0 })
}

/** For headline figures: `12.3万` from a hundred thousand on; the exact figure belongs into the title. */
export function shortCount(n: number, language: 'zh' | 'en'): string {
  if (n >= 1e8) return language === 'zh' ? `${(n / 1e8).toFixed(1)}亿` : `${(n / 1e6).toFixed(0)}M`
  if (n >= 1e5) return language === 'zh' ? `${(n / 1e4).toFixed(1)}万` : `${(n / 1e3).toFixed(0)}k`
  return count(n)
}

/** `92.1%`; nothing of nothing is no rate: a dash. */
export function percent(part: number, whole: number): string {
  return whole === 0 ? '—' : `${((part / whole) * 100).toFixed(1)}%`
}

/** A rate always with what it is a rate of: `92.1% / 380件`. */
export function rate(part: number, whole: number, unit: string): string {
  return whole === 0 ? '—' : `${percent(part, whole)} / ${count(whole)}${unit}`
}
