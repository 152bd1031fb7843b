import type { Output } from '#core/operation.ts'
import { callOperation } from '#ui/call/call-operation.ts'
import { Problem } from '#ui/call/problem.ts'
import { sendReport } from '../contract.ts'
import { isWeChat } from '../domain/browser-datum.ts'
import type { KeptReport } from './kept-report.ts'
import { sendPhoto } from './send-photo.ts'
import { askStart } from './start.ts'
import { weChatPass } from './we-chat-pass.ts'

const LATE_MS = 20 * 3_600_000

const until = (atMs: number) => new Promise((done) => setTimeout(done, Math.max(0, atMs - Date.now())))

/** Pictures first, then the report. One that may have arrived is asked for before anything is sent again. */
export async function sendKept(kept: KeptReport, keep: (change: Partial<KeptReport>) => Promise<void>) {
  if (kept.tried && kept.ticket) {
    const known = await sendWith(kept, kept.ticket.text).catch((thrown) => {
      if (thrown instanceof Problem && NOT_THERE.has(thrown.code)) return null
      throw thrown
    })
    if (known) return known
  }
  let ticket = kept.ticket
  if (!ticket || Date.now() - ticket.usableAtMs > LATE_MS) ticket = await newTicket(keep)
  await sendPhotos(kept, ticket.text)
  await until(ticket.usableAtMs)
  await keep({ tried: true })
  try {
    return await sendWith(kept, ticket.text)
  } catch (thrown) {
    if (!(thrown instanceof Problem) || !(thrown.code === 'ticket-spent' || thrown.code === 'too-soon')) throw thrown
    ticket = await newTicket(keep)
    await until(ticket.usableAtMs)
    return sendWith(kept, ticket.text)
  }
}

/** What the server answers of a draft that it has not taken. */
const NOT_THERE = new Set(['upload-incomplete', 'ticket-spent', 'too-soon'])

async function sendPhotos({ photos }: KeptReport, ticket: string): Promise<void> {
  for (const photo of photos) await sendPhoto(photo, ticket)
}

async function newTicket(keep: (change: Partial<KeptReport>) => Promise<void>) {
  const start = await askStart()
  const ticket = { text: start.ticket, usableAtMs: start.usableAtMs }
  await keep({ ticket })
  return ticket
}

function sendWith(kept: KeptReport, ticket: string): Promise<Output<typeof sendReport>> {
  const { place, category, consent } = kept
  const pass = weChatPass()
  const input = {
    draft: kept.id,
    ticket,
    followCode: kept.followCode,
    text: kept.text.trim(),
    ...(category ? { category: category.code } : {}),
    ...(place
      ? {
          place: {
            ...(place.lon === null || place.lat === null ? {} : { lon: place.lon, lat: place.lat, datum: place.datum }),
            ...(place.words ? { words: place.words } : {}),
          },
        }
      : {}),
    ...(kept.name.trim() ? { name: kept.name.trim() } : {}),
    ...(kept.phone.trim() ? { phone: kept.phone.trim() } : {}),
    hideIdentity: kept.hideIdentity,
    uploads: kept.photos.map(({ id }) => id),
    consent: consent ?? '',
    inWeChat: isWeChat(navigator.userAgent),
    ...(pass ? { weChatPass: pass } : {}),
  }
  return callOperation(sendReport, input)
}
