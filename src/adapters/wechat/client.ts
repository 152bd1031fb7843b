import { fault } from '#core/fault.ts'
import type { WeChatSignIn } from '#modules/citizens/contract.ts'
import type { Log } from '#platform/log/log.ts'
import { authorizeUrl, readTokenAnswer, tokenUrl } from './wire.ts'

export interface WeChatAccount {
  appId: string
  secret: string
  /** Where its server answers; another one in tests, or a proxy of the district's network. */
  base: string
}

const LONGEST_WAIT_MS = 5000
const MOST_SIGNS = 4096

/** Without an account nothing is ever asked of WeChat. */
export function openWeChat(account: WeChatAccount | null, log: Log): WeChatSignIn {
  return {
    enabled: account !== null,
    authorizeUrl: (state) => (account ? authorizeUrl(account.appId, state) : ''),
    openIdOf: async (code) => {
      if (!account) throw unreachable()
      const text = await ask(tokenUrl(account.base, account, code)).catch((error: Error) => {
        // The address holds the secret: only what went wrong is written down.
        log.warn({ cause: error.name }, 'WeChat did not answer')
        throw unreachable()
      })
      const answer = readTokenAnswer(text)
      if (answer.kind === 'openId') return answer.openId
      if (answer.kind === 'codeSpent') throw codeSpent()
      log.warn({ errcode: answer.code }, 'WeChat refused a sign-in')
      throw unreachable()
    },
  }
}

async function ask(url: string): Promise<string> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(LONGEST_WAIT_MS), redirect: 'error' })
  if (!answer.ok) throw new Error(`status ${answer.status}`)
  return (await answer.text()).slice(0, MOST_SIGNS)
}

function codeSpent() {
  return fault('wechat-code-spent', {
    status: 409,
    zh: '微信登录已过期。请从“我的诉求”再登录一次。',
    en: 'This sign-in by WeChat has run out. Sign in again from “My reports”.',
  })
}

function unreachable() {
  return fault('wechat-unreachable', {
    status: 503,
    zh: '微信暂时没有应答。可凭案号和查询码查看，或稍后再试。',
    en: 'WeChat does not answer now. Follow by number and follow code, or try again later.',
  })
}
