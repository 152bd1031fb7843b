import assert from 'node:assert/strict'
import { test } from 'node:test'
import { scriptOf } from './script-of.ts'

const about = {
  district: '临江区',
  day: '11月21日',
  title: '路灯不亮',
  unit: '区路灯管理所',
  answer: '已更换三盏灯泡。',
  redone: false,
}

test('话术说清谁、何事、谁办、怎么办的', () =>
  assert.equal(
    scriptOf(about).zh,
    '您好，这里是临江区城市运行管理中心。您11月21日反映的“路灯不亮”，区路灯管理所已办理，办理情况是：已更换三盏灯泡。请问问题解决了吗？您对办理满意吗？',
  ))
test('重办的说重新办理；没有答复就不说', () =>
  assert.match(scriptOf({ ...about, redone: true, answer: null }).zh, /区路灯管理所已重新办理。请问/))
test('答复太长只念开头', () => {
  const { zh } = scriptOf({ ...about, answer: '很'.repeat(500) })
  assert.ok(zh.includes('很……'))
  assert.ok(zh.length < 180)
})
