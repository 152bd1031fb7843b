const DIGITS = '零一二三四五六七八九'
const PLACES = ['', '十', '百', '千']

/** 128 → 一百二十八, 1005 → 一千零五, 12 → 十二. */
export function inHanDigits(number: number): string {
  const digits = [...`${number}`].map(Number)
  const words = digits
    .map((digit, i) => (digit === 0 ? '零' : DIGITS[digit]! + PLACES[digits.length - 1 - i]!))
    .join('')
  return words
    .replace(/零+/g, '零')
    .replace(/(?<=.)零$/, '')
    .replace(/^一十/, '十')
}

/** 128 → 幺二八, as on the telephone. */
export function spokenDigits(number: string): string {
  return [...number].map((digit) => (digit === '1' ? '幺' : DIGITS[Number(digit)]!)).join('')
}
