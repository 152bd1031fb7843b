import type { Runtime } from '#platform/runtime.ts'
import type { UpperConnection } from '../contract.ts'
import type { StoredConnection } from './connection-store.ts'

const KEY_PURPOSE = 'exchange.key'
const SECRET_PURPOSE = 'exchange.secret'

/** Key and secret in clear, for the moment of a delivery. */
export function openConnection({ secrets }: Runtime, row: StoredConnection): UpperConnection {
  return {
    baseUrl: row.baseUrl.replace(/\/+$/, ''),
    ourName: row.ourName,
    cityName: row.cityName,
    key: row.keySealed === null ? null : secrets.open(row.keySealed, KEY_PURPOSE),
    secret: secrets.open(row.secretSealed, SECRET_PURPOSE),
  }
}

export const sealKey = ({ secrets }: Runtime, key: string) => secrets.seal(key, KEY_PURPOSE).cipher
export const sealSecret = ({ secrets }: Runtime, secret: string) => secrets.seal(secret, SECRET_PURPOSE).cipher
