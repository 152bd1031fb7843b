import { fault } from '#core/fault.ts'

const DEEPEST = 40

/** PostgreSQL keeps neither the zero character nor half a surrogate pair: said to the sender, not found out by the store. */
export function checkText(input: unknown): void {
  if (hasUnstorable(input, 0))
    throw fault('text-unstorable', {
      status: 400,
      zh: '填写的文字里有无法保存的字符。请删去后重新填写。',
      en: 'The text holds characters that cannot be stored. Remove them and submit again.',
    })
}

function hasUnstorable(value: unknown, depth: number): boolean {
  if (typeof value === 'string') return value.includes('\0') || !value.isWellFormed()
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return false
  for (const [key, inner] of Object.entries(value))
    if (hasUnstorable(key, depth) || hasUnstorable(inner, depth + 1)) return true
  return false
}
