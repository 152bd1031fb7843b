import { notWellFormed, refused } from './refusals.ts'

/** Fields of a query or a form: each name with all its values, and the answers to further questions apart. */
export interface Fields {
  one(name: string): string | null
  list(name: string): string[] | null
  attributes(): { code: string; values: string[] }[]
}

const MOST_FIELDS = 200
const ATTRIBUTE = /^attribute\[([^[\]]{1,40})\](?:\[\d{0,3}\])?$/
const MOST_LISTED = 500

export function fieldsOf(pairs: Iterable<readonly [string, string]>): Fields {
  const values = new Map<string, string[]>()
  let count = 0
  for (const [name, value] of pairs) {
    count += 1
    if (count > MOST_FIELDS) throw refused(400, `字段超过 ${MOST_FIELDS} 个。`, 'Too many fields.')
    // PostgreSQL keeps no NUL, and a lone half of a character is no text.
    if (value.includes('\u0000') || !value.isWellFormed()) throw notWellFormed()
    values.set(name, [...(values.get(name) ?? []), value])
  }
  const one = (name: string) => {
    const found = values.get(name)
    if (found === undefined) return null
    if (found.length > 1 && new Set(found).size > 1)
      throw refused(400, `${name} 给了几个不同的值。`, `${name} was given more than once.`)
    const text = found[0]?.trim() ?? ''
    return text === '' ? null : text
  }
  return {
    one,
    list: (name) => {
      const found = values
        .get(name)
        ?.flatMap((value) => value.split(','))
        .map((value) => value.trim())
      const named = found?.filter((value) => value !== '') ?? []
      if (named.length > MOST_LISTED)
        throw refused(400, `${name} 最多 ${MOST_LISTED} 个。`, `${name} takes at most ${MOST_LISTED} values.`)
      return named.length === 0 ? null : [...new Set(named)]
    },
    attributes: () => {
      const answers = new Map<string, string[]>()
      for (const [name, given] of values) {
        const code = ATTRIBUTE.exec(name)?.[1]
        if (code !== undefined) answers.set(code, [...(answers.get(code) ?? []), ...given])
        else if (name.startsWith('attribute'))
          throw refused(400, '附加项应写作 attribute[代码]。', 'Attributes are written attribute[code].')
      }
      return [...answers].map(([code, given]) => ({ code, values: given }))
    },
  }
}
