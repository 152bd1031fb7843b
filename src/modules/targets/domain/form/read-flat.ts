import { fault } from '#core/fault.ts'
import { findExact, fraction } from '#core/number/exact.ts'
import { BARE, BARE_LIST, NOTHING, nameOfStep, readText } from './flat-rows.ts'
import type { Shape } from './sheet-shape.ts'

/** A field on the way to being read: its row, or what a visible cell said of it. */
export interface FlatNode {
  text?: string
  /** Read from a cell already; then the rows below it do not count. */
  given?: { value: unknown }
  children: Map<string, FlatNode>
}

export const flatNode = (): FlatNode => ({ children: new Map() })

/** The node at a path, made where it is not there yet. */
export function nodeAt(root: FlatNode, path: string): FlatNode {
  let here = root
  for (const step of path.split('.')) {
    let next = here.children.get(step)
    if (!next) {
      next = flatNode()
      here.children.set(step, next)
    }
    here = next
  }
  return here
}

/** The value of a shape from its rows. Throws a sentence that names the field. */
export function readFlat(node: FlatNode | undefined, shape: Shape, path: string): unknown {
  if (node?.given) {
    if (node.given.value === null && 'must' in shape && shape.must) throw missing(path)
    return node.given.value
  }
  switch (shape.is) {
    case 'list':
      return readList(node, shape, path)
    case 'map':
      return readMap(node, shape, path)
    case 'free':
      return readFree(node, path, shape.most)
    case 'record':
      return readRecord(node, shape, path)
    default:
      return readScalar(node?.text, shape, path)
  }
}

function readScalar(
  text: string | undefined,
  shape: Extract<Shape, { is: 'text' | 'exact' | 'whole' | 'truth' | 'choice' }>,
  path: string,
): unknown {
  if (text === undefined) {
    if (shape.must) throw missing(path)
    return null
  }
  const read = scalarOf(text, shape)
  if (read === null) throw wrong(path, text)
  return read
}

function scalarOf(
  text: string,
  shape: Extract<Shape, { is: 'text' | 'exact' | 'whole' | 'truth' | 'choice' }>,
): unknown {
  switch (shape.is) {
    case 'text':
      return readText(text)
    case 'choice':
      return shape.of.includes(text) ? text : null
    case 'exact':
      return exactOf(text)
    case 'whole':
      return /^\d{1,7}$/.test(text) ? Number.parseInt(text, 10) : null
    case 'truth':
      return text === 'true' || text === 'TRUE' ? true : text === 'false' || text === 'FALSE' ? false : null
  }
}

function exactOf(text: string) {
  const [, num, den] = /^(-?\d{1,60})\/(\d{1,60})$/.exec(text) ?? []
  if (num && den && BigInt(den) !== 0n) return fraction(BigInt(num), BigInt(den))
  return findExact(text)
}

function readRecord(node: FlatNode | undefined, shape: Extract<Shape, { is: 'record' }>, path: string): unknown {
  if (!node && !shape.must) return null
  const entries = Object.entries(shape.fields).flatMap(([key, field]) => {
    const child = node?.children.get(key)
    if (!child && 'optional' in field && field.optional) return []
    return [[key, readFlat(child, field, path === '' ? key : `${path}.${key}`)]]
  })
  return Object.fromEntries(entries)
}

function readList(node: FlatNode | undefined, shape: Extract<Shape, { is: 'list' }>, path: string): unknown[] {
  return items(node, path, shape.most).map((child, at) => readFlat(child, shape.of, `${path}.${at}`))
}

function items(node: FlatNode | undefined, path: string, most: number): FlatNode[] {
  const count = node?.children.size ?? 0
  if (count > most) throw tooMany(path, most)
  return Array.from({ length: count }, (_, at) => {
    const child = node!.children.get(String(at))
    if (!child) throw missing(`${path}.${at}`)
    return child
  })
}

function readMap(node: FlatNode | undefined, shape: Extract<Shape, { is: 'map' }>, path: string): unknown {
  const entries = [...(node?.children ?? [])]
  if (entries.length > shape.most) throw tooMany(path, shape.most)
  return Object.fromEntries(
    entries.map(([step, child]) => [
      nameOfStep(step),
      child.text === NOTHING ? null : readFlat(child, shape.of, `${path}.${step}`),
    ]),
  )
}

function readFree(node: FlatNode | undefined, path: string, most: number): unknown {
  if (node?.given) return node.given.value
  if (!node || node.text === undefined || node.text === NOTHING) return null
  const { text } = node
  if (text === BARE_LIST) return items(node, path, most).map((child, at) => readFree(child, `${path}.${at}`, most))
  if (text === BARE) {
    if (node.children.size > most) throw tooMany(path, most)
    return Object.fromEntries(
      [...node.children].map(([step, child]) => [nameOfStep(step), readFree(child, `${path}.${step}`, most)]),
    )
  }
  const read = text.startsWith('"')
    ? readText(text)
    : text === 'true' || text === 'TRUE'
      ? true
      : text === 'false' || text === 'FALSE'
        ? false
        : exactOf(text)
  if (read === null) throw wrong(path, text)
  return read
}

const missing = (path: string) =>
  fault('sheet-file', {
    status: 422,
    zh: `附表缺少字段 ${path}。请重新导出后再改，附表的行不要删除。`,
    en: `The field ${path} is missing on 附表. Export it again and leave the rows of 附表 as they are.`,
  })

const wrong = (path: string, text: string) =>
  fault('sheet-file', {
    status: 422,
    zh: `附表字段 ${path} 的值“${text.slice(0, 40)}”读不懂。请恢复原值，或重新导出后再改。`,
    en: `The value of ${path} on 附表 cannot be read: ${text.slice(0, 40)}. Restore it or export again.`,
  })

const tooMany = (path: string, most: number) =>
  fault('sheet-file', {
    status: 413,
    zh: `附表字段 ${path} 超过 ${most} 项的上限。请分成几个文件导入。`,
    en: `${path} on 附表 has more than ${most} entries. Split the file.`,
  })
