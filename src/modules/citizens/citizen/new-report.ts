import { newKey } from '#ui/call/new-key.ts'
import { followCodeOf } from '../domain/follow-code.ts'
import type { KeptReport } from './kept-report.ts'

const MANY = 64

/** The follow code is made here, at random: the citizen knows the link even where the server's answer is lost. */
export function newReport(nowMs: number): KeptReport {
  let followCode: string | null = null
  while (followCode === null) followCode = followCodeOf(crypto.getRandomValues(new Uint8Array(MANY)))
  return {
    id: newKey(),
    state: 'draft',
    followCode,
    text: '',
    photos: [],
    category: null,
    place: null,
    name: '',
    phone: '',
    hideIdentity: false,
    consent: null,
    ticket: null,
    savedMs: nowMs,
    tried: false,
    said: null,
    answer: null,
  }
}
