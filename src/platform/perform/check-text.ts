import { fault } from '#core/fault.ts'

const DEEPEST = 40

/** PostgreSQL keeps neither the zero character nor half a surrogate pair: said to the sender, not found out by the store. */
export function checkText(input: unknown): void {
  const field = findUnstorable(input, 0)
  if (field === null) return
  throw fault('text-unstorable', {
    status: 400,
    zh: '填写的文字里有无法保存的字符。请删去后重新填写。',
    en: 'The text holds characters that cannot be stored. Remove them and submit again.',
    ...(field === ''
      ? {}
      : { fields: [{ field, zh: '含有无法保存的字符', en: 'holds characters that cannot be stored' }] }),
  })
}

const isUnstorable = (text: string) => text.includes('\0') || !text.isWellFormed()

/** Where it is, as fields are named: `place.address`; empty where it is in no field, null when all can be stored. */
function findUnstorable(value: unknown, depth: number): string | null {
  if (typeof value === 'string') return isUnstorable(value) ? '' : null
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return null
  for (const [key, inner] of Object.entries(value)) {
    // A name that cannot be stored is not repeated either.
    if (isUnstorable(key)) return ''
    const within = findUnstorable(inner, depth + 1)
    if (within !== null) return within === '' ? key : `${key}.${within}`
  }
  return null
}
