import type { Output } from '#core/operation.ts'
import { useOperation } from '#ui/call.ts'
import { useMay } from '#ui/session.tsx'
import { findCallerHistory, findSimilar } from '../contract.ts'
import type { CaseMention, IntakeValues, PlaceNow } from './intake-values.ts'
import { useSlow } from './use-slow.ts'

export type Similar = Output<typeof findSimilar>['items'][number]
export type Earlier = Output<typeof findCallerHistory>['items'][number]

/** A telephone number that is complete enough to look up. */
const SHORTEST_PHONE = 7
const WAIT_MS = 400

const digitsOf = (phone: string) => phone.replace(/\D/g, '')

/** What the caller asked before, and open cases that may be the same matter. */
export function useMatches(values: IntakeValues, place: PlaceNow | null) {
  const may = useMay('intake:find-similar')
  const typed = digitsOf(values.phone)
  const phone = useSlow(typed.length >= SHORTEST_PHONE ? values.phone.trim() : '', WAIT_MS)
  const history = useOperation(findCallerHistory, values.call ? { callId: values.call.id } : { phone }, {
    enabled: may && (values.call !== undefined || phone !== ''),
    freshForMs: 30_000,
    forgetful: true,
  })
  const about = useSlow(
    JSON.stringify({
      text: values.text.trim().slice(0, 4000),
      ...(values.category === undefined ? {} : { category: values.category }),
      ...(place?.lon === undefined ? {} : { lon: place.lon, lat: place.lat }),
      ...(phone === '' ? {} : { phone }),
      ...(values.externalNo.trim() === '' ? {} : { channel: values.channel, externalNo: values.externalNo.trim() }),
    }),
    WAIT_MS,
  )
  const asked = JSON.parse(about) as { text: string; lon?: number; phone?: string; externalNo?: string }
  const isEnough = asked.text.length >= 4 || asked.lon !== undefined || asked.externalNo !== undefined
  const similar = useOperation(findSimilar, asked, { enabled: may && isEnough, freshForMs: 15_000 })
  const items = (isEnough ? similar.data?.items : undefined) ?? []
  const first = items[0]
  return {
    may,
    /** The same message of the channel was registered before. */
    known: first?.sameNumber && asked.externalNo === values.externalNo.trim() ? first : null,
    history,
    similar: isEnough ? similar : null,
    /** Where only the caller is the same they stand among the earlier calls. */
    alike: items.filter(({ alike, sameNumber }) => alike && !sameNumber),
    asksHistory: values.call !== undefined || phone !== '',
  }
}

export const mentionOf = ({ id, caseNo, title }: CaseMention): CaseMention => ({ id, caseNo, title })

/** The next of a list after the one that is taken now, and after the last none. */
export function nextOf<T extends { id: string }>(items: readonly T[], taken: string | undefined): T | null {
  return items[items.findIndex((item) => item.id === taken) + 1] ?? null
}
