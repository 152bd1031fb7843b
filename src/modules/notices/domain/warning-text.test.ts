import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bundleTitle, warningText, warningTitle } from './warning-text.ts'

const warning = {
  clock: { zh: '处置', en: 'handling' },
  level: 'red' as const,
  caseNo: '420103-20261120-10-0000012',
  category: { zh: '暴露垃圾', en: 'Litter' },
  dueMs: Date.parse('2026-11-20T16:45:00+08:00'),
  unit: { zh: '区环卫中心', en: 'Sanitation' },
}

test('标题写清环节、案号、类别和到期时间', () => {
  assert.equal(
    warningTitle(warning).zh,
    '处置时限已超期：案件 420103-20261120-10-0000012（暴露垃圾），2026-11-20 16:45 到期',
  )
  assert.equal(
    warningTitle({ ...warning, level: 'orange', category: null }).zh,
    '处置时限即将到期：案件 420103-20261120-10-0000012，2026-11-20 16:45 到期',
  )
})

test('内文写明责任单位和出路', () => {
  assert.match(warningText(warning).zh, /^责任单位：区环卫中心。请立即办理/)
  assert.match(warningText({ ...warning, level: 'orange', unit: null }).zh, /^请在到期前办理/)
})

test('合并消息写件数，全是临期的不说超期', () => {
  assert.equal(bundleTitle(52, 'orange').zh, '52 项时限即将到期')
  assert.equal(bundleTitle(52, 'red').zh, '52 项时限即将到期或已超期')
})
