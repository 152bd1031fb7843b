import type { HttpClient, Session } from './http-client.ts'

export const CALLS = ['report', 'accept', 'file', 'dispatch', 'sign', 'complete', 'desk'] as const
export type CallName = (typeof CALLS)[number]

export interface LoadResult {
  lifecycles: number
  errors: number
  firstError: string | null
  seconds: number
  /** Milliseconds of each call, in no order. */
  timesMs: Record<CallName, number[]>
}

export interface Staff {
  operator: Session[]
  intake: Session[]
  filing: Session[]
  dispatcher: Session[]
  handler: Session[]
  unit: string
  category: string
  points: [number, number][]
}

/** `clients` people side by side, each taking one case after another through its life, for `seconds`. */
export async function loadProduct(
  client: HttpClient,
  staff: Staff,
  clients: number,
  seconds: number,
): Promise<LoadResult> {
  const timesMs = Object.fromEntries(CALLS.map((call) => [call, []])) as unknown as LoadResult['timesMs']
  const result: LoadResult = { lifecycles: 0, errors: 0, firstError: null, seconds, timesMs }
  const startedMs = performance.now()
  const endMs = startedMs + seconds * 1000
  const work = async (at: number) => {
    for (let turn = 0; performance.now() < endMs; turn++) {
      try {
        await oneLifecycle(client, staff, at, turn, timesMs)
        result.lifecycles++
      } catch (error) {
        result.errors++
        result.firstError ??= String(error)
      }
    }
  }
  await Promise.all(Array.from({ length: clients }, (_, at) => work(at)))
  result.seconds = (performance.now() - startedMs) / 1000
  return result
}

export async function oneLifecycle(
  client: HttpClient,
  staff: Staff,
  at: number,
  turn: number,
  timesMs: LoadResult['timesMs'],
  after: (call: CallName, id: string) => Promise<void> = async () => {},
): Promise<string> {
  const of = (sessions: Session[]) => sessions[at % sessions.length]!
  const [lon, lat] = staff.points[(at * 7919 + turn * 104_729) % staff.points.length]!
  const timed = async (call: CallName, method: 'GET' | 'POST', path: string, session: Session, input?: object) => {
    const begunMs = performance.now()
    const answer = await client.send(method, path, session, input)
    timesMs[call].push(performance.now() - begunMs)
    if (answer.status !== 200) throw new Error(`${call}: ${answer.status} ${JSON.stringify(answer.body)}`)
    return answer.body as { id: string }
  }
  const { id } = await timed('report', 'POST', '/cases', of(staff.operator), {
    channel: 'hotline12345',
    title: `门口垃圾没人清运 ${at}-${turn}`,
    text: '小区门口的垃圾堆了三天没人清运，天热气味很大，希望尽快派人处理并给个答复。',
    place: { lon, lat },
    appealType: 'complaint',
    appellant: { name: '王小明', phone: `138${String((at * 1_000_003 + turn) % 100_000_000).padStart(8, '0')}` },
  })
  await after('report', id)
  const step = async (call: CallName, session: Session, input: object) => {
    await timed(call, 'POST', `/cases/${id}/${call}`, session, input)
    await after(call, id)
  }
  await step('accept', of(staff.intake), {
    category: staff.category,
    urgency: 'normal',
    elements: { name: true, time: true, place: true, cause: true, course: true },
    duplicatesChecked: true,
  })
  await step('file', of(staff.filing), { conditionMet: true })
  await step('dispatch', of(staff.dispatcher), { lead: staff.unit })
  await step('sign', of(staff.handler), {})
  await step('complete', of(staff.handler), { result: 'solved', answer: '已安排清运，现场已清理干净。' })
  await timed('desk', 'GET', '/cases?desk=handle&limit=20', of(staff.handler))
  return id
}
