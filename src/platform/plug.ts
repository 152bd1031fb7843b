import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Happening, Told } from '#core/happening.ts'
import type { ModuleCard } from '#core/module-card.ts'
import type { Input, Operation, Output } from '#core/operation.ts'
import type { Port } from '#core/port.ts'
import type { Principal } from './auth/principal.ts'
import type { SignInPort } from './auth/sign-in-port.ts'
import type { Call } from './call.ts'
import type { DistrictFolder } from './district/district-folder.ts'
import type { Runtime } from './runtime.ts'

export interface Handler {
  operation: Operation
  run(input: unknown, call: Call): Promise<unknown>
}

export interface Reaction {
  /** Unique in the house: `module.doThis`. */
  name: string
  happening: string
  /** Runs after commit, at least once: it must bear being run twice. */
  run(told: unknown, call: Call): Promise<void>
  /** Which of many told together are its business, where one look at the database finds that out for all. */
  among?(told: readonly unknown[], call: Call): Promise<readonly boolean[]>
}

export interface Job {
  /** `module.doThis` */
  name: string
  /** Five-field crontab in Asia/Shanghai, or none: the job runs only when it is queued. */
  crontab?: string
  run(payload: unknown, call: Call): Promise<void>
}

export interface Pulse {
  /** `module.doThis` */
  name: string
  everyMs: number
  /**
   * Runs in every process that works in the background, side by side: what it takes it must lock. One piece of work, short
   * enough to be waited for when the server stops. Answers `true` when more is waiting: it begins again at once.
   */
  run(call: Call): Promise<unknown>
  /** Sums and copies that follow the record: one such pulse at a time, and only the time that nobody asks for. */
  isSpare?: boolean
}

/** Addresses of an outside protocol, which has answers and refusals of its own form; the adapter serves them. */
export interface Face {
  /** Where they begin, like `/open311`. */
  prefix: `/${string}`
  add(server: FastifyInstance, runtime: Runtime): void
  /** Refuses an address that cannot even be read, before any route is found. */
  refuse?(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void
}

/** What a module plugs into the server: a list, no logic. */
export interface ServerPlug {
  card: ModuleCard
  handlers: readonly Handler[]
  reactions?: readonly Reaction[]
  jobs?: readonly Job[]
  pulses?: readonly Pulse[]
  faces?: readonly Face[]
  /** Happenings with a `watch`, which open screens hear of as they happen; no other leaves the server. */
  live?: readonly Happening[]
  signIn?: (runtime: Runtime) => SignInPort
  /** Counts each call of a program with a key, and refuses one that has used up what it may. */
  meter?: (runtime: Runtime) => (principal: Principal) => Promise<void>
  /**
   * Names of its operations that this district has switched off: they answer as if they were not there, and no documentation
   * shows them. Asked at every call, so it answers from memory.
   */
  withheld?: (runtime: Runtime) => ReadonlySet<string>
  /** What this module offers through ports; made before any plug starts, in order of need. */
  provides?: readonly Provision[]
  /** Loads this module's share of a district's data; run in order of need, and again without harm. */
  seed?: Seed
  /** Warms caches; called once before the server listens. */
  start?: (runtime: Runtime) => Promise<void>
  /** Ends what the plug itself holds open; called before the house closes its database. */
  stop?: (runtime: Runtime) => Promise<void>
}

/** `demo` adds invented people, places and accounts; `defaults` loads only what every district starts from. */
export type SeedMode = 'demo' | 'defaults'
export type Seed = (
  call: Call,
  district: DistrictFolder,
  mode: SeedMode,
  progress: (text: string) => void,
) => Promise<void>

export interface Provision {
  port: Port<unknown>
  make(runtime: Runtime): unknown
}

export function provide<T>(port: Port<T>, make: (runtime: Runtime) => T): Provision {
  return { port, make }
}

export function serverPlug(plug: ServerPlug): ServerPlug {
  return plug
}

export function handle<Op extends Operation>(
  operation: Op,
  run: (input: Input<Op>, call: Call) => Promise<Output<Op>>,
): Handler {
  return { operation, run: run as Handler['run'] }
}

export function when<H extends Happening>(
  happening: H,
  name: string,
  run: (told: Told<H>, call: Call) => Promise<void>,
  among?: (told: readonly Told<H>[], call: Call) => Promise<readonly boolean[]>,
): Reaction {
  const reaction = { name, happening: happening.name, run: run as Reaction['run'] }
  return among ? { ...reaction, among: among as NonNullable<Reaction['among']> } : reaction
}

export function job(name: string, run: (payload: unknown, call: Call) => Promise<void>, crontab?: string): Job {
  return crontab === undefined ? { name, run } : { name, run, crontab }
}

/** Work every few seconds, which the crontab's minutes are too coarse for. */
export function pulse(name: string, everyMs: number, run: Pulse['run']): Pulse {
  return { name, everyMs, run }
}

/** A pulse for which commands do not wait: see `Pulse.isSpare`. */
export function sparePulse(name: string, everyMs: number, run: Pulse['run']): Pulse {
  return { name, everyMs, run, isSpare: true }
}
