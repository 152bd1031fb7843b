import type { FastifyRequest } from 'fastify'
import { fault } from '#core/fault.ts'
import type { Operation } from '#core/operation.ts'
import { actingAs, type Principal } from '../auth/principal.ts'
import { tokenHash } from '../auth/token-hash.ts'
import { sameSecret } from '../crypto/token.ts'
import type { Runtime } from '../runtime.ts'

export const SESSION_COOKIE = 'yiwang_session'
export const ANONYMOUS: Principal = { kind: 'person', id: 'anonymous', account: '', name: '', posts: [] }

export interface Caller {
  principal: Principal
  sessionId: string | null
}

export interface Asked extends Pick<Operation, 'method' | 'may'> {
  /** True: asked by a screen by itself, which must not keep a sign-in from going idle. */
  unattended?: boolean
}

/** Finds out who calls: a program by Bearer key, a person by cookie; commands by cookie need the CSRF token too. */
export async function authenticate(runtime: Runtime, request: FastifyRequest, asked: Asked): Promise<Caller> {
  const nowMs = runtime.nowMs()
  const bearer = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1]
  if (bearer) {
    const principal = await runtime.signIn.findProgram(tokenHash(bearer), nowMs)
    if (principal) {
      await runtime.meter(principal)
      return { principal, sessionId: null }
    }
    throw fault('key-not-known', {
      status: 401,
      zh: '接口密钥无效或已停用。请向系统管理员索取新密钥。',
      en: 'This key is not valid or no longer in use.',
    })
  }
  const token = request.cookies[SESSION_COOKIE]
  const unattended = asked.unattended === true || request.headers['x-unattended'] === '1'
  const session = token ? await runtime.signIn.findSession(tokenHash(token), nowMs, { unattended }) : null
  if (!session) return { principal: ANONYMOUS, sessionId: null }
  const sent = request.headers['x-csrf-token']
  const isCommand = asked.method !== 'GET' && asked.may !== 'public'
  if (isCommand && !(typeof sent === 'string' && sameSecret(sent, session.csrfToken)))
    throw fault('csrf-token', {
      status: 403,
      zh: '页面已过期，内容还在。请刷新后再提交。',
      en: 'This page has expired; refresh and submit again.',
    })
  if (session.restricted && asked.may !== 'public' && asked.may !== 'signedIn')
    throw fault('password-change-needed', {
      status: 403,
      zh: '请先修改口令，再办理其他事项。',
      en: 'Change your password first.',
    })
  const acting = asked.may === 'public' ? undefined : request.headers['x-acting-post']
  return { principal: inPost(session.principal, acting), sessionId: session.sessionId }
}

/** Of several posts a person may name the one in which they act. It only takes away, so that a false name harms nobody. */
function inPost(principal: Principal, named: string | string[] | undefined): Principal {
  if (typeof named !== 'string' || principal.posts.length === 0) return principal
  const acting = actingAs(principal, named)
  if (acting) return acting
  throw fault('acting-post-not-held', {
    status: 403,
    zh: '你已不任所选岗位。请刷新页面，改用现任岗位。',
    en: 'You no longer hold the post you chose; reload the page and choose another.',
  })
}
