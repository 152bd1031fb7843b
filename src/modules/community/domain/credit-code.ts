const SIGNS = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

/** Eighteen signs, the last of them a check modulo 31 (GB 32100-2015, unified social credit code). */
export function isCreditCode(code: string): boolean {
  if (!/^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(code)) return false
  return checkSignOf(code.slice(0, 17)) === code[17]
}

/** The last sign for seventeen others. */
export function checkSignOf(first: string): string {
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * SIGNS.indexOf(first[at] ?? ''), 0)
  return SIGNS[(31 - (sum % 31)) % 31]!
}
