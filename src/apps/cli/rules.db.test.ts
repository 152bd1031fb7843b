import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { testHouse } from '#apps/test-house.ts'
import { ROOT } from '../discover.ts'

let house: Awaited<ReturnType<typeof testHouse>>
let folder: string
before(async () => {
  house = await testHouse({ seed: 'demo' })
  folder = await mkdtemp(join(tmpdir(), 'yiwang-rules-'))
})
after(async () => {
  await house.close()
  await rm(folder, { recursive: true, force: true })
})

/** `check` gets no database at all: it must not look for one. */
function yiwang(words: string[], ownerUrl?: string): Promise<{ code: number; stdout: string; stderr: string }> {
  const database = ownerUrl
    ? { DATABASE_URL: ownerUrl, DATABASE_OWNER_URL: ownerUrl }
    : { DATABASE_URL: 'postgres://nowhere.invalid/none' }
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, YIWANG_DATA: join(folder, 'data'), ...database }
  const master = { YIWANG_MASTER_KEY: process.env.YIWANG_MASTER_KEY }
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [join(ROOT, 'bin/yiwang'), 'rules', ...words],
      { cwd: folder, env: { ...env, ...master }, maxBuffer: 10_000_000 },
      (error, stdout, stderr) => resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
    )
  })
}

interface Answer {
  ok: boolean
  results: { preset: string | null; ok: boolean; findings: { code: string; where: string }[] }[]
}

test('rules check：随附的预设全部通过；少了岗位说出哪里；不用数据库', async () => {
  const file = join(ROOT, 'districts/_defaults/case-rules.json')
  const good = await yiwang(['check', file])
  const answer = JSON.parse(good.stdout) as Answer
  assert.deepEqual([good.code, answer.ok], [0, true])
  assert.deepEqual(
    answer.results.map(({ preset }) => preset),
    [null, 'wuhan', 'shanghai-minhang', 'beijing-fengtai'],
  )
  const bad = await yiwang(['check', file, '--without', 'commander'])
  assert.equal(bad.code, 1)
  assert.match(bad.stderr, /“待结案”是死路.*须由指挥长办理，无人在岗/)
})

test('rules check：坏文件用一句话说清楚，退出码分得开', async () => {
  const broken = join(folder, 'broken.json')
  await writeFile(broken, '{"rules":')
  const outcomes = [
    [['check', broken], 1, /不是合格的 JSON/],
    [['check', join(folder, 'none.json')], 1, /没有文件/],
    [['check'], 2, /用法/],
    [['check', broken, '--without', 'mayor'], 2, /没有“mayor”这个岗位/],
    [['tear'], 2, /应为 check 或 print/],
    [['print', '--format', 'pdf'], 2, /--format 应为/],
    [['print', '--format', 'docx'], 2, /--out/],
  ] as const
  for (const [words, code, sentence] of outcomes) {
    const ended = await yiwang([...words])
    assert.equal(ended.code, code, `${words.join(' ')} ${ended.stderr}`)
    assert.match(ended.stderr, sentence)
  }
})

test('rules print：导出的 JSON 可再校验，改坏即不通过；HTML 与 DOCX 写到文件', async () => {
  const json = await yiwang(['print', '--format', 'json', '--out', 'rules.json'], house.ownerUrl)
  assert.equal(json.code, 0, json.stderr)
  assert.equal((await yiwang(['check', 'rules.json'])).code, 0)
  const rules = JSON.parse(await readFile(join(folder, 'rules.json'), 'utf8'))
  await writeFile(join(folder, 'worse.json'), JSON.stringify({ ...rules, district: { set: { maxReturns: 0 } } }))
  const worse = await yiwang(['check', 'worse.json'])
  assert.deepEqual(
    (JSON.parse(worse.stdout) as Answer).results[0]?.findings.map(({ code, where }) => [code, where]),
    [['contradiction', 'switches.maxReturns']],
  )
  const html = await yiwang(['print', '--language', 'en'], house.ownerUrl)
  assert.match(html.stdout, /^<!doctype html>[\s\S]*Process rules of cases/)
  const docx = await yiwang(['print', '--format', 'docx', '--out', 'rules.docx'], house.ownerUrl)
  assert.deepEqual(JSON.parse(docx.stdout).name, '流程规则-第1版.docx')
  assert.equal((await readFile(join(folder, 'rules.docx'))).subarray(0, 2).toString(), 'PK')
  const none = await yiwang(['print', '--version', '9'], house.ownerUrl)
  assert.deepEqual([none.code, none.stdout], [1, ''])
  assert.match(none.stderr, /没有第 9 版/)
})
