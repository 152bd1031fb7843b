/** What a message waits for; `earlier`: a message of the same thread with a smaller number. */
export const WAITS = ['earlier', 'turn', 'retry', 'account', 'off'] as const
export type Wait = (typeof WAITS)[number]

export const WAIT_WORDS = {
  earlier: { zh: '等前面的报文', en: 'an earlier message' },
  turn: { zh: '等待发送或执行', en: 'its turn' },
  retry: { zh: '失败后等重试', en: 'the next try' },
  account: { zh: '上级账号不可用', en: 'the account of the city' },
  off: { zh: '连接未启用', en: 'the connection is off' },
} as const satisfies Record<Wait, { zh: string; en: string }>

export interface WaitFacts {
  seq: number
  /** The number that comes next in this thread and direction. */
  nextSeq: number
  tries: number
  enabled: boolean
  lastCode: string | null
}

export function whyWaiting({ seq, nextSeq, tries, enabled, lastCode }: WaitFacts): {
  wait: Wait
  first: number | null
} {
  if (seq > nextSeq) return { wait: 'earlier', first: nextSeq }
  if (!enabled) return { wait: 'off', first: null }
  if (lastCode === 'account') return { wait: 'account', first: null }
  return { wait: tries > 0 ? 'retry' : 'turn', first: null }
}
