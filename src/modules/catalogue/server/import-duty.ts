import { fault } from '#core/fault.ts'
import { unitBook } from '#modules/people/contract.ts'
import { handle } from '#platform/plug.ts'
import { readTable } from '#platform/tables/read-table.ts'
import { importDuty } from '../contract.ts'
import { checkDutyRule } from '../domain/check-duty-rule.ts'
import type { DutyRule } from '../domain/duty.ts'
import { readDutyRow } from '../domain/read-duty-row.ts'
import { dutyCheckFacts } from './duty-names.ts'
import { addDutyRules, loadDutyRules } from './duty-store.ts'
import { stampOf } from './stamp.ts'
import { tellChange } from './tell-change.ts'
import { newestVersion, openVersion } from './version-store.ts'

const LIMITS = { maxRows: 5000, maxBytes: 8 * 1024 * 1024 }
const MOST_FAULTS = 200

type RowFault = { line: number; code: string | null; zh: string; en: string }
type NewRule = Omit<DutyRule, 'version'>

/** Good rows become one new version of the duty list; the others are told with their line and left as they were. */
export const importDutyHandler = handle(importDuty, async ({ dryRun = 'false', why }, call) => {
  if (!call.file)
    throw fault('file-missing', {
      status: 400,
      zh: '没有收到文件。请选择文件后再提交。',
      en: 'No file was received. Choose one and submit again.',
    })
  if (dryRun !== 'true' && dryRun !== 'false')
    throw fault('invalid-input', {
      status: 400,
      zh: 'dryRun 应为 true 或 false。',
      en: 'dryRun must be true or false.',
    })
  const facts = dutyCheckFacts(call.runtime)
  const units = call.runtime.use(unitBook).all()
  const idOfName = (name: string) => units.find((unit) => unit.zh === name)?.id ?? null
  const rules = new Map<string, NewRule>()
  const faults: RowFault[] = []
  let read = 0
  for await (const row of readTable({ stream: call.file.stream, name: call.file.name }, LIMITS)) {
    read++
    const refuse = (code: string | null, zh: string, en: string) => faults.push({ line: row.line, code, zh, en })
    if (row.fault) {
      refuse(null, row.fault, 'This row cannot be read.')
      continue
    }
    const answer = readDutyRow(row.values, idOfName)
    if ('fault' in answer) {
      refuse(answer.code, answer.fault.zh, answer.fault.en)
      continue
    }
    const { rule } = answer
    const wrong = checkDutyRule(rule, facts)[0]
    if (wrong) refuse(rule.code, wrong.zh, wrong.en)
    else if (rules.has(rule.code))
      refuse(rule.code, '这个类别在文件里出现了两次。', 'This category stands there twice.')
    else rules.set(rule.code, rule)
  }
  const before = new Map((await loadDutyRules(call.db)).map((rule) => [rule.code, rule]))
  const changed = [...rules.values()].filter((rule) => !isSame(rule, before.get(rule.code)))
  const answer = {
    dryRun: dryRun === 'true',
    read,
    changed: changed.length,
    unchanged: rules.size - changed.length,
    rejected: faults.length,
    faults: faults.slice(0, MOST_FAULTS),
  }
  if (answer.dryRun || changed.length === 0) return { ...answer, dutyVersion: await newestVersion(call.db, 'duty') }
  const reason = why?.trim() || `导入文件 ${call.file.name}`.slice(0, 200)
  const dutyVersion = await openVersion(call.db, 'duty', stampOf(call, reason))
  await addDutyRules(call.db, dutyVersion, changed)
  call.note(`duty-${dutyVersion}`, { changed: changed.length, rejected: faults.length })
  tellChange(call)
  return { ...answer, dutyVersion }
})

function isSame(rule: NewRule, before: DutyRule | undefined): boolean {
  if (!before) return false
  const parts = ({ code, lead, coHandlers, level, firstReceiver, basisZh }: NewRule) =>
    JSON.stringify([code, lead, coHandlers, level, firstReceiver, basisZh])
  return parts(rule) === parts(before)
}
