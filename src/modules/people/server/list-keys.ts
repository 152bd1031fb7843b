import { handle } from '#platform/plug.ts'
import { listKeys } from '../contract.ts'
import { keyRow } from './key-row.ts'
import { listKeyData } from './key-store.ts'

export const listKeysHandler = handle(listKeys, async (_input, call) => ({
  items: (await listKeyData(call.db)).map(keyRow),
}))
