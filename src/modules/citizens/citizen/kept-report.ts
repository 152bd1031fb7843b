import type { Datum } from '#core/place/datum.ts'

export interface KeptPhoto {
  /** Also of the upload: sent again it goes on where it stopped. */
  id: string
  bytes: ArrayBuffer
}

export interface KeptPlace {
  lon: number | null
  lat: number | null
  datum: Datum
  words: string
  /** How it was found, as the page says it. */
  by: 'browser' | 'photo' | 'map' | 'words'
}

/** One report in this browser, from the first word until long after it was sent. */
export interface KeptReport {
  /** Of the draft: the server makes one case of it, however often it arrives. */
  id: string
  state: 'draft' | 'waiting' | 'refused' | 'sent'
  followCode: string
  text: string
  photos: KeptPhoto[]
  category: { code: string; zh: string; en: string } | null
  place: KeptPlace | null
  name: string
  phone: string
  hideIdentity: boolean
  /** Key of the words that were agreed to. */
  consent: string | null
  ticket: { text: string; usableAtMs: number } | null
  savedMs: number
  /** It may have arrived without our hearing of it. */
  tried: boolean
  /** Why it waits or was refused, for the reader. */
  said: string | null
  answer: { caseNo: string; reportedAt: string; dueAt: string | null } | null
}
