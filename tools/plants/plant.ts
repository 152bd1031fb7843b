import { posix } from 'node:path'

/** A file that breaks one rule on purpose, or, if `rule` is null, one that looks as if it did and must pass. */
export interface Plant {
  path: string
  text: string
  rule: string | null
}

/** Three modules for the plants to grow in: alder requires birch; nobody requires cedar. */
export const GARDEN: Record<string, string> = {
  ...moduleFiles('alder', ['birch']),
  ...moduleFiles('birch', []),
  ...moduleFiles('cedar', []),
  'src/adapters/elm/client.ts': 'export const elm = 1\n',
  'src/adapters/fir/client.ts': 'export const fir = 1\n',
  'src/apps/console/frame.ts': 'export const frame = 1\n',
  'src/ui/garden/leaf.ts': 'export const leaf = 1\n',
  'src/core/garden/seed.ts': 'export const seed = 1\n',
  'src/platform/garden/soil.ts': 'export const soil = 1\n',
}

function moduleFiles(id: string, requires: readonly string[]): Record<string, string> {
  const folder = `src/modules/${id}`
  const list = requires.map((name) => `'${name}'`).join(', ')
  return {
    [`${folder}/module.ts`]: `import { moduleCard } from '#core/module-card.ts'

export default moduleCard({ id: '${id}', title: { zh: '树', en: 'Tree' }, requires: [${list}], permissions: [] })
`,
    [`${folder}/contract.ts`]: `export const ${id} = 1\nexport type ${id}Type = number\n`,
    [`${folder}/domain/rule.ts`]: `export const ${id}Rule = 1\n`,
    [`${folder}/server/index.ts`]: `export const ${id}Plug = 1\n`,
    [`${folder}/server/tree-store.ts`]: `export const ${id}Store = 1\n`,
    [`${folder}/console/page.ts`]: `export const ${id}Page = 1\n`,
    [`${folder}/wall/tile.ts`]: `export const ${id}Tile = 1\n`,
  }
}

/** One file that imports one thing. */
export function importPlant(rule: string | null, path: string, specifier: string, isType = false): Plant {
  const slug = specifier.replace(/[^a-z0-9]+/gi, '-').replace(/^-+|-+$/g, '')
  const at = `${posix.dirname(path)}/${slug}${isType ? '-type' : ''}--${posix.basename(path)}`
  return { rule, path: at, text: isType ? `export type * from '${specifier}'\n` : `import '${specifier}'\n` }
}
