import assert from 'node:assert/strict'
import { test } from 'node:test'
import { foretell } from './foretell.ts'

const nowMs = Date.parse('2026-11-21T11:16:00+08:00')
const lead = { zh: '东街街道', en: 'Street 03' }
const seven = { n: 7, unit: 'ND' } as const

test('单位、时限、到期时刻和通知到谁', () =>
  assert.deepEqual(
    foretell(
      { lead, coHandlers: [], limit: seven, dueFromNow: '2026-11-28T11:16:00+08:00', signers: ['张三', '李四'] },
      nowMs,
    ),
    {
      zh: '将派往 东街街道；处置时限 7个自然日，现在起算到 11月28日 11:16；通知 张三、李四',
      en: 'To Street 03; limit 7 natural days, from now until 28 Nov 11:16; tells 张三, 李四',
    },
  ))
test('协办单位写明；无签收人要说', () =>
  assert.equal(
    foretell(
      { lead, coHandlers: [{ zh: '环卫中心', en: 'Sanitation' }], limit: null, dueFromNow: null, signers: [] },
      nowMs,
    ).zh,
    '将派往 东街街道（主办）和 环卫中心（协办）；按交办时间办结；该单位尚无签收人',
  ))
