const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECK_SIGNS = '10X98765432'
/** First two digits that are a province, region or municipality (GB/T 2260), Hong Kong, Macao and Taiwan included. */
const PROVINCES = /^(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])/

/** Shape of a citizen's number: province and date of birth make sense. The check sign may be a typing error. */
export function looksLikeIdentityNumber(id: string): boolean {
  if (!PROVINCES.test(id)) return false
  if (/^\d{17}[\dX]$/.test(id)) return isDate(id.slice(6, 10), id.slice(10, 12), id.slice(12, 14))
  if (/^\d{15}$/.test(id)) return isDate(`19${id.slice(6, 8)}`, id.slice(8, 10), id.slice(10, 12))
  return false
}

/** GB 11643: eighteen signs, the last of them a check (ISO 7064, MOD 11-2). */
export function isIdentityNumber(id: string): boolean {
  if (id.length !== 18 || !looksLikeIdentityNumber(id)) return false
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(id[at]), 0)
  return CHECK_SIGNS[sum % 11] === id[17]
}

function isDate(year: string, month: string, day: string): boolean {
  const [y, m, d] = [Number(year), Number(month), Number(day)]
  if (y < 1900 || y > 2099 || m < 1 || m > 12 || d < 1) return false
  const leap = y % 4 === 0 && (y % 100 !== 0 || y % 400 === 0)
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][m - 1] ?? 0
  return d <= days
}
