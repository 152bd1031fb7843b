import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import { areaBook } from '#modules/territory/contract.ts'
import { ROOT } from '../discover.ts'

let house: TestHouse
let folder: string
before(async () => {
  house = await testHouse({ seed: 'demo' })
  folder = await mkdtemp(join(tmpdir(), 'geocode-'))
})
after(async () => {
  await house.close()
  await rm(folder, { recursive: true })
})

function geocode(input: string): Promise<{ code: number; stdout: string; stderr: string }> {
  const env = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    DATABASE_URL: house.ownerUrl,
    DATABASE_OWNER_URL: house.ownerUrl,
    YIWANG_DATA: join(folder, 'data'),
    YIWANG_MASTER_KEY: process.env.YIWANG_MASTER_KEY,
  }
  return new Promise((resolve) => {
    const words = ['src/apps/cli/main.ts', 'geocode', '--input', input]
    execFile(process.execPath, words, { cwd: ROOT, env }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
    )
  })
}

test('每行加上地点、区域、坐标、可信度和理由；坏行报行号', async () => {
  const areas = house.runtime.use(areaBook)
  const street = areas.all('street')[0]!
  const input = join(folder, 'texts.jsonl')
  await writeFile(
    input,
    `${JSON.stringify({ id: 7, text: street.name })}\n{"id":8}\n${JSON.stringify({ id: 9, text: '某处，说不清' })}\n`,
  )
  const { code, stdout, stderr } = await geocode(input)
  assert.equal(code, 3, stderr)
  assert.match(stderr, /第 2 行：没有 text/)
  const [known, unknown] = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  assert.equal(known.id, 7)
  assert.ok(known.areaCode.startsWith(street.code), known.areaCode)
  assert.ok(known.confidence > 0 && known.confidence <= 1 && known.reason.length > 0)
  assert.ok(areas.gridAt(known.lon, known.lat)?.code.startsWith(street.code))
  assert.deepEqual([unknown.id, unknown.place, unknown.confidence], [9, null, 0])
})
