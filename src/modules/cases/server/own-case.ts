import type { Output } from '#core/operation.ts'
import type { Principal } from '#platform/auth/principal.ts'
import type { getCase } from '../contract.ts'
import type { CaseState } from '../domain/case-state.ts'
import { noLaterFields } from '../domain/state-defaults.ts'

const CITIZEN = 'reporterCitizen'

/** Whose own cases are seen beside what the scope shows: a citizen's, under a post that carries the permission. */
export function citizenOf(principal: Principal, permission: string): string | null {
  const isCitizen = principal.posts.some((held) => held.post === CITIZEN && held.permissions.has(permission))
  return isCitizen ? principal.id : null
}

/** Acts as a citizen alone: every post that carries the permission is a citizen's. */
export function actsAsCitizen({ posts }: Principal, permission: string): boolean {
  const carrying = posts.filter((held) => held.permissions.has(permission))
  return carrying.length > 0 && carrying.every((held) => held.post === CITIZEN)
}

/** An account of a citizen, who works for nobody here. */
export function isCitizenAlone({ posts }: { posts: readonly { post: string }[] }): boolean {
  return posts.length > 0 && posts.every((held) => held.post === CITIZEN)
}

/** Did the caller ask for this, as a citizen with an account? */
export function isOwnCase(principal: Principal, state: CaseState): boolean {
  const citizen = citizenOf(principal, 'cases:view')
  return citizen !== null && state.appellants.includes(citizen)
}

/** What the citizen told us, and how the matter stands; nothing of how we judged it among ourselves. */
const SHOWN = [
  'id',
  'caseNo',
  'version',
  'state',
  'round',
  'leg',
  'reportedAt',
  'channel',
  'externalNo',
  'variant',
  'rulesVersion',
  'category',
  'tier',
  'complex',
  'limit',
  'urgency',
  'confidentiality',
  'appealType',
  'title',
  'text',
  'place',
  'elements',
  'flags',
  'contactLeft',
  'closeKind',
  'result',
  'answer',
  'publicReply',
  'reworking',
  'at',
  'givenDue',
  'externalDue',
  'upperCase',
] as const satisfies readonly (keyof CaseState)[]

type Hidden = Omit<CaseState, (typeof SHOWN)[number] | keyof ReturnType<typeof noLaterFields>>

const NEVER = { made: 0, granted: 0, grantedFor: [] }

/** A case as its appellant sees it. A field that is not named above stays hidden, one that comes later too. */
function ownState(state: CaseState, citizen: string): CaseState {
  const shown = Object.fromEntries(SHOWN.map((key) => [key, state[key]])) as Pick<CaseState, (typeof SHOWN)[number]>
  const hidden: Hidden = {
    appellants: [citizen],
    sameAs: null,
    objectsTo: null,
    master: null,
    slaves: [],
    slavesToCall: [],
    keptTotal: null,
    exclusion: 'none',
    // Who has it in hand, and since when.
    orders: state.orders
      .filter((order) => order.role === 'lead')
      .map((order) => ({ ...order, signedBy: null, endedBy: null, reason: null, answer: null })),
    request: null,
    requests: { return: NEVER, extension: NEVER, suspension: NEVER, void: NEVER },
    supervision: null,
    checks: { checker: null, outcome: null, at: null, by: null, reason: null, reworks: 0 },
    callback: {
      ...state.callback,
      last: state.callback.last && { ...state.callback.last, by: null },
    },
    measureTaken: false,
    contactedThisRound: false,
    duplicatesChecked: false,
    acts: {},
    photos: { before: [], after: [], measure: [], check: [] },
    lastReturner: null,
  }
  return { ...noLaterFields(), ...hidden, ...shown, withdrawn: state.withdrawn.filter((id) => id === citizen) }
}

/** Steps of a case that its appellant hears of. */
const TOLD: ReadonlySet<string> = new Set([
  'Reported',
  'AnsweredDirectly',
  'ReferredOut',
  'Rejected',
  'Accepted',
  'Merged',
  'Filed',
  'Declined',
  'Voided',
  'Supplemented',
  'Withdrawn',
  'Dispatched',
  'Redispatched',
  'Signed',
  'Completed',
  'Suspended',
  'CallbackDone',
  'Closed',
  'Reopened',
])

/** What the whole matter waits for; the others are ours. */
const TOLD_CLOCKS: ReadonlySet<string> = new Set(['handle', 'total'])

type Answer = Output<typeof getCase>

/**
 * A case as its appellant sees it: where it stands, without names, reasons and remarks of ours. Of the record the steps
 * that appellants hear of; what they wrote themselves with all that they wrote.
 */
export function ownView(whole: Answer, citizen: string, mine: ReadonlySet<number>): Answer {
  return {
    case: ownState(whole.case, citizen),
    appellants: whole.appellants.filter(({ id }) => id === citizen),
    clocks: whole.clocks.filter(({ name }) => TOLD_CLOCKS.has(name)),
    offers: whole.offers,
    record: whole.record
      .filter(({ seq, type }) => mine.has(seq) || TOLD.has(type))
      .map((line) => (mine.has(line.seq) ? line : { ...line, person: null, data: {} })),
  }
}

/** The account of a citizen would lead around the mask to the name: staff are shown the id of the case in its place. */
export function withoutAccounts<T>(answer: T, accounts: readonly string[], caseId: string): T {
  if (accounts.length === 0) return answer
  const text = accounts.reduce((left, account) => left.replaceAll(account, caseId), JSON.stringify(answer))
  return JSON.parse(text) as T
}
