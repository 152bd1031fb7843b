// What `npm start` does: everything that a fresh copy needs, then the whole product with a demonstration district.
import { buildFrontEnds } from './launch/build-front-ends.js'
import { giveUp } from './launch/give-up.js'
import { prepare } from './launch/prepare.js'
import { runMain } from './launch/run-main.js'

try {
  const { node } = await prepare({ showSteps: true })
  await buildFrontEnds(node)
  runMain(node, ['serve', '--demo', ...process.argv.slice(2)])
} catch (error) {
  giveUp(error)
}
