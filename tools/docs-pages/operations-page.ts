import type { Operation } from '#core/operation.ts'
import type { HouseFacts } from './house-facts.ts'
import { code, page, table } from './markdown.ts'

export function operationsPage({ modules }: HouseFacts): string {
  const shown = modules.filter(({ operations }) => operations.length > 0)
  const count = shown.reduce((sum, { operations }) => sum + operations.length, 0)
  return page(
    'Operations',
    `All ${count} operations of the house, under \`/api/v1\`.`,
    shown.map(
      ({ card, operations }) =>
        `## ${card.id} (${card.title.zh})\n\n${table(
          ['Operation', 'Route', 'What it does', 'May', 'Reach', 'Notes'],
          operations.map((operation) => [
            code(operation.name),
            code(operation.http),
            `${operation.title.zh}<br>${operation.title.en}`,
            code(operation.may),
            operation.reach,
            notesOf(operation),
          ]),
        )}`,
    ),
  )
}

function notesOf({ personal, journal, takes, answers, maxBodyBytes }: Operation): string {
  return [
    personal ? 'personal data: each call is journalled' : '',
    journal === 'own' ? 'journalled in its own statement' : '',
    takes === 'file' ? 'takes a file' : takes === 'form' ? 'takes a form' : '',
    answers === 'file' ? 'answers a file' : answers === 'page' ? 'answers a page, outside `/api/v1`' : '',
    maxBodyBytes === undefined ? '' : `body up to ${Math.round(maxBodyBytes / 1024)} KiB`,
  ]
    .filter((note) => note !== '')
    .join('; ')
}
