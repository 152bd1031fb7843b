import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { ROOT } from '../discover.ts'

const FIXTURES = join(ROOT, 'src/modules/targets/domain/check/fixtures')
const SHEETS = join(FIXTURES, 'linjiang-groups.json')
const BUDGET = join(FIXTURES, 'linjiang-budget.json')

let folder: string
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yiwang-targets-'))
})
after(() => rm(folder, { recursive: true, force: true }))

interface Ended {
  code: number
  stdout: string
  stderr: string
}

/** As a person runs it, without database and data folder. */
const targets = (...words: string[]): Promise<Ended> =>
  new Promise((resolve) => {
    execFile(
      process.execPath,
      [join(ROOT, 'bin/yiwang'), 'targets', ...words],
      { cwd: folder, env: { PATH: process.env.PATH, HOME: process.env.HOME, YIWANG_DATA: join(folder, 'x') } },
      (error, stdout, stderr) => resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
    )
  })

async function written(name: string, from: string, change: (tree: Record<string, unknown>) => void): Promise<string> {
  const tree = JSON.parse(await readFile(from, 'utf8')) as Record<string, unknown>
  change(tree)
  await writeFile(join(folder, name), JSON.stringify(tree))
  return join(folder, name)
}

interface Found {
  project: string
  kind: string
  severity: string
  where: string
}

const findingsOf = ({ code, stdout, stderr }: Ended): Found[] => {
  assert.equal(code, 0, stderr)
  return (JSON.parse(stdout) as { findings: Found[] }).findings
}

test('check：每条写明项目、指标、种类、轻重、位置、所填、应为和一句话', async () => {
  const bad = await written('bad.json', SHEETS, (tree) => {
    const [sheet] = tree.projects as { total: { printed: number } }[]
    sheet!.total.printed = 96.5
  })
  const findings = findingsOf(await targets('check', bad, '--scheme', 'dongxihu'))
  const total = findings.find(({ kind }) => kind === 'total')
  assert.deepEqual(
    { ...total, text: '' },
    {
      project: 'yw',
      indicator: null,
      kind: 'total',
      severity: 'error',
      where: 'total',
      printed: 96.5,
      recomputed: 97,
      text: '',
    },
  )
  assert.match(String(total && 'text' in total && total.text), /96\.5/)
  const text = await targets('check', bad, '--scheme', 'dongxihu', '--format', 'text')
  assert.match(text.stdout, /^错误\tyw\ttotal\t.*96\.5/m)
})

test('check：预算文件与自评表并读；写在哪一个位置都行', async () => {
  const budget = await written('budget.json', BUDGET, (tree) => {
    Object.assign(tree.threePublic as object, { vehicles: 1 })
  })
  for (const files of [
    [SHEETS, budget],
    [budget, SHEETS],
  ]) {
    const found = findingsOf(await targets('check', ...files, '--scheme', 'dongxihu')).filter(
      ({ severity }) => severity === 'error',
    )
    assert.deepEqual(
      found.map(({ project, kind, where }) => [project, kind, where]),
      [['budget', 'account-sum', '“三公”经费']],
    )
  }
  assert.deepEqual(
    findingsOf(await targets('check', SHEETS, BUDGET, '--scheme', 'dongxihu')).filter(
      ({ severity }) => severity !== 'note',
    ),
    [],
  )
})

test('score：所填与应为并列，分数用精确值', async () => {
  const { code, stdout, stderr } = await targets('score', SHEETS, '--scheme', 'dongxihu')
  assert.equal(code, 0, stderr)
  const { scheme, sheets } = JSON.parse(stdout)
  assert.equal(scheme, 'dongxihu')
  const dept = sheets.find(({ project }: Found) => project === 'dept')
  assert.deepEqual(dept.execution, {
    weight: 20,
    ratePercentExact: 0.954545454545,
    printed: 19.09,
    recomputed: 19.09,
    exact: { value: 19.090909090909, fraction: '210/11' },
  })
  assert.equal(dept.total.recomputed, 99.09)
})

test('说不通的话以非零退出，并说出路', async () => {
  const rows: [words: string[], code: number, said: RegExp][] = [
    [['check', SHEETS], 1, /没有名为“linjiang”的评分方案。现有：.*--scheme/s],
    [['check', SHEETS, '--scheme', 'nowhere'], 1, /没有名为“nowhere”的评分方案/],
    [['check', join(folder, 'none.json')], 1, /找不到文件/],
    [['check', BUDGET], 1, /没有自评表/],
    [['check'], 2, /请写明 targets check/],
    [['weigh', SHEETS], 2, /请写明 targets check/],
    [['check', SHEETS, '--format', 'xml'], 2, /--format 只有 json 和 text/],
  ]
  for (const [words, code, said] of rows) {
    const ended = await targets(...words)
    assert.match(ended.stderr + ended.stdout, said, words.join(' '))
    assert.equal(ended.code, code, words.join(' '))
  }
})

test('坏文件得到一句话和位置', async () => {
  await writeFile(join(folder, 'cut.json'), '{"projects": [')
  const cut = await targets('check', join(folder, 'cut.json'))
  assert.equal(cut.code, 1)
  assert.match(cut.stderr, /cut\.json 不是有效的 JSON/)
  const bad = await written('place.json', SHEETS, (tree) => {
    Object.assign((tree.projects as object[])[1]!, { indicators: null })
  })
  const place = await targets('check', bad, '--scheme', 'dongxihu')
  assert.equal(place.code, 1)
  assert.match(place.stderr, /\$\.projects\[1\]\.indicators/)
  assert.doesNotMatch(place.stderr, /\n\s+at /)
})
