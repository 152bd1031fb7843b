/** Formats that every workbook knows by number (ECMA-376 part 1, §18.8.30); 27-36 and 50-58 are the Chinese dates. */
function isBuiltInDate(id: number): boolean {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || id === 45 || id === 47 || (id >= 50 && id <= 58)
}

/** Is a number in this format a moment? Running hours such as `[h]:mm` are a length of time and stay a number. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return isBuiltInDate(id)
  if (/\[(h+|m+|s+)\]/i.test(code)) return false
  const signs = code
    .replace(/"[^"]*"/g, '')
    .replace(/\\./g, '')
    .replace(/\[[^\]]*\]/g, '')
    .replace(/[_*]./g, '')
  return /[ymdhs]|aaa/i.test(signs)
}

const DAY_MS = 86_400_000
/** 9999-12-31, the last day that Excel knows. */
const LAST_DAY = 2_958_465

/**
 * Excel's day number as ISO text without zone: `2026-03-04`, `2026-03-04T09:05:00`, and below one `09:05:00`.
 * What is no day number stays the number it is.
 */
export function excelDate(serial: number, from1904: boolean): string | number {
  const days = from1904 ? serial + 1462 : serial
  if (!(serial >= 0) || days >= LAST_DAY + 1) return serial
  // Excel believes in 29 February 1900, day 60; before it all numbers are one too low.
  const shifted = days >= 1 && days < 60 ? days + 1 : days
  const ms = Math.round(shifted * DAY_MS)
  const text = new Date(Date.UTC(1899, 11, 30) + ms).toISOString().replace(/(\.000)?Z$/, '')
  if (serial < 1) return text.slice(11)
  return ms % DAY_MS === 0 ? text.slice(0, 10) : text
}
