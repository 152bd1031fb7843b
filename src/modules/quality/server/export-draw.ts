import { unitBook } from '#modules/people/contract.ts'
import { safeName } from '#platform/files/safe-name.ts'
import { handle } from '#platform/plug.ts'
import { TABLE_MIME, writeTable } from '#platform/tables/write-table.ts'
import { exportDraw } from '../contract.ts'
import { EXCLUSION_NAMES } from '../domain/names.ts'
import { listExcluded, listFrame } from './frame-store.ts'
import { planOf, stratumName } from './plan-row.ts'
import { qualityFaults } from './quality-faults.ts'

const PARTS = { certain: '必查', drawn: '抽中', reserve: '未抽中' }
const WHYS = { supervision: '一级或二级督办', unsolvable: '无法解决结案' }

const COLUMNS = [
  ['stratum', '层'],
  ['rank', '层内次序'],
  ['caseNo', '案件编号'],
  ['caseId', '案件标识'],
  ['unit', '责任单位'],
  ['part', '结果'],
  ['why', '必查或除外的原因'],
  ['key', 'SHA-256（种子:案件标识）'],
].map(([key, title]) => ({ key: key!, title: title! }))

/** Seed, ids, keys and ranks: whoever has the file makes the draw again and compares. */
export const exportDrawHandler = handle(exportDraw, async ({ id, format }, call) => {
  const plan = await planOf(call, id)
  if (plan.drawnMs === null) throw qualityFaults.wrongState('尚未抽取')
  const units = call.runtime.use(unitBook)
  const frame = await listFrame(call.db, id)
  const excluded = await listExcluded(call.db, id)
  const nameOf = (unit: string) => units.find(unit)?.zh ?? unit
  const rows = [
    ...frame.map(({ stratum, rank, caseNo, caseId, unit, part, certain, key }) => ({
      ...{ rank, caseNo, caseId, key, part: PARTS[part], unit: nameOf(unit) },
      stratum: stratumName(call.runtime, plan.strata, stratum),
      why: certain === null ? '' : WHYS[certain],
    })),
    ...excluded.map(({ caseNo, caseId, why }) => ({ caseNo, caseId, part: '除外', why: EXCLUSION_NAMES[why].zh })),
    { stratum: `种子：${plan.seed}`, caseNo: `名单校验：${plan.listHash}` },
  ]
  call.note(id, { format, rows: rows.length })
  return {
    name: safeName(`抽样名单-${plan.no}`, format),
    mime: TABLE_MIME[format],
    stream: writeTable(rows, { format, columns: COLUMNS }),
  }
})
