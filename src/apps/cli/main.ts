import { isFault } from '#core/fault.ts'
import { commands } from './commands.ts'
import { printHelp } from './help.ts'
import { UsageError } from './words-of.ts'

/** Exit codes: 0 done, 1 failed or bad input, 2 wrong usage, 3 done with rejected rows. */
const LEFT_OPEN_MS = 5000
const [name, ...words] = process.argv.slice(2)

if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
  printHelp(commands)
  process.exit(name === undefined ? 2 : 0)
}
const command = commands.find((candidate) => candidate.name === name)
if (!command) {
  console.error(`没有命令“${name}”。用 bin/yiwang help 查看全部命令。 (unknown command)`)
  process.exit(2)
}
// A defect in what runs beside the command: said once, and ended as one; the next start recovers what was left.
process.on('uncaughtException', (error) => {
  console.error(error.stack ?? error.message)
  process.exit(1)
})
try {
  const load = await command.load()
  process.exitCode = await load(words)
} catch (error) {
  if (isUsage(error)) {
    console.error(`${error.message}\n用法：bin/yiwang ${command.usage}`)
    process.exitCode = 2
  } else {
    console.error(sentenceOf(error))
    process.exitCode = 1
  }
}

// Whatever a failed command left open must not keep the program waiting.
setTimeout(() => process.exit(), LEFT_OPEN_MS).unref()

function isUsage(error: unknown): error is Error {
  if (error instanceof UsageError) return true
  return error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
}

/** One clear sentence for what a person can act on; the whole trace for a defect of ours. */
function sentenceOf(error: unknown): string {
  if (isFault(error)) return `${error.text.zh}${error.text.wayOut?.zh ?? ''}`
  if (error instanceof Error && 'sentence' in error) return String(error.sentence)
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
