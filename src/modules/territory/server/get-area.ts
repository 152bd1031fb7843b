import { toRfc3339 } from '#core/time/local.ts'
import { handle } from '#platform/plug.ts'
import { getArea } from '../contract.ts'
import { versionsOfArea } from './area-store.ts'
import { noArea } from './faults.ts'
import { territoryBooks } from './territory-books.ts'

export const getAreaHandler = handle(getArea, async ({ code }, call) => {
  const books = call.runtime.use(territoryBooks)
  const area = books.find(code)
  if (!area) throw noArea(code)
  const versions = (await versionsOfArea(call.db, code)).map(({ validFromMs, validToMs, ...version }) => ({
    ...version,
    validFrom: toRfc3339(validFromMs),
    validTo: validToMs === null ? null : toRfc3339(validToMs),
  }))
  const ancestors = [6, 9, 12].flatMap((length) => {
    const above = length < code.length ? books.find(code.slice(0, length)) : null
    return above ? [{ code: above.code, level: above.level, name: above.name }] : []
  })
  return { area, ancestors, childCount: books.childrenOf(code).length, versions }
})
