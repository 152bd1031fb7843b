import { after } from 'node:test'

/**
 * Loaded before each test file. A test that timed out may leave a timer or a socket behind, for which its process would wait
 * for ever. `--test-force-exit` ends such a process too, but loses results that are still on their way.
 */
const GRACE_MS = 5_000

after(() => {
  const leave = () => {
    process.stderr.write('tests ended, but something was left open: the process was stopped\n')
    process.exit()
  }
  setTimeout(leave, GRACE_MS).unref()
})
