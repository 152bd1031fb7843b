import { canonicalJson } from '#core/text/canonical-json.ts'
import { softwareProvider } from './software-provider.ts'

/** Link of an append-only record: SM3 in hex over the link before it and this record. Null is the first one's past. */
export function chainHash(previous: string | null, record: object): string {
  return softwareProvider.sm3(`${previous ?? ''}\n${canonicalJson(record)}`).toString('hex')
}
