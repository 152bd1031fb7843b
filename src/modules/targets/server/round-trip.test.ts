import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import fc from 'fast-check'
import { type Exact, fraction } from '#core/number/exact.ts'
import { parseExactJson } from '#core/number/parse-exact-json.ts'
import type { BookSheet } from '#platform/documents/book-sheet.ts'
import { readWorkbookCells } from '#platform/documents/read-workbook.ts'
import { writeWorkbook } from '#platform/documents/write-workbook.ts'
import { plainTree } from '../domain/exact-tree.ts'
import { readForm } from '../domain/form/read-form.ts'
import { readSetBook } from '../domain/form/read-set-book.ts'
import { setWorkbook } from '../domain/form/set-workbook.ts'
import { SET_SHAPE, type Shape } from '../domain/form/sheet-shape.ts'
import { readSchemes } from '../domain/read-schemes.ts'
import { readSheetSet } from '../domain/read-sheet-set.ts'
import type { SheetSet } from '../domain/sheet.ts'

const DATA = new URL('../../../../districts/_defaults/', import.meta.url)
const LIMITS = { maxBytes: 64 * 1024 * 1024, maxSheets: 400, maxCells: 400_000 }
const KEYS = ['dongxihu', 'hanyang', 'minhang', 'fengtai', 'plain']

const json = async (name: string) => JSON.parse(await readFile(new URL(name, DATA), 'utf8')) as never
const forms = await Promise.all(KEYS.map(async (key) => readForm(await json(`evaluation-forms/${key}.json`))))
const schemes = readSchemes(await json('evaluation-schemes.json'))
const folder = await mkdtemp(join(tmpdir(), 'yiwang-forms-'))
after(() => rm(folder, { recursive: true, force: true }))

async function roundTrip(set: SheetSet, key: string, change: (sheets: BookSheet[]) => void = () => {}) {
  const form = forms.find((one) => one.key === key)!
  const scheme = schemes.find((one) => one.key === key) ?? schemes[0]!
  const sheets = setWorkbook(set, scheme, form)
  change(sheets)
  const path = join(folder, `${key}.xlsx`)
  await writeFile(path, await writeWorkbook(sheets))
  return readSetBook({ sheets: await readWorkbookCells(path, LIMITS) })
}

const text = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom('产出指标', '数量指标', '≥95%', '无', '7×24小时值守', '第一行\n第二行', '100%', '16'),
  },
  { weight: 2, arbitrary: fc.string({ maxLength: 12, unit: 'binary' }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '',
      ' ',
      '\r\n',
      '=1+1',
      "'单引号",
      '_x000D_',
      '"双引号"',
      '产出指标\n（20分）',
      '\ud800',
    ),
  },
)
const exact: fc.Arbitrary<Exact> = fc.oneof(
  fc
    .tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 21n }), fc.integer({ min: 0, max: 6 }))
    .map(([n, p]) => fraction(n, 10n ** BigInt(p))),
  fc.tuple(fc.bigInt({ min: 0n, max: 99n }), fc.bigInt({ min: 1n, max: 9n })).map(([n, d]) => fraction(n, d)),
)
const free = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.oneof(text, exact, fc.boolean(), fc.constant(null)),
    fc.array(tie('tree'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b.c', 'd%2Ee', '备注', '0'), tie('tree'), {
      maxKeys: 3,
      noNullPrototype: true,
    }),
  ),
})).tree

/** Anything that the shape allows: what the shape forgets is found by the sets below, which do not come from it. */
function ofShape(shape: Shape): fc.Arbitrary<unknown> {
  const orNull = (one: fc.Arbitrary<unknown>) =>
    ('must' in shape && shape.must) || ('optional' in shape && shape.optional) ? one : fc.option(one, { freq: 4 })
  switch (shape.is) {
    case 'text':
      return orNull(text)
    case 'exact':
      return orNull(exact)
    case 'whole':
      return fc.integer({ min: 0, max: 9999 })
    case 'truth':
      return fc.boolean()
    case 'choice':
      return orNull(fc.constantFrom(...shape.of))
    case 'list':
      return fc.array(ofShape(shape.of), { maxLength: Math.min(shape.most, 4) })
    case 'map':
      return fc.dictionary(fc.constantFrom('execution', 'cost', 'a.b'), ofShape(shape.of), { noNullPrototype: true })
    case 'free':
      return fc.dictionary(fc.constantFrom('departmentTotals', 'narrative', 'x.y'), free, {
        maxKeys: 3,
        noNullPrototype: true,
      })
    case 'record': {
      const fields = Object.entries(shape.fields)
      const optional = fields.filter(([, field]) => 'optional' in field && field.optional).map(([key]) => key)
      const required = fields.map(([key]) => key).filter((key) => !optional.includes(key))
      const model = Object.fromEntries(fields.map(([key, field]) => [key, ofShape(field)]))
      return orNull(fc.record(model, { requiredKeys: required, noNullPrototype: true }))
    }
  }
}

test('导出的工作簿再导入，得到同一套自评表：任意内容、五种样式', async () => {
  await fc.assert(
    fc.asyncProperty(ofShape(SET_SHAPE), fc.constantFrom(...KEYS), async (set, key) => {
      assert.deepEqual(plainTree(await roundTrip(set as SheetSet, key)), plainTree(set))
    }),
    { numRuns: 120 },
  )
})

const realSets = process.env.YIWANG_EVALUATION_SETS
test('公开的自评表：导入、导出、再导入，内容不变', {
  skip: realSets ? false : '未设 YIWANG_EVALUATION_SETS（自评表 JSON 所在文件夹）',
}, async () => {
  const names = (await readdir(realSets!)).filter((name) => name.endsWith('.json'))
  let sheets = 0
  for (const name of names) {
    const file = await readFile(join(realSets!, name), 'utf8')
    const read = parseExactJson(file) as Record<string, unknown>
    if (!Array.isArray(read.projects)) continue
    const set = readSheetSet(parseExactJson(file))
    sheets += set.sheets.length
    for (const key of KEYS) assert.deepEqual(plainTree(await roundTrip(set, key)), plainTree(set), `${name} ${key}`)
  }
  assert.ok(sheets > 0, 'no set in the folder')
})
