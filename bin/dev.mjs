// Runs a tool of this repository under the right Node on a copy in which nothing may be installed yet:
// node bin/dev.mjs tools/check.ts [words]
import { spawn } from 'node:child_process'
import path from 'node:path'
import giving from './launch/give-up.js'
import preparing from './launch/prepare.js'
import rooted from './launch/root.js'

const [tool = '', ...words] = process.argv.slice(2)
try {
  const { node } = await preparing.prepare()
  const child = spawn(node, [path.join(rooted.ROOT, tool), ...words], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  child.on('error', giving.giveUp)
  child.on('exit', (code) => process.exit(code ?? 1))
} catch (error) {
  giving.giveUp(error)
}
