import { byName, cellOf, type ImportRow, type Rejection, reject } from './import-row.ts'
import { KIND_NAMES, levelOf, ORG_KINDS, ORG_LEVELS, type OrgKind, type OrgLevel } from './org-kind.ts'
import { findUnitFault, type UnitWorld } from './unit-faults.ts'

export interface UnitPlan {
  line: number
  id: string
  zh: string
  en: string
  kind: OrgKind
  level: OrgLevel
  parentId: string | null
  areaCode: string | null
  remitZh: string
}

const TITLES = {
  id: ['编号', 'id'],
  zh: ['名称', 'zh'],
  en: ['英文名称', 'en'],
  kind: ['类型', 'kind'],
  parentId: ['上级编号', 'parentId'],
  areaCode: ['区划代码', 'areaCode'],
  remitZh: ['职责', 'remitZh'],
}
const ID = /^[a-z][a-z0-9_]*([.][a-z0-9_]+)*$/

/**
 * Reads a list of organisations. Parents may stand below their children in the file: rows are taken level by level,
 * and within a level those first whose parent is known. A row at fault is left out, and with it what hangs on it.
 */
export function planUnits(rows: readonly ImportRow[], world: UnitWorld): { units: UnitPlan[]; rejected: Rejection[] } {
  const rejected: Rejection[] = []
  const waiting: { row: ImportRow; plan: UnitPlan }[] = []
  const seen = new Set<string>()
  for (const row of rows) {
    const read = readRow(row)
    if ('reasonZh' in read) rejected.push(read)
    else if (seen.has(read.id))
      rejected.push(reject(row, `编号“${read.id}”在文件里出现了两次。`, `The id ${read.id} stands there twice.`))
    else {
      seen.add(read.id)
      waiting.push({ row, plan: read })
    }
  }
  waiting.sort((a, b) => ORG_LEVELS.indexOf(a.plan.level) - ORG_LEVELS.indexOf(b.plan.level))

  const taken = new Map<string, UnitPlan>()
  const twins = new Map<string, string>()
  const grown: UnitWorld = {
    areaExists: world.areaExists,
    find: (id) => {
      const plan = taken.get(id)
      return plan ? { ...plan, active: true } : world.find(id)
    },
    findTwin: (kind, area, but) => {
      const twin = twins.get(`${kind}@${area}`) ?? world.findTwin(kind, area, but)
      return twin === but ? null : twin
    },
  }
  const inFile = new Set(waiting.map(({ plan }) => plan.id))
  for (let left = waiting; left.length > 0; ) {
    const later: typeof waiting = []
    for (const entry of left) {
      const { plan, row } = entry
      if (
        plan.parentId !== null &&
        plan.parentId !== plan.id &&
        inFile.has(plan.parentId) &&
        !taken.has(plan.parentId)
      ) {
        later.push(entry)
        continue
      }
      const wrong = findUnitFault(plan, grown)
      if (wrong) {
        rejected.push(reject(row, wrong.zh, wrong.en))
        inFile.delete(plan.id)
        continue
      }
      taken.set(plan.id, plan)
      if (plan.areaCode !== null) twins.set(`${plan.kind}@${plan.areaCode}`, plan.id)
    }
    if (later.length === left.length) {
      // Only rows that wait for each other are left.
      for (const { row } of later)
        rejected.push(reject(row, '上级单位互为上下级。', 'These units are each below the other.'))
      break
    }
    left = later
  }
  rejected.sort((a, b) => a.line - b.line)
  return { units: [...taken.values()], rejected }
}

const KINDS = byName(ORG_KINDS, (kind) => [kind, KIND_NAMES[kind].zh])

function readRow(row: ImportRow): UnitPlan | Rejection {
  if (row.fault) return reject(row, row.fault, 'This row cannot be read.')
  const text = (key: keyof typeof TITLES) => cellOf(row, TITLES[key])
  const id = text('id')
  if (!ID.test(id) || id.length > 60)
    return reject(
      row,
      '编号应为小写字母开头的字母、数字、下划线，用点分级。',
      'An id has small letters, digits, underscores, and dots between levels.',
    )
  const zh = text('zh')
  if ([...zh].length < 2 || [...zh].length > 60)
    return reject(row, '名称应为 2 至 60 个字。', 'A name has 2 to 60 characters.')
  const kind = KINDS.get(text('kind'))
  if (!kind)
    return reject(
      row,
      `类型应为：${ORG_KINDS.map((one) => KIND_NAMES[one].zh).join('、')}。`,
      `The kind is one of: ${ORG_KINDS.join(', ')}.`,
    )
  if (text('en').length > 120 || text('remitZh').length > 200)
    return reject(row, '英文名称或职责太长。', 'English name or remit is too long.')
  return {
    line: row.line,
    id,
    zh,
    en: text('en'),
    kind,
    level: levelOf(kind),
    parentId: text('parentId') || null,
    areaCode: text('areaCode') || null,
    remitZh: text('remitZh'),
  }
}
