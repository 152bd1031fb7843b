/** A figure as people write it: thousands apart, decimals as the measure has them; nothing is a dash. */
export function formatFigure(value: number | null, decimals: number): string {
  if (value === null) return '—'
  const [whole, rest] = Math.abs(value).toFixed(decimals).split('.') as [string, string | undefined]
  const apart = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  const isNought = Number(whole) === 0 && Number(rest ?? 0) === 0
  return `${value < 0 && !isNought ? '-' : ''}${apart}${rest === undefined ? '' : `.${rest}`}`
}

/** `+3.2%`; of rates `+1.4 个百分点`. */
export function formatChange(change: number | null, isRate: boolean, language: 'zh' | 'en'): string {
  if (change === null) return '—'
  const sign = change > 0 ? '+' : ''
  const points = language === 'zh' ? ' 个百分点' : ' points'
  return `${sign}${formatFigure(change, 1)}${isRate ? points : '%'}`
}
