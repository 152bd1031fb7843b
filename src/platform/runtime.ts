import type { Input, Operation, Output } from '#core/operation.ts'
import type { Port } from '#core/port.ts'
import type { Principal } from './auth/principal.ts'
import type { SignInPort } from './auth/sign-in-port.ts'
import type { Call, CommandMark, Language, ReplyPort, UploadedFile } from './call.ts'
import type { Config } from './config/config.ts'
import type { SecretText } from './crypto/secret-text.ts'
import type { Database } from './db/database.ts'
import type { FileStore } from './files/file-store.ts'
import type { Broadcast } from './live/broadcast.ts'
import type { LiveHub } from './live/live-hub.ts'
import type { Log } from './log/log.ts'
import type { Handler, ServerPlug } from './plug.ts'

/** One running house: its database, its modules and the doors between them. */
export interface Runtime {
  config: Config
  log: Log
  db: Database
  live: LiveHub
  plugs: readonly ServerPlug[]
  handlers: ReadonlyMap<string, Handler>
  signIn: SignInPort
  /** Counts a call of a program; throws when its quota is used up. */
  meter(principal: Principal): Promise<void>
  /** Changes that other processes must hear of, e.g. of people's rights. */
  broadcast: Broadcast
  files: FileStore
  /** Seals and opens personal data. */
  secrets: SecretText
  /** What a module or adapter offers through a port; throws when nobody does. */
  use<T>(port: Port<T>): T
  newId(): string
  /** When things happen; a replay sets it from its file. */
  nowMs(): number
  /** The clock on the wall: when a thing was recorded, whenever it happened. */
  wallMs(): number
  /** Runs an operation from outside (HTTP, command line) with all checks, journal and idempotency. */
  perform(request: Request): Promise<unknown>
  /** Runs another operation inside a call: same caller, same transaction, permission checked, no journal line of its own. */
  callWithin<Op extends Operation>(call: Call, operation: Op, input: Input<Op>): Promise<Output<Op>>
  /** A call in the name of the house, for jobs, reactions and seeds. */
  asSystem<T>(operation: string, work: (call: Call) => Promise<T>): Promise<T>
  /** Wakes the outbox relay after a commit that told something. */
  wakeOutbox(): void
  /** Queues a job of a plug; it runs at least once. */
  queueJob(name: string, payload: unknown, options?: { key?: string; runAtMs?: number }): Promise<void>
}

export interface Request {
  operation: Operation
  input: unknown
  principal: Principal
  command: CommandMark
  language?: Language
  ip?: string | null
  sessionId?: string | null
  file?: UploadedFile
  reply?: ReplyPort
}
