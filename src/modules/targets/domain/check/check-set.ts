import { type Exact, exact, isEqual, isLess, over } from '#core/number/exact.ts'
import { isPlain } from '../read-fields.ts'
import type { Sheet, SheetIndicator, SheetSet } from '../sheet.ts'
import type { Finding } from './finding.ts'

/** From this share on, actuals that only repeat their bounds say that nobody measured. */
const COPIED = exact('0.25')
/** A sheet is signed before it is filed, or within a month after (domain §7.3). */
const MONTH_DAYS = 31

/** What only shows when all sheets of a unit lie side by side. */
export function checkSet(set: SheetSet): Finding[] {
  return [
    ...checkCopied(set),
    ...checkAcrossSheets(set),
    ...set.sheets.flatMap((sheet) => [...checkSigned(set, sheet), ...checkTitle(set, sheet), ...checkPending(sheet)]),
  ]
}

function checkCopied({ sheets }: SheetSet): Finding[] {
  const rows = sheets.flatMap(({ indicators }) => indicators).filter(({ target }) => target.kind === 'quantitative')
  const boundOnly = rows.filter(({ actual }) => actual.boundOnly).length
  const exactlyAtLimit = rows.filter((row) => isAtLimit(row)).length
  const share = over(exact(boundOnly + exactlyAtLimit), exact(rows.length))
  if (!share || isLess(share, COPIED)) return []
  return [
    {
      project: '*',
      indicator: null,
      kind: 'actual-copied-from-target',
      severity: 'warning',
      where: '实际完成值',
      printed: {
        boundOnly: exact(boundOnly),
        exactlyAtLimit: exact(exactlyAtLimit),
        quantitativeTargets: exact(rows.length),
      },
      recomputed: null,
      text: `${rows.length}个数值目标里，${boundOnly}个完成值只是重复目标的界限，${exactlyAtLimit}个正好等于界限：没有计量。`,
    },
  ]
}

function isAtLimit({ target, actual }: SheetIndicator): boolean {
  if (target.op === '=' || actual.boundOnly || actual.kind !== 'quantitative') return false
  const [goal, done] = [target.canonical, actual.canonical]
  return Boolean(goal && done && goal.unit === done.unit && isEqual(goal.value, done.value))
}

/** One indicator on a project's sheet and on the department's must have one target and one result. */
function checkAcrossSheets({ sheets }: SheetSet): Finding[] {
  const findings: Finding[] = []
  const departments = sheets.filter(({ kind }) => kind === 'department')
  for (const row of departments.flatMap(({ indicators }) => indicators))
    for (const sheet of sheets.filter(({ kind }) => kind === 'project'))
      for (const own of sheet.indicators) {
        if (own.level3 === null || own.level3 !== row.level3) continue
        if (isSame(own.target, row.target) && isSame(own.actual, row.actual)) continue
        findings.push({
          project: sheet.id,
          indicator: own.level3,
          kind: 'cross-document',
          severity: 'warning',
          where: own.level3,
          printed: {
            projectSheet: `${own.target.printed} / ${own.actual.printed}`,
            wholeDepartment: `${row.target.printed} / ${row.actual.printed}`,
          },
          recomputed: null,
          text: `${own.level3}：项目表目标${own.target.printed}、完成${own.actual.printed}，整体表目标${row.target.printed}、完成${row.actual.printed}，不是同一个数。`,
        })
      }
  return findings
}

function isSame(one: SheetIndicator['target'], other: SheetIndicator['target']): boolean {
  const [a, b]: (Exact | undefined)[] = [one.canonical?.value, other.canonical?.value]
  if (a && b) return one.canonical?.unit === other.canonical?.unit && isEqual(a, b)
  return one.printed === other.printed
}

function checkSigned({ filedOn, year }: SheetSet, { id, signedOn }: Sheet): Finding[] {
  const day = dayOf(signedOn)
  if (day === null) return []
  const filed = dayOf(filedOn)
  const isEarly = day < dayNumber(year, 12, 1)
  const isLate = filed !== null && day > filed + MONTH_DAYS
  if (!isEarly && !isLate) return []
  return [
    {
      project: id,
      indicator: null,
      kind: 'signature-date',
      severity: 'note',
      where: 'signature',
      printed: signedOn,
      recomputed: null,
      text: isEarly
        ? `签字日期${signedOn}早于被评价年度结束。`
        : `签字日期${signedOn}晚于填报日期${filedOn}一个月以上。`,
    },
  ]
}

/** Days in a calendar without leap rules are enough to tell a month from a day. */
function dayOf(text: string | null): number | null {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text ?? '')
  return found
    ? dayNumber(Number.parseInt(found[1]!, 10), Number.parseInt(found[2]!, 10), Number.parseInt(found[3]!, 10))
    : null
}
const dayNumber = (year: number, month: number, day: number): number => (year * 12 + month) * MONTH_DAYS + day

function checkTitle({ sheets }: SheetSet, sheet: Sheet): Finding[] {
  const title = sheet.sheetTitle
  const names = namesOf(sheet)
  if (title === null || names.length === 0 || names.some((name) => title.includes(core(name)))) return []
  const other = sheets.find((one) => one.id !== sheet.id && namesOf(one).some((name) => title.includes(name)))
  if (!other) return []
  return [
    {
      project: sheet.id,
      indicator: null,
      kind: 'sheet-title',
      severity: 'note',
      where: 'title',
      printed: title,
      recomputed: null,
      text: `表名“${title}”是另一个项目（${other.name}）的。`,
    },
  ]
}

const namesOf = ({ name, nameVariants }: Sheet): string[] => [...(name === null ? [] : [name]), ...nameVariants]
const core = (name: string): string => name.replace(/(项目|经费)$/, '')

/** A milestone that the text calls still to come cannot be reached on the sheet. */
function checkPending(sheet: Sheet): Finding[] {
  const told = isPlain(sheet.more.narrative) ? Object.values(sheet.more.narrative) : []
  const pending = told
    .filter((text): text is string => typeof text === 'string' && /待完成|尚未|未完成|还未/.test(text))
    .join('。')
  if (pending === '') return []
  return ['初验', '初步验收', '终验', '竣工验收'].flatMap((milestone): Finding[] => {
    if (!pending.slice(pending.search(/后续|尚|待|未|还/)).includes(milestone.replace('步验收', '验'))) return []
    return sheet.indicators
      .filter(({ actual }) => new RegExp(`${milestone}.*(完工|完成|合格|通过)`).test(actual.printed ?? ''))
      .map((row) => ({
        project: sheet.id,
        indicator: row.level3,
        kind: 'contradiction',
        severity: 'warning',
        where: 'narrative against sheet',
        printed: row.actual.printed,
        recomputed: null,
        text: `${row.level3}完成“${row.actual.printed}”，文字却说${milestone}等节点待完成。`,
      }))
  })
}
