import { parseArgs } from 'node:util'
import type { FastifyInstance } from 'fastify'
import { readConfig } from '#platform/config/config.ts'
import { buildHttpServer } from '#platform/http/http-server.ts'
import { errorText } from '#platform/log/error-text.ts'
import { ROOT } from '../discover.ts'
import { addFrontEnds } from '../front-ends.ts'
import { addDemoCases, addDemoPast } from '../replay/demo-cases.ts'
import { openVirtualClock } from '../replay/virtual-clock.ts'
import { seedIfChanged } from '../seed-if-changed.ts'
import { checkPort, listen } from './listen.ts'
import { openHouse } from './open-house.ts'
import { printWelcome } from './welcome.ts'

/** Requests under way may end in this time; then, or at a second signal, their connections are cut. */
const STOP_PATIENCE_MS = 10_000

/** Serves until it is told to stop; leaves nothing running that it started. */
export async function serve(words: string[]): Promise<number> {
  const { values } = parseArgs({ args: words, options: { demo: { type: 'boolean', default: false } } })
  const startedMs = performance.now()
  const say = (text: string) =>
    console.error(`[${((performance.now() - startedMs) / 1000).toFixed(1).padStart(5)} 秒] ${text}`)
  // A signal during start-up waits until everything that was started can be stopped.
  let cut = () => {}
  const stopAsked = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.on(signal, () => {
        resolve()
        cut()
      })
  })
  const env = readConfig(ROOT, process.env)
  const demo = values.demo || env.demo
  await checkPort(env)
  const clock = openVirtualClock()
  const house = await openHouse({ demo, needsDistrict: !demo, nowMs: clock.nowMs, background: 'all', say })
  try {
    await seedIfChanged(house.runtime, house.config.demo ? 'demo' : 'defaults', say)
    if (house.config.demo) await addDemoCases(house.runtime, clock, say)
    house.runtime.startPulses()
    const server = await buildHttpServer(house.runtime)
    await addFrontEnds(server, house.config.root)
    await listen(server, house.config)
    say('服务已就绪')
    await printWelcome(house.config)
    const past = house.config.demo
      ? addDemoPast(house.runtime, say).catch((error) => say(`演示案件的历史没有载入：${errorText(error)}`))
      : null
    await stopAsked
    console.error('正在停止……')
    cut = () => server.server.closeAllConnections()
    await closeInTime(server, cut)
    await past
    return 0
  } finally {
    await house.close()
  }
}

async function closeInTime(server: FastifyInstance, cut: () => void): Promise<void> {
  const timer = setTimeout(cut, STOP_PATIENCE_MS)
  await server.close()
  clearTimeout(timer)
}
