import { fault } from '#core/fault.ts'
import { handle } from '#platform/plug.ts'
import { getIndicator, listIndicators } from '../contract.ts'
import type { IndicatorDefinition } from '../domain/definition.ts'
import { groupOf, INDICATOR_GROUPS, OTHER_GROUP } from '../domain/indicator-groups.ts'
import { sayIndicator } from '../domain/say-indicator.ts'
import { bookRoom } from './book-room.ts'
import { wordsOf } from './words-of.ts'

export const listIndicatorsHandler = handle(listIndicators, async (_input, call) => {
  const room = call.runtime.use(bookRoom)
  return {
    bookVersion: room.version(),
    smallSample: room.rules().smallSample,
    groups: [...INDICATOR_GROUPS, OTHER_GROUP].map(({ id, zh, en }) => ({ id, zh, en })),
    items: room.book().all.map(({ definition }) => ({ ...cardOf(definition), ...wordsOf(room, definition) })),
    elsewhere: (room.file().notFromCases ?? []).map(({ zh, from, formula }) => ({ zh, from, formula })),
  }
})

export const getIndicatorHandler = handle(getIndicator, async ({ id }, call) => {
  const room = call.runtime.use(bookRoom)
  const found = room.book().find(id)
  if (!found)
    throw fault('indicator-unknown', {
      status: 404,
      zh: '没有这个指标，请从指标目录中选。',
      en: 'There is no such indicator: choose one of the book.',
    })
  const { definition } = found
  const words = wordsOf(room, definition)
  return {
    bookVersion: room.version(),
    smallSample: room.rules().smallSample,
    card: {
      ...cardOf(definition),
      ...words,
      roles: [...found.roles],
      rules: sayIndicator(definition, words.numerator, words.denominator),
      terms: (definition.terms ?? []).map(({ id: term, weight }) => ({
        id: term,
        zh: room.book().find(term)?.definition.zh ?? term,
        weight,
      })),
    },
  }
})

function cardOf({ id, zh, en, unit, direction, form, version }: IndicatorDefinition) {
  return { id, zh, en, group: groupOf(id), unit, direction, form, version }
}
