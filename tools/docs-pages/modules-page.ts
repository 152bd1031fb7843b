import type { HouseFacts } from './house-facts.ts'
import { page, table } from './markdown.ts'

export function modulesPage({ modules }: HouseFacts): string {
  const arrows = modules.flatMap(({ card }) => [...card.requires].sort().map((needed) => `  ${card.id} --> ${needed}`))
  const boxes = modules.map(({ card }) => `  ${card.id}["${card.id}<br>${card.title.zh}"]`)
  return page('Modules', 'An arrow leads from a module to one whose contract it uses.', [
    ['```mermaid', 'graph BT', ...boxes, ...arrows, '```'].join('\n'),
    table(
      ['Module', '名称', 'Title', 'Operations', 'Happenings', 'Permissions'],
      modules.map(({ card, operations, happenings }) => [
        `[${card.id}](../../src/modules/${card.id}/README.md)`,
        card.title.zh,
        card.title.en,
        String(operations.length),
        String(happenings.length),
        String(card.permissions.length),
      ]),
    ),
  ])
}
