import { parseArgs } from 'node:util'
import { buildHttpServer } from '#platform/http/http-server.ts'
import { addFrontEnds } from '../front-ends.ts'
import { addDemoCases } from '../replay/demo-cases.ts'
import { openVirtualClock } from '../replay/virtual-clock.ts'
import { seedDistrict } from '../seed-district.ts'
import { listen } from './listen.ts'
import { openHouse } from './open-house.ts'
import { printWelcome } from './welcome.ts'

/** Serves until it is told to stop; leaves nothing running that it started. */
export async function serve(words: string[]): Promise<number> {
  const { values } = parseArgs({ args: words, options: { demo: { type: 'boolean', default: false } } })
  const startedMs = performance.now()
  const say = (text: string) =>
    console.error(`[${((performance.now() - startedMs) / 1000).toFixed(1).padStart(5)} 秒] ${text}`)
  // A signal during start-up waits until everything that was started can be stopped.
  const stopAsked = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => resolve())
  })
  const clock = openVirtualClock()
  const house = await openHouse({ demo: values.demo, nowMs: clock.nowMs, background: 'all', say })
  try {
    await seedDistrict(house.runtime, house.config.demo ? 'demo' : 'defaults', say)
    if (house.config.demo) await addDemoCases(house.runtime, clock, say)
    const server = await buildHttpServer(house.runtime)
    await addFrontEnds(server, house.config.root)
    await listen(server, house.config)
    say('服务已就绪')
    await printWelcome(house.config)
    await stopAsked
    console.error('正在停止……')
    await server.close()
    return 0
  } finally {
    await house.close()
  }
}
