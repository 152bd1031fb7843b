import { handle } from '#platform/plug.ts'
import { listChannels } from '../contract.ts'
import { catalogueBooks } from './catalogue-books.ts'

export const listChannelsHandler = handle(listChannels, async (_, call) => {
  const books = call.runtime.use(catalogueBooks)
  return {
    version: books.versions.channels,
    items: [...books.allChannels()],
    deadlineTables: [...books.deadlineTables()],
    next: null,
  }
})
