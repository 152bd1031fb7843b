import { setTimeout as sleep } from 'node:timers/promises'
import { isFault } from '#core/fault.ts'
import type { Input } from '#core/operation.ts'
import { toRfc3339 } from '#core/time/local.ts'
import { getCase, report } from '#modules/cases/contract.ts'
import { catalogueBook } from '#modules/catalogue/contract.ts'
import { writeJournal } from '#platform/audit/journal.ts'
import type { Call } from '#platform/call.ts'
import type { Executor } from '#platform/db/database.ts'
import { handle } from '#platform/plug.ts'
import { sendReport } from '../contract.ts'
import { acceptUploads, registerUploads } from './accept-uploads.ts'
import { asCitizen } from './as-citizen.ts'
import { checkTicket } from './check-ticket.ts'
import { citizenFaults } from './citizen-faults.ts'
import { citizenRoom } from './citizen-room.ts'
import { isConsentText } from './consent-store.ts'
import { followIndexes } from './find-by-key.ts'
import { findWeChatOfPass } from './pass-store.ts'
import { passIndexes } from './passes.ts'
import { phoneIndexes, readPhone } from './phone.ts'
import { addressOf, DAY, HOUR, refuseMoreThan } from './refuse-more-than.ts'
import { addReport, findByDraft, isTicketUsed, type StoredReport, takeDraft } from './report-store.ts'

const TITLE_SIGNS = 30
const TRY_AGAIN_MS = 100
const MOST_TRIES = 100

/** One draft becomes one case, however often it is delivered; nothing is stored of what is refused but the count. */
export const sendReportHandler = handle(sendReport, async (input, call) => {
  const known = await findByDraft(call.db, input.draft)
  if (known) return answerAgain(call, known, input.followCode)
  try {
    return await answerAgain(call, await storeReport(input, call), input.followCode)
  } catch (error) {
    // Delivered twice at once: what the first took, ticket and pictures, the second no longer finds.
    const first = isFault(error) ? await findByDraft(call.db, input.draft) : null
    if (!first) throw error
    return answerAgain(call, first, input.followCode)
  }
})

async function storeReport(input: Input<typeof sendReport>, call: Call): Promise<StoredReport> {
  const { runtime } = call
  const rules = runtime.use(citizenRoom).rules()
  const text = input.text.trim()
  if (text === '') throw citizenFaults.textEmpty()
  const ticket = checkTicket(call, input.ticket)
  if (call.nowMs - ticket.madeMs < rules.waitSeconds * 1000) throw citizenFaults.tooSoon()
  if (await isTicketUsed(call.db, ticket.nonce)) throw citizenFaults.ticketSpent()
  if (!(await isConsentText(call.db, input.consent))) throw citizenFaults.consentUnknown()
  const phone = input.phone?.trim() ? readPhone(input.phone) : null
  const [phoneIndex = null] = phone === null ? [] : phoneIndexes(runtime, phone)
  await refuseMoreThan(call, rules.reportsAnHourAnAddress, 'report', addressOf(call), HOUR)
  if (phoneIndex !== null) await refuseMoreThan(call, rules.reportsADayAPhone, 'report-phone', phoneIndex, DAY)
  const weChatIndex = input.weChatPass
    ? await findWeChatOfPass(call.db, passIndexes(runtime, input.weChatPass), call.nowMs)
    : null
  const taken = input.uploads ?? []
  const pictures = await acceptUploads(call, taken)

  return inTurn(call, input.draft, async (tx) => {
    const first = await findByDraft(tx, input.draft)
    if (first) return first
    const appellantId = call.newId()
    const photos = await registerUploads(tx, call, pictures, taken, appellantId)
    const opened = await asCitizen(call, appellantId, report, caseOf(call, input, text, phone, photos), tx)
    const made = {
      caseId: opened.id,
      caseNo: opened.caseNo,
      draftId: input.draft,
      appellantId,
      followIndex: followIndexes(runtime, input.followCode)[0]!,
      phoneIndex,
      weChatIndex,
      ticketNonce: ticket.nonce,
      consentKey: input.consent,
      createdMs: call.nowMs,
    }
    await addReport(tx, made)
    await writeJournal(tx, { ...call.journalEntry(null, opened.id), commandId: null, bodyHash: null })
    return made
  })
}

/** Deliveries of one draft come one after the other, and none holds a connection while it waits. */
async function inTurn<T>({ runtime }: Call, draft: string, work: (tx: Executor) => Promise<T>): Promise<T> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const done = await runtime.db.tx(async (tx) => ((await takeDraft(tx, draft)) ? { answer: await work(tx) } : null))
    if (done) return done.answer
    await sleep(TRY_AGAIN_MS)
  }
  throw citizenFaults.stillSending()
}

function caseOf(
  call: Call,
  input: Input<typeof sendReport>,
  text: string,
  phone: string | null,
  photosBefore: string[],
): Input<typeof report> {
  const { place, category, name, hideIdentity } = input
  const catalogue = call.runtime.use(catalogueBook)
  const fits = category !== undefined && catalogue.category(category)?.active === true
  return {
    channel: channelOf(call, input.inWeChat === true),
    externalNo: `citizen-${input.draft}`,
    title: titleOf(text),
    text,
    ...(fits ? { category } : {}),
    ...(place && (place.lon !== undefined || place.words)
      ? {
          place: {
            ...(place.lon !== undefined && place.lat !== undefined
              ? { lon: place.lon, lat: place.lat, ...(place.datum ? { datum: place.datum } : {}) }
              : {}),
            ...(place.words?.trim() ? { address: place.words.trim() } : {}),
          },
        }
      : {}),
    appellant: { ...(name?.trim() ? { name: name.trim() } : {}), ...(phone === null ? {} : { phone }) },
    ...(hideIdentity ? { confidentiality: 'hideIdentity' as const } : {}),
    ...(photosBefore.length > 0 ? { photosBefore } : {}),
  }
}

/** A channel that citizens may use by the district's own list; where WeChat's is for programs alone it is the web's. */
function channelOf(call: Call, inWeChat: boolean): string {
  const { channel, weChatChannel } = call.runtime.use(citizenRoom).rules()
  const found = inWeChat ? call.runtime.use(catalogueBook).channel(weChatChannel) : null
  return found?.entry === 'web' && found.active ? weChatChannel : channel
}

/** Its first sentence, or the beginning of it. */
function titleOf(text: string): string {
  const sentence = text.split(/[。！？!?\n]/, 1)[0]!.trim() || text
  const signs = [...sentence]
  return signs.length > TITLE_SIGNS ? `${signs.slice(0, TITLE_SIGNS).join('')}…` : sentence
}

/** The same draft with another follow code is somebody else's guess. */
async function answerAgain(call: Call, known: StoredReport, followCode: string) {
  if (!followIndexes(call.runtime, followCode).includes(known.followIndex)) throw citizenFaults.codeTaken()
  return answerOf(known, await dueOf(call, known))
}

async function dueOf(call: Call, { caseId, appellantId }: StoredReport): Promise<string | null> {
  const { clocks } = await asCitizen(call, appellantId, getCase, { id: caseId })
  return clocks.find(({ name }) => name === 'total')?.due ?? null
}

function answerOf({ caseNo, createdMs }: StoredReport, dueAt: string | null) {
  return { caseNo, reportedAt: toRfc3339(createdMs), dueAt }
}
