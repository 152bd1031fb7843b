import { checkPlants } from './plants/check-plants.ts'
import { copyTree } from './plants/copy-tree.ts'
import { plantCommands } from './plants/plant-commands.ts'

/**
 * Proves the guards: breaks every rule on purpose in a copy of the tree and demands that the guard names the file, and that it
 * passes over look-alikes. A guard that has gone blind fails here.
 */
const copy = await copyTree()
let proved: { count: number; faults: string[] }[]
try {
  // Programs look at the whole tree: their plants come first and alone.
  const byCommand = await plantCommands(copy.root)
  proved = [byCommand, checkPlants(copy.root)]
} finally {
  await copy.remove()
}
const faults = proved.flatMap((part) => part.faults)
for (const fault of faults) console.log(fault)
const count = proved.reduce((sum, part) => sum + part.count, 0)
console.log(faults.length === 0 ? `${count} plants` : `${faults.length} of ${count} plants were judged wrongly`)
process.exitCode = faults.length === 0 ? 0 : 1
