export const ATTRIBUTE_TYPES = ['string', 'number', 'datetime', 'text', 'singlevaluelist', 'multivaluelist'] as const

/** A further question of a category (Open311 GeoReport v2, GET Service Definition). */
export interface PublicAttribute {
  code: string
  datatype: (typeof ATTRIBUTE_TYPES)[number]
  required: boolean
  /** The question as it is asked. */
  description: string
  hint: string
  values: readonly { key: string; name: string }[]
}

export interface Answered {
  code: string
  values: readonly string[]
}

export interface AttributeFault {
  code: string
  zh: string
  en: string
}

const MOST_TEXT = 500
const INSTANT = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/i

/** The first answer that does not fit its question; null when all do. Questions of other categories are not answered. */
export function findAttributeFault(
  asked: readonly PublicAttribute[],
  given: readonly Answered[],
): AttributeFault | null {
  const answers = new Map(given.map(({ code, values }) => [code, values.filter((value) => value.trim() !== '')]))
  for (const code of answers.keys())
    if (!asked.some((one) => one.code === code))
      return { code, zh: `这一类别没有附加项 ${code}`, en: `this service has no attribute ${code}` }
  for (const one of asked) {
    const values = answers.get(one.code) ?? []
    if (values.length === 0) {
      if (one.required)
        return { code: one.code, zh: `缺少必填附加项 ${one.code}`, en: `attribute ${one.code} is required` }
      continue
    }
    const wrong = wrongIn(one, values)
    if (wrong) return { code: one.code, ...wrong }
  }
  return null
}

function wrongIn({ code, datatype, values: choices }: PublicAttribute, values: readonly string[]) {
  if (datatype !== 'multivaluelist' && values.length > 1)
    return { zh: `附加项 ${code} 只能有一个值`, en: `attribute ${code} takes one value` }
  const isRight = values.every((value) => {
    switch (datatype) {
      case 'number':
        return /^-?\d{1,15}(\.\d{1,10})?$/.test(value.trim())
      case 'datetime':
        return INSTANT.test(value.trim()) && !Number.isNaN(Date.parse(value.trim()))
      case 'singlevaluelist':
      case 'multivaluelist':
        return choices.some(({ key }) => key === value)
      case 'string':
        return value.length <= MOST_TEXT && !/[\r\n]/.test(value)
      default:
        return value.length <= MOST_TEXT
    }
  })
  return isRight ? null : { zh: `附加项 ${code} 的值不对`, en: `attribute ${code} has a value that does not fit` }
}

/** The answers in words, one line each, as they stand below the description. */
export function sayAttributes(asked: readonly PublicAttribute[], given: readonly Answered[]): string[] {
  return asked.flatMap((one) => {
    const values = given.find(({ code }) => code === one.code)?.values.filter((value) => value.trim() !== '') ?? []
    const named = values.map((value) => one.values.find(({ key }) => key === value)?.name ?? value)
    return named.length > 0 ? [`${one.description}：${named.join('、')}`] : []
  })
}
