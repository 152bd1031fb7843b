import { fault } from '#core/fault.ts'
import type { Exact } from '#core/number/exact.ts'
import type { ExactJson } from '#core/number/parse-exact-json.ts'

/** Fields of one object of a file, asked for by name; what is wrong is told with its place in the file. */
export interface Fields {
  path: string
  has(key: string): boolean
  text(key: string): string | null
  getText(key: string): string
  number(key: string): Exact | null
  whole(key: string): number
  choice<T extends string>(key: string, choices: readonly T[]): T | null
  texts(key: string): string[]
  object(key: string): Fields | null
  getObject(key: string): Fields
  objects(key: string): Fields[]
  getObjects(key: string): Fields[]
  /** Where the format lets anything stand: what is of another kind counts as absent. */
  findText(key: string): string | null
  findNumber(key: string): Exact | null
  findObject(key: string): Fields | null
  findObjects(key: string): Fields[]
  /** As it stands in the file. */
  raw(key: string): ExactJson | undefined
  keys(): string[]
}

type JsonObject = { [key: string]: ExactJson }

const MOST_ROWS = 5000
const LONGEST_TEXT = 20_000

export function fieldsOf(value: ExactJson | undefined, path: string): Fields {
  if (!isPlain(value)) throw wrong(path, '应是一个对象', 'must be an object')
  const at = (key: string) => `${path}.${key}`
  const raw = (key: string): ExactJson | undefined => (Object.hasOwn(value, key) ? value[key] : undefined)
  const text = (key: string): string | null => {
    const found = raw(key)
    if (found === undefined || found === null) return null
    if (typeof found !== 'string') throw wrong(at(key), '应是文字', 'must be a text')
    if (found.length > LONGEST_TEXT) throw wrong(at(key), `超过 ${LONGEST_TEXT} 字`, 'is too long')
    return found
  }
  const list = (key: string): ExactJson[] => {
    const found = raw(key) ?? []
    if (!Array.isArray(found)) throw wrong(at(key), '应是列表', 'must be a list')
    if (found.length > MOST_ROWS) throw wrong(at(key), `超过 ${MOST_ROWS} 行`, 'has too many rows')
    return found
  }
  return {
    path,
    raw,
    text,
    has: (key) => raw(key) !== undefined && raw(key) !== null,
    keys: () => Object.keys(value),
    getText: (key) => {
      const found = text(key)
      if (found === null) throw wrong(at(key), '缺少', 'is missing')
      return found
    },
    number: (key) => {
      const found = raw(key)
      if (found === undefined || found === null) return null
      if (!isExact(found)) throw wrong(at(key), '应是数字', 'must be a number')
      return found
    },
    whole: (key) => {
      const found = raw(key)
      if (!isExact(found) || found.den !== 1n || found.num < -1_000_000n || found.num > 1_000_000n)
        throw wrong(at(key), '应是整数', 'must be a whole number')
      return Number.parseInt(found.num.toString(), 10)
    },
    choice: (key, choices) => {
      const found = text(key)
      if (found === null) return null
      const chosen = choices.find((one) => one === found)
      if (chosen === undefined)
        throw wrong(
          at(key),
          `应是 ${choices.join('、')} 之一，现在是“${found.slice(0, 40)}”`,
          `must be one of ${choices.join(', ')}`,
        )
      return chosen
    },
    texts: (key) =>
      list(key).map((one, index) => {
        if (typeof one !== 'string') throw wrong(`${at(key)}[${index}]`, '应是文字', 'must be a text')
        return one
      }),
    object: (key) => (raw(key) === undefined || raw(key) === null ? null : fieldsOf(raw(key), at(key))),
    getObject: (key) => fieldsOf(raw(key), at(key)),
    getObjects: (key) => {
      if (!Array.isArray(raw(key))) throw wrong(at(key), '应是列表', 'must be a list')
      return list(key).map((one, index) => fieldsOf(one, `${at(key)}[${index}]`))
    },
    objects: (key) => list(key).map((one, index) => fieldsOf(one, `${at(key)}[${index}]`)),
    findText: (key) => (typeof raw(key) === 'string' ? text(key) : null),
    findNumber: (key) => {
      const found = raw(key)
      return isExact(found) ? found : null
    },
    findObject: (key) => (isPlain(raw(key)) ? fieldsOf(raw(key), at(key)) : null),
    findObjects: (key) =>
      Array.isArray(raw(key))
        ? list(key).flatMap((one, index) => (isPlain(one) ? [fieldsOf(one, `${at(key)}[${index}]`)] : []))
        : [],
  }
}

export const isExact = (value: unknown): value is Exact =>
  typeof value === 'object' && value !== null && typeof (value as Exact).num === 'bigint'

export const isPlain = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !isExact(value)

function wrong(path: string, zh: string, en: string) {
  return fault('sheet-file', {
    status: 422,
    zh: `文件里 ${path} ${zh}。请按自评表数据格式改正后再导入。`,
    en: `In the file, ${path} ${en}. Mend it and import again.`,
  })
}
