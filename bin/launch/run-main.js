'use strict'
const { spawn } = require('node:child_process')
const path = require('node:path')
const tty = require('node:tty')
const { giveUp } = require('./give-up.js')
const { Refusal } = require('./refusal.js')
const { ROOT } = require('./root.js')

/** Runs the program in the caller's folder and ends as it ends. */
exports.runMain = function runMain(node, words) {
  const child = spawn(node, [path.join(ROOT, 'src/apps/cli/main.ts'), ...words], {
    stdio: 'inherit',
    // Halves the time to begin; where the folder cannot be written, Node goes without.
    env: { NODE_COMPILE_CACHE: path.join(ROOT, 'var/compiled'), ...process.env },
  })
  // A terminal sends Ctrl-C to the program as well; sent on by us it would arrive twice.
  const atTerminal = [0, 1, 2].some((fd) => tty.isatty(fd))
  process.on('SIGINT', () => atTerminal || child.kill('SIGINT'))
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  process.on('SIGHUP', () => child.kill('SIGTERM'))
  child.on('error', (error) =>
    giveUp(
      new Refusal(
        `不能运行 ${node}（${error.code}）。请安装 Node.js 24 或更新版本`,
        'Cannot run Node.js: install version 24 or later',
      ),
    ),
  )
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code)
    process.removeAllListeners(signal)
    process.kill(process.pid, signal)
  })
}
