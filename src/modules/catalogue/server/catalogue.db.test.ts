import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestHouse, testHouse } from '#apps/test-house.ts'
import type { Input } from '#core/operation.ts'
import { unitBook } from '#modules/people/contract.ts'
import { areaBook } from '#modules/territory/contract.ts'
import type { Principal } from '#platform/auth/principal.ts'
import { openDistrictFolder } from '#platform/district/district-folder.ts'
import {
  type CatalogueBook,
  type Category,
  catalogueBook,
  getCategory,
  listCategories,
  listChannels,
  proposeHandlers,
  saveCategory,
  saveChannel,
  suggestCategories,
} from '../contract.ts'
import { seedCatalogue } from './seed.ts'

let house: TestHouse
let book: CatalogueBook
let operator: Principal
let steward: Principal
before(async () => {
  house = await testHouse({ seed: 'demo' })
  book = house.runtime.use(catalogueBook)
  operator = await house.principal('operator1')
  steward = await house.principal('dataSteward1')
})
after(() => house.close())

const inputOf = ({ version: _v, class: _c, kind: _k, other: _o, synonyms, ...category }: Category) => ({
  ...category,
  synonyms: [...synonyms],
})
const save = (input: Input<typeof saveCategory>, principal = steward, expectedVersion: number | null = null) =>
  house.perform(saveCategory, input, principal, { expectedVersion })

test('the defaults hold 237 categories in 28 classes, 16 channels and a rule for each category', async () => {
  assert.equal(book.categories().length, 237)
  assert.equal(book.classes().length, 28)
  assert.equal(book.channels().length, 16)
  assert.equal(book.categories().filter((one) => !one.other).length, 209)
  assert.deepEqual(book.versions, { taxonomy: 1, duty: 1, channels: 1 })
  const { items, version } = await house.perform(listCategories, { kind: 'hazard', class: '4001' }, operator)
  assert.equal(version, 1)
  assert.ok(items.length > 0 && items.every((one) => one.class === '4001'))
})

test('237 个类别在 12 个街道都能推荐出在用的主办单位', () => {
  const units = house.runtime.use(unitBook)
  const streets = house.runtime.use(areaBook).all('street')
  assert.equal(streets.length, 12)
  let byStreet = 0
  for (const { code } of book.categories())
    for (const street of streets) {
      const proposal = book.duty(code, street.code)
      assert.ok(proposal, `${code} ${street.name}`)
      for (const id of [proposal.lead, ...proposal.coHandlers]) assert.ok(units.find(id)?.active, `${code} ${id}`)
      assert.ok(!proposal.coHandlers.includes(proposal.lead))
      const lead = units.find(proposal.lead)!
      if (proposal.level === 'street') {
        byStreet++
        assert.equal(lead.areaCode, street.code)
        assert.equal(lead.kind, 'streetCenter')
      }
      assert.ok(lead.kind !== 'community' && lead.kind !== 'gridTeam')
    }
  assert.ok(byStreet > 0)
})

test('a proposal follows the place of the case, by area or by point, and says why', async () => {
  const streetLed = book.categories().find((one) => book.duty(one.code, null) === null)!
  const grid = house.runtime.use(areaBook).all('grid')[800]!
  const [lon, lat] = grid.labelPoint
  const byPoint = await house.perform(proposeHandlers, { code: streetLed.code, lon, lat }, operator)
  const byArea = await house.perform(proposeHandlers, { code: streetLed.code, areaCode: grid.code }, operator)
  assert.deepEqual(byPoint, byArea)
  assert.equal(house.runtime.use(unitBook).find(byPoint.lead!.id)?.areaCode, grid.code.slice(0, 9))
  assert.match(byPoint.reason.zh, /职责清单第 1 版/)
  const nowhere = await house.perform(proposeHandlers, { code: streetLed.code }, operator)
  assert.equal(nowhere.lead, null)
  assert.match(nowhere.reason.zh, /先确定案件所在街道/)
  await assert.rejects(house.perform(proposeHandlers, { code: '999999' }, operator), { code: 'category-missing' })
})

test('the variant of a case follows its channel, its urgency and its kind', () => {
  assert.equal(book.variantFor('hotline12345', { urgency: 'normal' }), 'hotline')
  assert.equal(book.variantFor('hotline12345', { urgency: 'critical' }), 'emergency')
  assert.equal(book.variantFor('web', { kind: 'hazard' }), 'hazard')
  assert.throws(() => book.variantFor('nowhere', {}))
  assert.equal(book.deadlineTable('hotlineTier')?.tiers.length, 4)
  assert.equal(book.deadlineTable('upper')?.reserve?.floorPercent, 50)
})

test('suggestions come with names and reasons; the channel weighs', async () => {
  const { items } = await house.perform(suggestCategories, { text: '污水井盖破了', channel: 'gridPatrol' }, operator)
  assert.deepEqual([items[0]?.code, items[0]?.zh, items[0]?.kind], ['100102', '污水井盖', 'component'])
  assert.match(items[0]!.why.zh, /污水井盖/)
  const many = await house.perform(suggestCategories, { text: '路边井盖没了', limit: 20 }, operator)
  assert.ok(many.items.filter((one) => one.ambiguousTerm === '井盖').length > 10)
})

