/** `08:00` from `8:00`, `800`, `0800`, `8：00`; null for what is no time of day. */
export function clockOf(text: string): string | null {
  const parts = /^(\d{1,2})[:：]?(\d{2})$/.exec(text.trim())
  const hours = Number(parts?.[1])
  const minutes = Number(parts?.[2])
  if (!parts || hours > 23 || minutes > 59) return null
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
}
