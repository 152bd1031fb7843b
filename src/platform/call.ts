import type { Input, Operation, Output } from '#core/operation.ts'
import type { Scope } from '#core/scope.ts'
import { holds, type Principal, scopeFor } from './auth/principal.ts'
import type { Executor } from './db/database.ts'
import type { Runtime } from './runtime.ts'

export type Language = 'zh' | 'en'

/** Identity of one command: carried out once, whatever the number of deliveries. */
export interface CommandMark {
  /** UUID: the Idempotency-Key of the request, or one made for it. */
  id: string
  bodyHash: string
  /** If-Match: the version that the caller saw. */
  expectedVersion: number | null
}

export interface UploadedFile {
  name: string
  stream: NodeJS.ReadableStream
}

/** One line of the journal as a command writes it; see `platform.f_journal`. */
export interface JournalEntry {
  actorKind: string
  actorId: string
  account: string
  post?: string | null
  operation: string
  objectId?: string | null
  outcome: 'done' | 'refused' | 'read'
  status: number
  ip?: string | null
  commandId?: string | null
  bodyHash?: string | null
  answer?: unknown
  detail?: unknown
}

/** What a handler knows of the call it serves. */
export interface Call {
  principal: Principal
  operation: Operation
  command: CommandMark
  /** Epoch ms of the call; the one clock that rules see. */
  nowMs: number
  language: Language
  ip: string | null
  sessionId: string | null
  /** Serves another operation's call: that one is journalled, so this one writes no line of its own. */
  within: boolean
  /** A transaction for commands journalled by the platform; the pool otherwise. */
  db: Executor
  runtime: Runtime
  file?: UploadedFile
  newId(): string
  may(permission: string): boolean
  /** Scope of the posts that carry the operation's own permission, or of the named one. */
  scope(permission?: string): Scope
  /** Another module's operation, in this call's transaction and with this caller's rights. */
  call<Op extends Operation>(operation: Op, input: Input<Op>): Promise<Output<Op>>
  /** The journal line of this command, for handlers that write it in their own statement. */
  journalEntry(answer: unknown, objectId: string | null, detail?: unknown): JournalEntry
  /** Runs after the transaction of this command has committed and before it is answered. */
  afterCommit(work: () => Promise<void>): void
  /** Marks which object a platform-journalled command was about, with details that hold no personal data. */
  note(objectId: string, detail?: unknown): void
  /** Sets a response header or cookie; ignored outside HTTP. */
  reply: ReplyPort
}

export interface ReplyPort {
  setCookie(name: string, value: string, options: { maxAgeSeconds: number }): void
  clearCookie(name: string): void
  header(name: string, value: string): void
}

export const NO_REPLY: ReplyPort = { setCookie: () => {}, clearCookie: () => {}, header: () => {} }

export interface CallParts {
  principal: Principal
  operation: Operation
  command: CommandMark
  db: Executor
  runtime: Runtime
  nowMs: number
  language?: Language
  ip?: string | null
  sessionId?: string | null
  within?: boolean
  file?: UploadedFile
  reply?: ReplyPort
}

export interface Noted {
  objectId: string | null
  detail: unknown
  afterCommit: (() => Promise<void>)[]
}

export function makeCall(parts: CallParts): { call: Call; noted: Noted } {
  const noted: Noted = { objectId: null, detail: undefined, afterCommit: [] }
  const { principal, operation, runtime } = parts
  const own = operation.may
  const call: Call = {
    principal,
    operation,
    command: parts.command,
    db: parts.db,
    runtime,
    nowMs: parts.nowMs,
    language: parts.language ?? 'zh',
    ip: parts.ip ?? null,
    sessionId: parts.sessionId ?? null,
    within: parts.within ?? false,
    reply: parts.reply ?? NO_REPLY,
    newId: runtime.newId,
    may: (permission) => principal.kind === 'system' || holds(principal, permission),
    scope: (permission = own) =>
      principal.kind === 'system' ? { all: true, areas: [], units: [] } : scopeFor(principal, permission),
    call: (other, input) => runtime.callWithin(call, other, input),
    journalEntry: (answer, objectId, detail) => ({
      actorKind: principal.kind,
      actorId: principal.id,
      account: principal.account,
      post: principal.posts.find((held) => held.permissions.has(own))?.post ?? null,
      operation: operation.name,
      objectId,
      outcome: 'done',
      status: 200,
      ip: parts.ip ?? null,
      commandId: parts.command.id || null,
      bodyHash: parts.command.bodyHash || null,
      answer,
      detail,
    }),
    afterCommit: (work) => {
      noted.afterCommit.push(work)
    },
    note: (objectId, detail) => {
      noted.objectId = objectId
      noted.detail = detail
    },
  }
  if (parts.file) call.file = parts.file
  return { call, noted }
}
