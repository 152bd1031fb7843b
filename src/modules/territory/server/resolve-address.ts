import { handle } from '#platform/plug.ts'
import { resolveAddress } from '../contract.ts'
import { territoryBooks } from './territory-books.ts'

export const resolveAddressHandler = handle(resolveAddress, async ({ text }, call) =>
  call.runtime.use(territoryBooks).resolveAddress(text),
)
