import { discoverModules, plugsOf, ROOT } from '../../src/apps/discover.ts'
import { readConfig } from '../../src/platform/config/config.ts'
import { startPulses } from '../../src/platform/jobs/pulse-runner.ts'
import { openRuntime } from '../../src/platform/open-runtime.ts'

/** The part of a server that listens to sensors, in a process of its own that can be killed. */
const [url = '', dataDir = ''] = process.argv.slice(2)
const plugs = await plugsOf(await discoverModules())
const config = {
  ...readConfig(ROOT, { YIWANG_DATA: dataDir, YIWANG_DEMO: '1', YIWANG_SIMULATE: '0', YIWANG_LOG: 'error' }),
  connections: 6,
}
const runtime = await openRuntime({ config, plugs, appUrl: url, ownerUrl: url, background: 'none' })
const pulses = plugs.find(({ card }) => card.id === 'sensors')?.pulses ?? []
const runner = startPulses(runtime, pulses)
console.log('ready')
process.on('SIGTERM', async () => {
  await runner.stop()
  await runtime.close()
  process.exit(0)
})
