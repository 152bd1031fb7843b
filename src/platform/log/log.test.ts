import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fault } from '#core/fault.ts'
import { errorText } from './error-text.ts'
import { openLog } from './log.ts'

function lines(): { written: string[]; log: ReturnType<typeof openLog> } {
  const written: string[] = []
  return { written, log: openLog('info', { write: (line) => void written.push(line) }) }
}

function failureOf(work: () => unknown): Error {
  try {
    work()
  } catch (error) {
    return error as Error
  }
  throw new Error('it did not fail')
}

test('错误里引用的内容不进日志：姓名、电话、证件号、整段原文', () => {
  const { written, log } = lines()
  const body = '{"name":"欧阳某某","phone":"13800001234","text":"住在临江路 8 号 3 栋 502"'
  for (const error of [
    failureOf(() => JSON.parse(body)),
    new Error('invalid input syntax for type uuid: "zhangsan"'),
    new Error("syntax error in tsquery: \"'欧阳某某' & '电话'\""),
    new Error('Key (phone)=(13800001234) already exists; 11010519491231002X too'),
    fault('bad', { status: 422, zh: '“欧阳某某”不对', en: 'bad' }),
    '欧阳某某 13800001234',
  ])
    log.error({ error }, 'unexpected')
  const all = written.join('')
  assert.equal(written.length, 6)
  for (const secret of ['欧阳', '13800001234', 'zhangsan', '11010519491231002X', '临江路', '502'])
    assert.ok(!all.includes(secret), `${secret} is in ${all}`)
})

test('查错要用的留下：错误种类、代码、自己的表名和出错位置', () => {
  const error = Object.assign(new Error('column "lead" of relation "work_order" does not exist'), { code: '42703' })
  const text = errorText(error)
  assert.match(text, /^Error 42703: column "lead" of relation "work_order" does not exist\n\s+at .*log\.test\.ts:/)
  assert.match(errorText(failureOf(() => (undefined as unknown as { a: number }).a)), /reading 'a'/)
  assert.equal(errorText(fault('case-not-found', { status: 404, zh: '没有', en: 'none' })), 'Fault case-not-found')
})

test('误放进日志的个人字段在上两层都去掉', () => {
  const { written, log } = lines()
  log.info(
    { name: '张三', operation: 'cases.report', input: { a: 1 }, person: { phone: '13800001234', id: 'x' } },
    'ok',
  )
  const { at: _at, ...line } = JSON.parse(written[0]!) as Record<string, unknown>
  assert.deepEqual(line, { level: 30, operation: 'cases.report', person: { id: 'x' }, msg: 'ok' })
})
