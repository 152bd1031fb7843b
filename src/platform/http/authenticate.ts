import type { FastifyRequest } from 'fastify'
import { fault } from '#core/fault.ts'
import { isCommand, type Operation } from '#core/operation.ts'
import type { Principal } from '../auth/principal.ts'
import { tokenHash } from '../auth/token-hash.ts'
import type { Runtime } from '../runtime.ts'

export const SESSION_COOKIE = 'yiwang_session'
export const ANONYMOUS: Principal = { kind: 'person', id: 'anonymous', account: '', name: '', posts: [] }

export interface Caller {
  principal: Principal
  sessionId: string | null
}

/** Finds out who calls: a program by Bearer key, a person by cookie; commands by cookie need the CSRF token too. */
export async function authenticate(runtime: Runtime, request: FastifyRequest, operation: Operation): Promise<Caller> {
  const nowMs = runtime.nowMs()
  const bearer = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1]
  if (bearer) {
    const principal = await runtime.signIn.findProgram(tokenHash(bearer), nowMs)
    if (principal) return { principal, sessionId: null }
    throw fault('key-not-known', {
      status: 401,
      zh: '接口密钥无效或已停用。请向系统管理员索取新密钥。',
      en: 'This key is not valid or no longer in use.',
    })
  }
  const token = request.cookies[SESSION_COOKIE]
  const session = token ? await runtime.signIn.findSession(tokenHash(token), nowMs) : null
  if (!session) return { principal: ANONYMOUS, sessionId: null }
  if (isCommand(operation) && operation.may !== 'public' && request.headers['x-csrf-token'] !== session.csrfToken)
    throw fault('csrf-token', {
      status: 403,
      zh: '页面已过期，内容还在。请刷新后再提交。',
      en: 'This page has expired; refresh and submit again.',
    })
  return { principal: session.principal, sessionId: session.sessionId }
}
