import type { HttpClient, Session } from './http-client.ts'

/** Who sits at which desk. */
const SEATS = [
  ['intake', 'intakeOfficer1'],
  ['filing', 'filingOfficer1'],
  ['dispatch', 'dispatcher1'],
  ['sign', 'sanitation.handler1'],
  ['handle', 'sanitation.handler1'],
  ['handle', 'street01.dispatcher'],
  ['orders', 'street01.c01.officer1'],
  ['requests', 'dutyChief1'],
  ['checkAssign', 'intakeOfficer1'],
  ['check', 'checker1'],
  ['callback', 'callbackOfficer1'],
  ['decide', 'dutyChief1'],
  ['close', 'filingOfficer1'],
] as const

export interface DeskTimes {
  desk: string
  account: string
  timesMs: number[]
}

/** `clients` people who do nothing but turn the pages of their queues, and look at the counts beside the desks. */
export async function loadDesks(
  client: HttpClient,
  password: string,
  clients: number,
  seconds: number,
): Promise<DeskTimes[]> {
  const sessions = new Map<string, Session>()
  for (const [, account] of SEATS)
    if (!sessions.has(account)) sessions.set(account, await client.signIn(account, password))
  const seats = [
    ...SEATS.map(([desk, account]) => ({
      desk: desk as string,
      account: account as string,
      path: `/cases?desk=${desk}&limit=20`,
    })),
    { desk: 'counts', account: 'dutyChief1', path: '/cases/desks' },
    { desk: 'counts', account: 'sanitation.handler1', path: '/cases/desks?desks=sign&desks=handle&desks=orders' },
  ]
  const times = seats.map(({ desk, account }): DeskTimes => ({ desk, account, timesMs: [] }))
  const endMs = performance.now() + seconds * 1000
  const sit = async (from: number) => {
    for (let turn = from; performance.now() < endMs; turn++) {
      const at = turn % seats.length
      const { account, path } = seats[at]!
      const begunMs = performance.now()
      const answer = await client.send('GET', path, sessions.get(account)!)
      if (answer.status !== 200)
        throw new Error(`${path} as ${account}: ${answer.status} ${JSON.stringify(answer.body)}`)
      times[at]!.timesMs.push(performance.now() - begunMs)
    }
  }
  await Promise.all(Array.from({ length: clients }, (_, from) => sit(from)))
  return times
}
