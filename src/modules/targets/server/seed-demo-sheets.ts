import type { Input, Operation, Output } from '#core/operation.ts'
import { WHOLE_DISTRICT } from '#core/scope.ts'
import { localDay, yearOfDay } from '#core/time/local.ts'
import type { Call } from '#platform/call.ts'
import type { Seed } from '#platform/plug.ts'
import { getSheet, passSheet, returnSheet, saveSheet, signSheet, submitSheet } from '../contract.ts'
import { assessSheet } from '../domain/assess-sheet.ts'
import { type DemoSheet, type DemoSheets, demoWords } from '../domain/demo-sheets.ts'
import { treeOf } from '../domain/exact-tree.ts'
import { findingKey } from '../domain/finding-key.ts'
import type { Scheme } from '../domain/scheme.ts'
import { schemeBook } from './scheme-book.ts'
import { listSheetRows } from './sheet-store.ts'

/** Sheets of the year before in every state, filled in, reviewed and signed by the demonstration's people under the real rules. */
export const seedDemoSheets: Seed = async (call, district, _mode, progress) => {
  const demo = await district.find<DemoSheets>('demo-sheets')
  if (!demo) return
  await call.runtime.use(schemeBook).load()
  const year = yearOfDay(localDay(call.nowMs)) - 1
  const rows = await listSheetRows(call.db, year, WHOLE_DISTRICT)
  let done = 0
  for (const sheet of demo.sheets) {
    const row = rows.find(({ projectKey }) => projectKey === sheet.project)
    if (!row || row.version > 0) continue
    await play(call, demo, sheet, row.id)
    done += 1
  }
  if (done > 0) progress(`自评表：${year} 年 ${done} 张演示自评表`)
}

async function play(call: Call, demo: DemoSheets, sheet: DemoSheet, id: string): Promise<void> {
  const view = await by(call, demo.filler, getSheet, { id })
  await by(call, demo.filler, saveSheet, { id, ...demoWords(sheet, view.facts) })
  if (sheet.until === 'draft') return
  await by(call, demo.filler, submitSheet, { id })
  if (sheet.until === 'submitted') return
  if (sheet.until === 'returned') {
    const { facts, scheme } = await by(call, demo.reviewer, getSheet, { id })
    const findings = assessSheet(facts, treeOf<Scheme>(scheme)).findings.filter(({ severity }) => severity !== 'note')
    await by(call, demo.reviewer, returnSheet, { id, why: sheet.why ?? '请核对。', findings: findings.map(findingKey) })
    return
  }
  await by(call, demo.reviewer, passSheet, { id })
  if (sheet.until === 'signed') await by(call, demo.signer, signSheet, { id })
}

/** As that person at the desk, with all checks; none of it is written past the rules. */
async function by<Op extends Operation>(
  call: Call,
  account: string,
  operation: Op,
  input: Input<Op>,
): Promise<Output<Op>> {
  const principal = await call.runtime.signIn.findByAccount(account)
  if (!principal) throw new Error(`demo-sheets: no account ${account}`)
  const command = { id: call.newId(), bodyHash: '', expectedVersion: null }
  return (await call.runtime.perform({ operation, input, principal, command })) as Output<Op>
}
