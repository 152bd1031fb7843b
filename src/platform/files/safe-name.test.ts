import assert from 'node:assert/strict'
import { test } from 'node:test'
import { safeName } from './safe-name.ts'

const ROWS: [string, string, string][] = [
  ['现场照片.heic', 'jpg', '现场照片.jpg'],
  ['../../etc/passwd', 'pdf', 'passwd.pdf'],
  ['C:\\Users\\张三\\台账.xls', 'xlsx', '台账.xlsx'],
  ['invoice\u202egpj.exe', 'jpg', 'invoicegpj.jpg'],
  ['a\r\nContent-Type: x.pdf', 'pdf', 'aContent-Type x.pdf'],
  ['', 'mp4', 'file.mp4'],
  ['...', 'mp4', 'file.mp4'],
  ['.htaccess', 'jpg', 'htaccess.jpg'],
  ['关于2026.3.4会议的通知', 'docx', '关于2026.3.4会议的通知.docx'],
]
for (const [name, extension, safe] of ROWS)
  test(`“${name}” 存为 “${safe}”`, () => assert.equal(safeName(name, extension), safe))

test('a long name is cut, whole characters only', () => {
  const name = safeName('😀'.repeat(500), 'jpg')
  assert.equal([...name].length, 120)
  assert.equal(name.isWellFormed(), true)
})
