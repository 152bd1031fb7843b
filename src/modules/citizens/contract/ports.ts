import { port } from '#core/port.ts'

/** Sign-in by WeChat, behind an adapter. */
export interface WeChatSignIn {
  /** False: this installation has no account of its own with WeChat, and nothing is asked of anybody. */
  enabled: boolean
  /** Where the browser goes to sign in, with `{redirect}` where it puts its own address; it comes back with `code` and `state`. */
  authorizeUrl(state: string): string
  /** The person's id in this account. Throws a fault with the way out where WeChat refuses the code or does not answer. */
  openIdOf(code: string): Promise<string>
}
export const weChatSignIn = port<WeChatSignIn>('citizens.weChatSignIn')