test('a saved category is a new version for everybody; the old one can be read', async () => {
  const before = book.category('200102')!
  const { category, taxonomyVersion } = await save(
    { ...inputOf(before), limit: { n: 6, unit: 'WH' }, why: '按新标准调整时限' },
    steward,
    before.version,
  )
  assert.deepEqual([taxonomyVersion, category.version, category.limit.n], [2, 2, 6])
  assert.deepEqual(book.category('200102')?.limit, { n: 6, unit: 'WH' })
  assert.equal(book.versions.taxonomy, 2)
  const { versions } = await house.perform(getCategory, { code: '200102' }, operator)
  assert.deepEqual(
    versions.map(({ version, why, category: was }) => [version, why, was.limit.n]),
    [
      [2, '按新标准调整时限', 6],
      [1, '系统初始数据', before.limit.n],
    ],
  )
  assert.equal(versions[0]?.by, steward.name)
})

test('whoever saves over another version is told', async () => {
  const before = book.category('200102')!
  await assert.rejects(save({ ...inputOf(before), why: '再改' }, steward, 1), { code: 'stale' })
  assert.equal(book.category('200102')?.version, 2)
})

test('a category out of use is suggested no more, but old cases know it', async () => {
  const before = book.category('200105')!
  await save({ ...inputOf(before), active: false, why: '本区不再受理' })
  assert.equal(book.category('200105')?.active, false)
  assert.ok(!book.categories().some((one) => one.code === '200105'))
  assert.ok(!book.suggest(before.zh, { limit: 20 }).some((one) => one.code === '200105'))
  const all = await house.perform(listCategories, { withInactive: true }, operator)
  assert.equal(all.items.length, 237)
})

test('a new category takes its class and initials by itself; rules are checked', async () => {
  const model = inputOf(book.category('200102')!)
  const fresh = { ...model, code: '200180', id: 'feral_bees', zh: '马蜂窝', en: 'Wasp nest', pinyinInitials: '' }
  const { category } = await save({ ...fresh, synonyms: ['蜂巢'], active: true, why: '新增' })
  assert.deepEqual([category.class, category.kind, category.pinyinInitials], ['2001', 'event', 'mfw'])
  assert.equal(book.suggest('树上有个马蜂窝', { limit: 1 })[0]?.code, '200180')
  const taken = book.category('200102')!.synonyms[0]!
  await assert.rejects(
    save({ ...fresh, synonyms: [taken], why: '改词' }),
    (error: Error & { text: { zh: string } }) => {
      assert.match(error.text.zh, new RegExp(`“${taken}”已属于`))
      return true
    },
  )
  await assert.rejects(save({ ...fresh, code: '999980', id: 'no_class', zh: '无大类', synonyms: [], why: '新增' }), {
    code: 'category-refused',
  })
})

test('a refused change leaves no version behind', async () => {
  const before = book.versions.taxonomy
  const other = inputOf(book.categories().find((one) => one.other)!)
  await assert.rejects(save({ ...other, active: false, why: '停用' }), { code: 'category-refused' })
  await save({ ...inputOf(book.category('200102')!), why: '没有变化也留痕' })
  assert.equal(book.versions.taxonomy, before + 1)
})

test('channels are changed in versions; their code stays', async () => {
  const { version: _, ...wechat } = book.channel('wechat')!
  const saved = await house.perform(saveChannel, { ...wechat, zh: '微信随手拍', why: '改名' }, steward)
  assert.deepEqual([saved.channelsVersion, book.channel('wechat')?.zh], [2, '微信随手拍'])
  await assert.rejects(house.perform(saveChannel, { ...wechat, code: '72', why: '换码' }, steward), {
    code: 'channel-refused',
  })
  await house.perform(saveChannel, { ...wechat, active: false, why: '停用' }, steward)
  const { items, deadlineTables } = await house.perform(listChannels, {}, operator)
  assert.deepEqual([items.length, book.channels().length, deadlineTables.length], [16, 15, 6])
})

test('whoever may not edit is refused, and two saves at once both count', async () => {
  const before = book.category('200103')!
  await assert.rejects(save({ ...inputOf(before), why: '试试' }, operator), { code: 'not-permitted' })
  const { version: _, ...channel } = book.channel('web')!
  await assert.rejects(house.perform(saveChannel, { ...channel, why: '试试' }, operator), { code: 'not-permitted' })
  const from = book.versions.taxonomy
  await Promise.all(
    ['200103', '200104', '200106'].map((code) =>
      save({ ...inputOf(book.category(code)!), outdoor: true, why: '同时' }),
    ),
  )
  assert.equal(book.versions.taxonomy, from + 3)
})

test('seeding again changes nothing', async () => {
  const before = { ...book.versions }
  const folder = openDistrictFolder(house.runtime.config.root, 'linjiang')
  await house.runtime.asSystem('catalogue.seed', (call) => seedCatalogue(call, folder, 'demo', () => {}))
  await house.runtime.broadcast.send('catalogue.changed')
  assert.deepEqual(book.versions, before)
})
