import type { Input, Operation, Output } from '#core/operation.ts'
import { type AppealType, type CaseState, getCase, type Urgency } from '#modules/cases/contract.ts'
import { catalogueBook } from '#modules/catalogue/contract.ts'
import { areaBook } from '#modules/territory/contract.ts'
import type { Principal } from '#platform/auth/principal.ts'
import type { Call } from '#platform/call.ts'
import { newId } from '#platform/ids.ts'
import type { Runtime } from '#platform/runtime.ts'
import { type ReplayRules, type ReplayStep, shareOf } from './replay-rules.ts'
import type { Staff } from './staff.ts'
import type { VirtualClock } from './virtual-clock.ts'

/** One message of the file, as its map reads it. */
export interface Message {
  id: string
  channel: string
  title: string
  text: string
  address: string | null
  atMs: number
  answer: string | null
  answeredMs: number | null
  /** What a message of our own says of itself; files hold none of it. */
  known?: {
    category: string
    appealType: AppealType
    urgency: Urgency
    gridCode: string
    person: { name: string; phone: string }
  }
}

/** The next step would lie after the end of the replay. */
export class NotYet extends Error {}

export interface ReplayParts {
  runtime: Runtime
  clock: VirtualClock
  staff: Staff
  /** A simulated photo in this person's name. */
  photo(who: Principal): Promise<string>
  rules: ReplayRules
  /** Nothing happens later than this: a case is left where it stands then. */
  endMs: number
  /** Waits until the virtual time has come; at full speed it does not wait at all. */
  until(ms: number): Promise<void>
}

/** One case on its way: whose turn it is, what time it is there, and what the message says. */
export interface Chain extends ReplayParts {
  message: Message
  category: string
  /** Danger: everybody hurries. */
  urgent: boolean
  grid: { code: string; lon: number; lat: number }
  /** Id of the case, once it is reported. */
  id: string
  atMs(): number
  /** 0 to 1 by the message and `salt` alone: the same file takes the same detours. */
  share(salt: string): number
  /** Performs an operation as long after the last one as the step takes. */
  act<Op extends Operation>(step: ReplayStep, who: Principal, operation: Op, input: Input<Op>): Promise<Output<Op>>
  /** Performs an operation at a moment, or at once where that has passed. */
  actAt<Op extends Operation>(ms: number, who: Principal, operation: Op, input: Input<Op>): Promise<Output<Op>>
  /** What the house does by itself, at once after the last step. */
  asHouse<T>(work: (call: Call) => Promise<T>): Promise<T>
  look(): Promise<CaseState>
  /** When a running clock of the case is due; null where none of the name runs. */
  dueOf(clock: string): Promise<number | null>
}

export function openChain(parts: ReplayParts, message: Message): Chain {
  const { runtime, clock, staff, rules } = parts
  let atMs = message.atMs
  const grids = runtime.use(areaBook).all('grid')
  const grid = message.known
    ? grids.find((one) => one.code === message.known?.gridCode)
    : grids[Math.floor(shareOf(message.id, 'place') * grids.length)]
  if (!grid) throw new Error('the district has no grids')
  const words = `${message.title}\n${message.text}`
  const suggested = runtime.use(catalogueBook).suggest(words, { channel: message.channel, kind: 'appeal', limit: 1 })[0]
  const category = message.known?.category ?? suggested?.code ?? rules.fallbackCategory
  const open = async () => {
    const principal = await staff.who('dispatcher', 0)
    const command = { id: '', bodyHash: '', expectedVersion: null }
    const found = await runtime.perform({ operation: getCase, input: { id: chain.id }, principal, command })
    return found as Output<typeof getCase>
  }
  const chain: Chain = {
    ...parts,
    message,
    category,
    urgent: runtime.use(catalogueBook).category(category)?.emergency ?? false,
    grid: { code: grid.code, lon: grid.labelPoint[0], lat: grid.labelPoint[1] },
    id: '',
    atMs: () => atMs,
    share: (salt) => shareOf(message.id, salt),
    act: (step, principal, operation, input) => {
      const { minutes, emergencyMinutes } = rules
      const usual = (chain.urgent ? emergencyMinutes[step] : undefined) ?? minutes[step]
      // Real desks are not clocks: each step takes from a third to half again of its time.
      const spanMs = usual * 60_000 * (0.35 + 1.15 * shareOf(message.id, operation.name))
      return chain.actAt(atMs + spanMs, principal, operation, input)
    },
    actAt: async (ms, principal, operation, input) => {
      const nextMs = Math.max(atMs, ms)
      if (nextMs > parts.endMs) throw new NotYet()
      atMs = nextMs
      await parts.until(atMs)
      const command = { id: newId(), bodyHash: '', expectedVersion: null }
      return clock.at(atMs, () => runtime.perform({ operation, input, principal, command })) as never
    },
    asHouse: (work) => clock.at(atMs, () => runtime.asSystem('replay.asHouse', work)),
    look: async () => (await open()).case,
    dueOf: async (name) => {
      const due = (await open()).clocks.findLast((one) => one.name === name && one.state === 'running')?.due
      return due ? Date.parse(due) : null
    },
  }
  return chain
}
