import { consoleFiles } from './console-files.ts'
import { serverFiles } from './server-files.ts'

export interface NewModule {
  id: string
  zh: string
  en: string
}

/** Every file of a new module, by its path from the root. It keeps entries that a person may list; begin from there. */
export function skeleton(module: NewModule): Record<string, string> {
  const folder = `src/modules/${module.id}`
  const files = { ...cardFiles(module), ...serverFiles(module), ...consoleFiles(module) }
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text]))
}

function cardFiles({ id, zh, en }: NewModule): Record<string, string> {
  return {
    'README.md': `# ${id} ${zh}

What it is for, who uses it, and which rules it implements (document and clause).

- **Entry** 条目: what this module keeps.

Permissions: \`${id}:view-entries\`.
`,
    'module.ts': `import { moduleCard } from '#core/module-card.ts'

export default moduleCard({
  id: '${id}',
  title: { zh: '${zh}', en: '${en}' },
  requires: [],
  permissions: [{ id: '${id}:view-entries', zh: '查看${zh}', en: 'See ${en}', posts: ['dutyChief'] }],
})
`,
    'contract.ts': `import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'

export type Entry = Static<typeof Entry>
export const Entry = Type.Object({
  id: Type.String(),
  name: Type.String(),
  /** RFC 3339, UTC+8. */
  at: Type.String(),
})

export const listEntries = operation({
  name: '${id}.listEntries',
  http: 'GET /${id}/entries',
  title: { zh: '查看${zh}', en: 'List ${en}' },
  may: '${id}:view-entries',
  reach: 'district',
  in: Type.Object({ cursor: Type.Optional(Type.String({ pattern: '^[0-9]{1,18}$' })) }),
  out: Type.Object({ items: Type.Array(Entry), next: Type.Union([Type.String(), Type.Null()]) }),
})
`,
    'words.ts': `import type { Title } from '#core/module-card.ts'

export const words = {
  entries: { zh: '${zh}', en: '${en}' },
  name: { zh: '名称', en: 'Name' },
  at: { zh: '时间', en: 'Time' },
} as const satisfies Record<string, Title>
`,
  }
}
