import { readFileSync } from 'node:fs'
import { maskText } from '#core/text/mask-text.ts'
import type { AmbiguousTerm, Category } from '#modules/catalogue/domain/category.ts'
import { scoreCategories } from '#modules/catalogue/domain/suggest-categories.ts'
import { buildAddressIndex } from '#modules/territory/domain/address/address-index.ts'
import { resolveAddress } from '#modules/territory/domain/address/resolve-address.ts'
import type { GeographyRules } from '#modules/territory/domain/generate/geography-rules.ts'
import { generateTerritory } from '#modules/territory/domain/generate/territory.ts'
import { readShape } from '#modules/territory/domain/read-shape.ts'
import { createSecretText } from '#platform/crypto/secret-text.ts'
import { softwareProvider } from '#platform/crypto/software-provider.ts'
import { machineFacts } from './machine.ts'

const readJson = <T>(path: string) =>
  JSON.parse(readFileSync(new URL(`../districts/${path}`, import.meta.url), 'utf8')) as T

/** Mean milliseconds of work that is done in memory, on what people write and on what is written to be slow. */
export async function run(): Promise<void> {
  const machine = machineFacts()
  const rules = readJson<GeographyRules>('linjiang/geography.json')
  const territory = generateTerritory(rules)
  const { addresses, roads, pois, streets, communities } = territory
  const index = buildAddressIndex(addresses, roads, pois, [...streets, ...communities])
  const doorplates = addresses.filter(({ kind }) => kind === 'doorplate').filter((_, at) => at % 200 === 0)
  const call = '我家住在临江路12号楼下垃圾没人收，已经三天了，另外同德东路和望岭大道交叉口的红绿灯也坏了'.repeat(5)
  const taxonomy = readJson<{ categories: Category[]; ambiguousTerms: AmbiguousTerm[] }>('_defaults/taxonomy.json')
  const scorer = scoreCategories(
    taxonomy.categories.map((category) => ({ ...category, active: true, version: 1 })),
    taxonomy.ambiguousTerms,
  )
  const long = '小区门口的路灯不亮，晚上很黑，旁边还有人乱停车，垃圾没人清。'.repeat(60)
  const secrets = createSecretText(softwareProvider, [{ version: 1, key: Buffer.alloc(32, 7) }])
  const hostile = ['1', '1 ', 'a.', 'a@', '鄂A', '1-', '3栋', '62 '].map((unit) => unit.repeat(200_000 / unit.length))
  const ring = Array.from({ length: 40_001 }, (_, at) => {
    const angle = (2 * Math.PI * (at % 40_000)) / 40_000
    return [114 + 0.05 * Math.cos(angle), 30 + 0.05 * Math.sin(angle)]
  })
  const meanMs = {
    'draw the demonstration district': mean(2, () => generateTerritory(rules)),
    'resolve a door plate':
      mean(20, () => doorplates.map(({ road, number }) => resolveAddress(index, `${road}${number}号`))) /
      doorplates.length,
    'resolve the words of a caller': mean(200, () => resolveAddress(index, call)),
    'suggest categories for 1,860 signs': mean(20, () => scorer.suggest(long, { limit: 3 })),
    'seal a phone number': mean(10_000, () => secrets.seal('13812345678', 'phone')),
    'mask 200,000 hostile signs': mean(1, () => hostile.map((text) => maskText(text))) / hostile.length,
    'check a ring of 40,000 corners': mean(2, () => readShape({ type: 'Polygon', coordinates: [ring] }, 'CGCS2000')),
  }
  console.log(JSON.stringify({ bench: 'rules', machine, addresses: addresses.length, meanMs }, null, 2))
}

/** After one turn that is not counted. */
function mean(turns: number, work: () => unknown): number {
  work()
  const startedMs = performance.now()
  for (let turn = 0; turn < turns; turn++) work()
  return Number(((performance.now() - startedMs) / turns).toPrecision(3))
}
