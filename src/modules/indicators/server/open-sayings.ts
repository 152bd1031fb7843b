import type { Runtime } from '#platform/runtime.ts'
import type { IndicatorSayings } from '../contract.ts'
import { sayInOneLine } from '../domain/say-in-one-line.ts'
import { bookRoom } from './book-room.ts'
import { wordsOf } from './words-of.ts'

export function openSayings(runtime: Runtime): IndicatorSayings {
  return {
    sayingOf: (id) => {
      const room = runtime.use(bookRoom)
      const definition = room.book().find(id)?.definition
      if (!definition) return null
      return sayInOneLine(definition, wordsOf(room, definition), (term) => {
        const named = room.book().find(term)?.definition
        return named ? { zh: named.zh, en: named.en } : { zh: term, en: term }
      })
    },
  }
}
