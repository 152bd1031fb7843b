/** No signs that are mistaken for each other on paper (0 O 1 I L 5 S 2 Z 8 B), in capitals. */
const SIGNS = 'ACDEFGHJKMNPQRTUVWXY3467'
const LENGTH = 16

/** A code from random bytes: 24 signs at 16 places are 73 bits. Bytes past the last whole round are passed over. */
export function followCodeOf(bytes: Iterable<number>): string | null {
  let code = ''
  for (const byte of bytes) {
    if (byte < 240) code += SIGNS[byte % SIGNS.length]
    if (code.length === LENGTH) return code
  }
  return null
}

/** As it is shown: `ACDE-FGHJ-KMNP-QRTU`. */
export const writeFollowCode = (code: string): string => (code.match(/.{1,4}/g) ?? []).join('-')

/** What was typed, as the code that was meant: case, spaces and dashes do not count. Null: no code at all. */
export function readFollowCode(typed: string): string | null {
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
  return code.length === LENGTH && [...code].every((sign) => SIGNS.includes(sign)) ? code : null
}
