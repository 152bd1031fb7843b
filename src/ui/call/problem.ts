import { currentLanguage } from '../language.ts'

interface ProblemParts {
  code: string
  status: number
  detail: string
  wayOut?: string
  fields?: { field: string; detail: string }[]
  reference?: string
}

/** A refusal or failure in words for the reader (RFC 9457). `status` 0: the server was not reached. */
export class Problem extends Error {
  readonly code: string
  readonly status: number
  readonly detail: string
  readonly wayOut: string | null
  readonly fields: readonly { field: string; detail: string }[]
  /** Number under which the server's log knows this failure. */
  readonly reference: string | null

  constructor(parts: ProblemParts) {
    super(parts.detail)
    this.name = 'Problem'
    this.code = parts.code
    this.status = parts.status
    this.detail = parts.detail
    this.wayOut = parts.wayOut ?? null
    this.fields = parts.fields ?? []
    this.reference = parts.reference ?? null
  }

  /** The same command may be sent again unchanged: nobody has said no to it. */
  get mayRetry(): boolean {
    return this.status === 0 || this.status >= 500 || this.status === 429
  }
}

const say = (zh: string, en: string) => (currentLanguage() === 'zh' ? zh : en)

export function unreachable(): Problem {
  return new Problem({
    code: 'unreachable',
    status: 0,
    detail: say(
      '连接中断，没有送达，内容还在。恢复后重试',
      'No connection; nothing was sent and nothing is lost. Try again',
    ),
  })
}

export function tooSlow(): Problem {
  return new Problem({
    code: 'too-slow',
    status: 0,
    detail: say('15 秒内没有应答，内容还在。请重试', 'No answer within 15 seconds; nothing is lost. Try again'),
  })
}

/** What an answer other than 2xx means; proxies may answer with something that is no problem document. */
export async function problemOfAnswer(answer: Response): Promise<Problem> {
  const body: unknown = await answer.json().catch(() => null)
  if (body !== null && typeof body === 'object' && 'code' in body && 'detail' in body)
    return new Problem({ ...(body as Omit<ProblemParts, 'status'>), status: answer.status })
  return new Problem({
    code: 'no-problem-document',
    status: answer.status,
    detail: say(
      `抱歉，服务没有正常应答（${answer.status}），内容还在。请稍后重试`,
      `Sorry, the service did not answer properly (${answer.status}); nothing is lost. Try again`,
    ),
  })
}

/** Whatever was thrown, as a problem; what is no problem is a defect of the page and goes to the browser's console. */
export function asProblem(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown
  console.error(thrown)
  return new Problem({
    code: 'page',
    status: -1,
    detail: say('抱歉，页面出错，内容还在。请刷新页面', 'Sorry, the page failed; reload it'),
  })
}
