import assert from 'node:assert/strict'
import { test } from 'node:test'
import { unanswered } from './activity.ts'
import { activityDocument, type PrintedActivity } from './activity-document.ts'

const printed: PrintedActivity = {
  kind: 'meeting',
  no: '协调〔2026〕3号',
  title: '背街小巷"积水"协调会',
  heldAt: '2026-03-03T09:00:00+08:00',
  place: '区城运中心',
  participants: [{ unit: '区水务局', persons: '李主任' }],
  findings: '第一段\n<script>alert(1)</script>',
  decisions: '',
  cases: [{ caseNo: '420103-20260303-10000001', title: '积水' }],
  tasks: [
    { unit: '区水务局', task: '清掏', due: '2026-03-05', answer: null, answeredAt: null, answeredByName: null },
    {
      unit: '临江街道',
      task: '公示',
      due: null,
      answer: '已公示',
      answeredAt: '2026-03-04T10:00:00+08:00',
      answeredByName: '陈主任',
    },
  ],
  byName: '徐秀宁',
  state: 'open',
  closeReason: null,
  district: '临江区',
  printedAt: '2026-03-04T11:00:00+08:00',
}

test('打印件写全要件，人写的字都转义，不引用外部内容', () => {
  const html = activityDocument(printed)
  for (const part of [
    '临江区协调会记录',
    '协调〔2026〕3号',
    '区水务局：李主任',
    '2026-03-03 09:00',
    '未答复',
    '已公示<br>陈主任 2026-03-04 10:00',
  ])
    assert.ok(html.includes(part), part)
  assert.ok(html.includes('背街小巷&quot;积水&quot;协调会'))
  assert.ok(html.includes('<p>第一段</p><p>&lt;script&gt;'))
  assert.doesNotMatch(html, /<script|https?:|<img|<link/)
})

test('还有几项未答复', () => {
  assert.equal(unanswered(printed.tasks), 1)
})
