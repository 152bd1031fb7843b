import { isInstantMs } from '#core/time/local.ts'
import { ledgerFaults } from './ledger-faults.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export interface Moment {
  atMs: number
  id: string
}

export const writeMoment = ({ atMs, id }: Moment): string => `${atMs}_${id}`

export function readMoment(text: string | undefined): Moment | null {
  if (text === undefined) return null
  const [atMs, id] = text.split('_')
  if (id && UUID.test(id) && isInstantMs(Number(atMs))) return { atMs: Number(atMs), id }
  throw ledgerFaults.placeUnread()
}
