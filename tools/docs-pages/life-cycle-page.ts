import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ROOT } from '#apps/discover.ts'
import { page } from './markdown.ts'

interface Diagram {
  lifecycleDiagram(language: 'zh' | 'en'): string
}

/** The page of the life cycle, or null where the house has no cases. */
export async function lifeCyclePage(): Promise<string | null> {
  const file = join(ROOT, 'src/modules/cases/domain/diagram.ts')
  if (!existsSync(file)) return null
  const { lifecycleDiagram } = (await import(pathToFileURL(file).href)) as Diagram
  const drawn = (language: 'zh' | 'en') => `\`\`\`mermaid\n${lifecycleDiagram(language).trimEnd()}\n\`\`\``
  return page('Life cycle of a case', 'Drawn from the table that decides it.', [
    `## 中文\n\n${drawn('zh')}`,
    `## English\n\n${drawn('en')}`,
  ])
}
