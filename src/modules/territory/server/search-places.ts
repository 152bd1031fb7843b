import { handle } from '#platform/plug.ts'
import type { Runtime } from '#platform/runtime.ts'
import { searchPlaces, searchPublicPlaces } from '../contract.ts'
import { territoryBooks } from './territory-books.ts'

const PAGE = 10

const search = (runtime: Runtime, text: string, limit = PAGE) => ({
  items: runtime.use(territoryBooks).searchPlaces(text, limit),
})

export const searchPlacesHandler = handle(searchPlaces, async ({ text, limit }, call) =>
  search(call.runtime, text, limit),
)

export const searchPublicPlacesHandler = handle(searchPublicPlaces, async ({ text, limit }, call) =>
  search(call.runtime, text, limit),
)
