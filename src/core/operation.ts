import type { Static, TSchema } from 'typebox'
import type { Title } from './module-card.ts'

/** `public`: anyone. `signedIn`: whoever has signed in. Otherwise the id of a permission on a module card. */
export type May = 'public' | 'signedIn' | `${string}:${string}`

/**
 * How far a permission reaches when this operation runs.
 * `district`: what it touches belongs to the whole district. `area`: rows are cut to the area and units of the
 * caller's posts, and the query itself enforces it. `own`: only what belongs to the caller.
 */
export type Reach = 'district' | 'area' | 'own'

export interface OperationText<I extends TSchema, O extends TSchema> {
  /** `module.verbNoun` */
  name: `${string}.${string}`
  /** Method and path under /api/v1, or under / for a page; path parts in braces are fields of `in`. */
  http: `${'GET' | 'POST' | 'PUT' | 'DELETE'} /${string}`
  title: Title
  may: May
  reach: Reach
  in: I
  out: O
  /** True: the answer holds personal data in clear, so each call writes an audit line. */
  personal?: boolean
  /**
   * `platform`: the server wraps the handler in one transaction with its audit line and idempotency.
   * `own`: the handler writes both within its single statement. Reads have none unless `personal`.
   */
  journal?: 'platform' | 'own'
  /** Largest request body; default 256 KiB. */
  maxBodyBytes?: number
  /** Answers a stream or file instead of JSON; `page`: HTML for people without an account, refusals as a page too. */
  answers?: 'json' | 'file' | 'page'
  /** `file`: one file as multipart/form-data beside the fields of `in`; `form`: what an HTML form sends without a script. */
  takes?: 'json' | 'file' | 'form'
}

export interface Operation<I extends TSchema = TSchema, O extends TSchema = TSchema> extends OperationText<I, O> {
  kind: 'operation'
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Path with `{field}` parts; `addressOf` says under what. */
  path: string
}

export type Input<Op> = Op extends Operation<infer I, TSchema> ? Static<I> : never
export type Output<Op> = Op extends Operation<TSchema, infer O> ? Static<O> : never

/** Declares one operation; route, checks, audit, browser call, OpenAPI and permission matrix come from this object. */
export function operation<I extends TSchema, O extends TSchema>(text: OperationText<I, O>): Operation<I, O> {
  const [method, path] = text.http.split(' ') as [Operation['method'], string]
  const journal = text.journal ?? (method === 'GET' ? undefined : 'platform')
  return { ...text, kind: 'operation', method, path, ...(journal ? { journal } : {}) }
}

/** A command changes something; everything but GET is one. */
export function isCommand(op: Operation): boolean {
  return op.method !== 'GET'
}

/** Where it answers, with `{field}` parts: `/api/v1/cases/{id}`; a page stands by itself: `/s`. */
export function addressOf(op: Operation): string {
  return op.answers === 'page' ? op.path : `/api/v1${op.path}`
}

export function pathFields(op: Operation): string[] {
  return [...op.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!)
}
