import type { Input, Operation, Output } from '#core/operation.ts'
import { currentLanguage } from '../language.ts'
import { actingPost, csrfToken, tellPostLost, tellSignedOut } from './connection.ts'
import { newKey } from './new-key.ts'
import { Problem, problemOfAnswer, tooSlow, unreachable } from './problem.ts'
import { requestOf } from './request-of.ts'

const LONGEST_WAIT_MS = 15_000
const LONGEST_FILE_WAIT_MS = 300_000

export interface CallOptions {
  /** The version that the reader saw; sent as If-Match. */
  expectedVersion?: number
  /** One key for one decision of the user; kept when it is sent again. Without it each call is a new decision. */
  idempotencyKey?: string
  /** For operations that take a file. */
  file?: File
  signal?: AbortSignal
}

/** Calls an operation of a contract over HTTP. Throws a `Problem`. */
export async function callOperation<Op extends Operation>(
  operation: Op,
  input: Input<Op>,
  options: CallOptions = {},
): Promise<Output<Op>> {
  const answer = await send(operation, input as Record<string, unknown>, options)
  return (await answer.json()) as Output<Op>
}

/** Calls an operation that answers with a file; the name is the server's. */
export async function fetchFile<Op extends Operation>(
  operation: Op,
  input: Input<Op>,
  options: CallOptions = {},
): Promise<File> {
  const answer = await send(operation, input as Record<string, unknown>, options)
  const disposition = answer.headers.get('content-disposition') ?? ''
  const name = decodeURIComponent(/filename\*=UTF-8''([^;]+)/.exec(disposition)?.[1] ?? 'file')
  return new File([await answer.blob()], name, { type: answer.headers.get('content-type') ?? '' })
}

/** Address of a file for `<img src>` and links; the cookie of the sign-in goes with it. */
export function fileUrl<Op extends Operation>(operation: Op, input: Input<Op>): string {
  return requestOf(operation, input as Record<string, unknown>).url
}

/** Fetches a file and hands it to the browser to keep. Answers its name. */
export async function saveFile<Op extends Operation>(operation: Op, input: Input<Op>): Promise<string> {
  const file = await fetchFile(operation, input)
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = file.name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
  return file.name
}

async function send(operation: Operation, input: Record<string, unknown>, options: CallOptions): Promise<Response> {
  const { url, body } = requestOf(operation, input, options.file)
  const headers = new Headers({ 'accept-language': currentLanguage() })
  if (typeof body === 'string') headers.set('content-type', 'application/json')
  if (operation.method !== 'GET') {
    headers.set('x-csrf-token', csrfToken())
    headers.set('idempotency-key', options.idempotencyKey ?? newKey())
  }
  const post = actingPost()
  if (post !== null) headers.set('x-acting-post', post)
  if (options.expectedVersion !== undefined) headers.set('if-match', `"${options.expectedVersion}"`)
  const wait = new AbortController()
  const isFile = operation.takes === 'file' || operation.answers === 'file'
  const timer = setTimeout(() => wait.abort(), isFile ? LONGEST_FILE_WAIT_MS : LONGEST_WAIT_MS)
  const giveUp = () => wait.abort()
  options.signal?.addEventListener('abort', giveUp)
  try {
    const answer = await fetch(url, {
      method: operation.method,
      headers,
      signal: wait.signal,
      credentials: 'same-origin',
      ...(body === undefined ? {} : { body }),
    })
    if (answer.ok) return answer
    const problem = await problemOfAnswer(answer)
    if (answer.status === 401 && operation.may !== 'public') tellSignedOut()
    if (problem.code === 'acting-post-not-held') tellPostLost()
    throw problem
  } catch (thrown) {
    if (thrown instanceof Problem || options.signal?.aborted) throw thrown
    throw wait.signal.aborted ? tooSlow() : unreachable()
  } finally {
    clearTimeout(timer)
    options.signal?.removeEventListener('abort', giveUp)
  }
}
