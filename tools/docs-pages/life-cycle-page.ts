import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ROOT } from '#apps/discover.ts'
import { page, table } from './markdown.ts'

interface Diagram {
  lifecycleDiagram(language: 'zh' | 'en'): string
  stayingCommands(language: 'zh' | 'en'): { state: string; commands: string[] }[]
}

/** The page of the life cycle, or null where the house has no cases. */
export async function lifeCyclePage(): Promise<string | null> {
  const file = join(ROOT, 'src/modules/cases/domain/diagram.ts')
  if (!existsSync(file)) return null
  const { lifecycleDiagram, stayingCommands } = (await import(pathToFileURL(file).href)) as Diagram
  const drawn = (language: 'zh' | 'en') => `\`\`\`mermaid\n${lifecycleDiagram(language).trimEnd()}\n\`\`\``
  const staying = (language: 'zh' | 'en', head: [string, string], between: string) =>
    table(
      head,
      stayingCommands(language).map(({ state, commands }) => [state, commands.join(between)]),
    )
  return page('Life cycle of a case', 'Drawn from the table that decides it.', [
    `## 中文\n\n${drawn('zh')}\n\n办理后仍在原处的命令：\n\n${staying('zh', ['状态', '命令'], '、')}`,
    `## English\n\n${drawn('en')}\n\nCommands after which a case may be where it was:\n\n${staying('en', ['State', 'Commands'], ', ')}`,
  ])
}
