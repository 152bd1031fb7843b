import { readConfig } from '#platform/config/config.ts'
import { buildHttpServer } from '#platform/http/http-server.ts'
import { openRuntime } from '#platform/open-runtime.ts'
import { discoverModules, plugsOf, ROOT } from './discover.ts'

/**
 * A district as a process of its own on a database that a test has made, so that the test can kill it:
 * `node test-district-process.ts <database url> <port> <data folder> <module>` serves, relays, and runs the pulses of one
 * module.
 */
const [url, port, dataDir, only] = process.argv.slice(2)
if (!url || !port || !dataDir || !only) throw new Error('usage: test-district-process.ts URL PORT FOLDER MODULE')
const config = { ...readConfig(ROOT, { YIWANG_DATA: dataDir, YIWANG_DEMO: '1', YIWANG_LOG: 'silent' }), connections: 8 }
const plugs = (await plugsOf(await discoverModules())).map((plug) =>
  plug.card.id === only ? plug : { ...plug, pulses: [] },
)
const runtime = await openRuntime({ config, plugs, appUrl: url, ownerUrl: url, background: 'reactions' })
const server = await buildHttpServer(runtime)
await server.listen({ port: Number(port), host: '127.0.0.1' })
runtime.startPulses()
