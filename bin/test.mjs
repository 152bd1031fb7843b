// `npm test`: brings what a fresh copy needs, builds the screens if a journey is to look at them, runs every test.
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import building from './launch/build-front-ends.js'
import giving from './launch/give-up.js'
import preparing from './launch/prepare.js'
import rooted from './launch/root.js'

const { ROOT } = rooted
const words = process.argv.slice(2)
try {
  const { node } = await preparing.prepare()
  const folder = path.join(ROOT, 'journeys')
  const journeys = fs.existsSync(folder) ? fs.readdirSync(folder, { recursive: true }) : []
  const isWanted = (name) =>
    name.endsWith('.journey.ts') && (words.length === 0 || words.some((word) => `journeys/${name}`.includes(word)))
  if (journeys.some(isWanted)) await building.buildFrontEnds(node)
  const child = spawn(node, [path.join(ROOT, 'tools/run-tests.ts'), ...words], { cwd: ROOT, stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  child.on('error', giving.giveUp)
  child.on('exit', (code) => process.exit(code ?? 1))
} catch (error) {
  giving.giveUp(error)
}
