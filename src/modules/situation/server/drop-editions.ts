import { job } from '#platform/plug.ts'
import { dropEdition, editionsToDrop } from './edition-store.ts'

/** Loads of a layer that can still be put in force again. */
const KEPT_EDITIONS = 5
const STAGED_MS = 3_600_000

/** Every night features of loads that are too old to be put in force again are taken away, and what a crash left. */
export const dropEditions = job(
  'situation.dropEditions',
  async (_payload, call) => {
    for (const id of await editionsToDrop(call.db, KEPT_EDITIONS, call.runtime.wallMs() - STAGED_MS))
      await dropEdition(call.db, id)
  },
  '40 3 * * *',
)
