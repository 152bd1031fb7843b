/** What WeChat answers for a code: the person's id, a code that is spent, or trouble of its own. */
export type TokenAnswer = { kind: 'openId'; openId: string } | { kind: 'codeSpent' } | { kind: 'trouble'; code: number }

const AUTHORIZE = 'https://open.weixin.qq.com/connect/oauth2/authorize'
const TOKEN_PATH = '/sns/oauth2/access_token'
/** 40029 invalid, 40163 used before, 42003 run out. */
const SPENT: readonly number[] = [40029, 40163, 42003]
const OPEN_ID = /^[A-Za-z0-9_-]{10,64}$/

/** With `{redirect}` where the browser puts its own address, encoded. WeChat wants the fields in this order. */
export function authorizeUrl(appId: string, state: string): string {
  const fields = `appid=${encodeURIComponent(appId)}&redirect_uri={redirect}&response_type=code&scope=snsapi_base`
  return `${AUTHORIZE}?${fields}&state=${encodeURIComponent(state)}#wechat_redirect`
}

export function tokenUrl(base: string, { appId, secret }: { appId: string; secret: string }, code: string): string {
  const query = new URLSearchParams({ appid: appId, secret, code, grant_type: 'authorization_code' })
  return `${base}${TOKEN_PATH}?${query}`
}

/** The media type of its answers is text/plain; what is no such answer is trouble. */
export function readTokenAnswer(text: string): TokenAnswer {
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    return { kind: 'trouble', code: 0 }
  }
  if (body === null || typeof body !== 'object') return { kind: 'trouble', code: 0 }
  const { openid, errcode } = body as { openid?: unknown; errcode?: unknown }
  if (typeof openid === 'string' && OPEN_ID.test(openid)) return { kind: 'openId', openId: openid }
  if (typeof errcode !== 'number') return { kind: 'trouble', code: 0 }
  return SPENT.includes(errcode) ? { kind: 'codeSpent' } : { kind: 'trouble', code: errcode }
}
