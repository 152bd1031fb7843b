/** Plays many open screens in a process of its own: reads their streams, and tells how long updates took to arrive. */
import { request } from 'node:http'

export type ToScreens =
  | { do: 'open'; port: number; cookies: string[] }
  | { do: 'close' }
  /** Updates as they were asked for: `caseId@version` and when. */
  | { do: 'report'; asked: [key: string, atMs: number][] }
export type FromScreens =
  | { did: 'open'; open: number }
  | { did: 'close' }
  | { did: 'report'; timesMs: number[]; updates: number; heardByAll: number; many: number; messages: number }

const clock = () => performance.timeOrigin + performance.now()
const UPDATE = /"caseId":"([0-9a-f-]{36})".*?"version":(\d+)/

let endings: (() => void)[] = []
let arrivals = new Map<string, number[]>()
let many = 0
let messages = 0

function openOne(port: number, cookie: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const asked = request({ port, host: '127.0.0.1', path: '/api/v1/live', headers: { cookie }, agent: false })
    asked.on('error', (error) => reject(error))
    asked.on('response', (answer) => {
      if (answer.statusCode !== 200) return reject(new Error(`live: ${answer.statusCode}`))
      let rest = ''
      answer.setEncoding('utf8')
      answer.on('data', (text: string) => {
        const frames = (rest + text).split('\n\n')
        rest = frames.pop() ?? ''
        for (const frame of frames) hear(frame)
      })
      answer.on('error', () => {})
      endings.push(() => asked.destroy())
      resolve()
    })
    asked.end()
  })
}

function hear(frame: string): void {
  if (frame.startsWith('event: live.many')) many += 1
  if (!frame.startsWith('event: cases.caseChanged')) return
  messages += 1
  const found = UPDATE.exec(frame)
  if (!found) return
  const key = `${found[1]}@${found[2]}`
  const times = arrivals.get(key)
  if (times) times.push(clock())
  else arrivals.set(key, [clock()])
}

function reportOn(asked: readonly [string, number][]): FromScreens {
  const timesMs: number[] = []
  let heardByAll = 0
  for (const [key, atMs] of asked) {
    const times = arrivals.get(key) ?? []
    if (times.length === endings.length) heardByAll += 1
    for (const time of times) timesMs.push(time - atMs)
  }
  const report: FromScreens = { did: 'report', timesMs, updates: asked.length, heardByAll, many, messages }
  arrivals = new Map()
  many = 0
  messages = 0
  return report
}

const say = (told: FromScreens) => process.send!(told)
process.on('message', async (told: ToScreens) => {
  if (told.do === 'open') {
    for (const cookie of told.cookies) await openOne(told.port, cookie)
    say({ did: 'open', open: endings.length })
  } else if (told.do === 'close') {
    for (const end of endings) end()
    endings = []
    say({ did: 'close' })
  } else say(reportOn(told.asked))
})
