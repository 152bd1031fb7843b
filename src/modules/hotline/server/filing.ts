import { fault } from '#core/fault.ts'
import type { Title } from '#core/module-card.ts'
import { maskText } from '#core/text/mask-text.ts'
import { DAY_MS, parseRfc3339, toRfc3339 } from '#core/time/local.ts'
import { closeKinds, otherChannels, rejectReasons, stateCards, voidReasons } from '#modules/cases/contract.ts'
import { catalogueBook } from '#modules/catalogue/contract.ts'
import type { Call } from '#platform/call.ts'
import { readCursor, writeCursor } from '#platform/http/moment-cursor.ts'
import { handle } from '#platform/plug.ts'
import { type ChannelFiling, listUnfiled } from '../contract.ts'
import { exceeds } from '../domain/call-rates.ts'
import { FILING_OUTCOMES, type FilingOutcome, filingShare } from '../domain/filing.ts'
import { FILING_NAMES } from '../words.ts'
import { countFiling, findUnfiled, type StoredUnfiled } from './filing-store.ts'

const PAGE = 50
const LONGEST_DAYS = 400

/** The period of a question, epoch ms. */
export function readPeriod(from: string, until: string): { fromMs: number; untilMs: number } {
  const fromMs = parseRfc3339(from)
  const untilMs = parseRfc3339(until)
  if (fromMs !== null && untilMs !== null && untilMs > fromMs && untilMs - fromMs <= LONGEST_DAYS * DAY_MS)
    return { fromMs, untilMs }
  throw fault('period', {
    status: 422,
    zh: `起止时间不对：结束应晚于开始，最长 ${LONGEST_DAYS} 天。请重新选择。`,
    en: `Choose a period that ends after it begins, of at most ${LONGEST_DAYS} days.`,
  })
}

/** What came in by each channel, and what became of it. */
export async function filingByChannel(
  { db, runtime }: Call,
  { fromMs, untilMs }: { fromMs: number; untilMs: number },
  targetPercent: number,
): Promise<ChannelFiling[]> {
  const book = runtime.use(catalogueBook)
  const none = Object.fromEntries(FILING_OUTCOMES.map((one) => [one, 0])) as Record<FilingOutcome, number>
  const found = new Map<string, { received: number; counts: Record<FilingOutcome, number> }>()
  for (const { channel, outcome, n } of await countFiling(db, fromMs, untilMs)) {
    const { received, counts } = found.get(channel) ?? { received: 0, counts: none }
    found.set(channel, { received: received + n, counts: { ...counts, [outcome]: n } })
  }
  return [...found].map(([channel, { received, counts }]) => {
    const { zh, en } = book.channel(channel) ?? { zh: channel, en: channel }
    return { channel, zh, en, received, ...counts, reached: exceeds(filingShare(counts), targetPercent) }
  })
}

export const listUnfiledHandler = handle(
  listUnfiled,
  async ({ from, until, channel, outcome, cursor, limit = PAGE }, call) => {
    const found = await findUnfiled(call.db, {
      ...readPeriod(from, until),
      ...{ channel: channel ?? null, outcome: outcome ?? null, before: readCursor(cursor), limit: limit + 1 },
    })
    const rows = found.slice(0, limit)
    const last = rows.at(-1)
    return {
      items: rows.map((row) => ({
        ...{ caseId: row.id, caseNo: row.caseNo, channel: row.channel, outcome: row.outcome },
        ...{ reportedAt: toRfc3339(row.reportedMs), reason: reasonOf(row) },
      })),
      next: found.length > limit && last ? writeCursor({ atMs: last.reportedMs, id: last.id }) : null,
    }
  },
)

function reasonOf({ outcome, state, reason, text, otherChannel, masterNo, closeKind }: StoredUnfiled): Title {
  const named = (list: Readonly<Record<string, Title>>, id: string | null) => (id === null ? undefined : list[id])
  switch (outcome) {
    case 'declined':
    case 'rejected':
      return withWords(named(rejectReasons, reason) ?? FILING_NAMES[outcome], text)
    case 'voided':
      return withWords(named(voidReasons, reason) ?? { zh: '诉求人撤诉', en: 'withdrawn by the appellant' }, null)
    case 'referred':
      return named(otherChannels, otherChannel) ?? FILING_NAMES.referred
    case 'merged':
      return masterNo === null ? FILING_NAMES.merged : { zh: `主案 ${masterNo}`, en: `its master is ${masterNo}` }
    case 'other':
      return named(closeKinds, closeKind) ?? FILING_NAMES.other
    case 'pending':
      return named(stateCards, state) ?? FILING_NAMES.pending
    default:
      return FILING_NAMES[outcome]
  }
}

/** What the officer wrote, with numbers of persons masked. */
function withWords(reason: Title, text: string | null): Title {
  const said = maskText(text?.trim() ?? '')
  return said === '' ? { zh: reason.zh, en: reason.en } : { zh: `${reason.zh}：${said}`, en: `${reason.en}: ${said}` }
}
