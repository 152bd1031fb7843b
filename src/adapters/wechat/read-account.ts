import { startFaults } from '#platform/start-faults.ts'
import type { WeChatAccount } from './client.ts'

const BASE = 'https://api.weixin.qq.com'

/** Null: no account. Half of one is a mistake that is told at the start. */
export function readAccount(env: Readonly<Record<string, string | undefined>>): WeChatAccount | null {
  const appId = env.YIWANG_WECHAT_APP_ID?.trim() ?? ''
  const secret = env.YIWANG_WECHAT_SECRET?.trim() ?? ''
  if (appId === '' && secret === '') return null
  if (!/^wx[0-9a-f]{16}$/.test(appId))
    throw startFaults.settingWrong(
      'YIWANG_WECHAT_APP_ID',
      appId,
      'wx 开头的 18 位编号',
      'an id of 18 signs that begins with wx',
    )
  // The value itself is never said.
  if (!/^[0-9a-f]{32}$/.test(secret))
    throw startFaults.settingWrong('YIWANG_WECHAT_SECRET', '（不显示）', '32 位十六进制', '32 hexadecimal signs')
  return { appId, secret, base: env.YIWANG_WECHAT_URL?.replace(/\/$/, '') || BASE }
}
