const KEPT_AS = 'yiwang.citizen.wechat'

/** Of who signed in by WeChat, until the browser's window is closed. */
export function weChatPass(): string | null {
  try {
    return sessionStorage.getItem(KEPT_AS)
  } catch {
    return null
  }
}

export function keepWeChatPass(pass: string): void {
  try {
    sessionStorage.setItem(KEPT_AS, pass)
  } catch {
    // Without storage the list is shown once.
  }
}
