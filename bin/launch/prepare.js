'use strict'
const { checkBeforeInstall, chooseNode } = require('./choose-node.js')
const { install, isInstalled } = require('./install.js')
const { oneAtATime } = require('./one-at-a-time.js')
const { ROOT } = require('./root.js')
const { step } = require('./step.js')

/** Makes sure that the packages are there and finds the Node that runs the program. */
exports.prepare = async function prepare({ showSteps = false } = {}) {
  checkBeforeInstall(ROOT)
  const installed = isInstalled(ROOT)
  if (!installed || showSteps) {
    await step(installed ? '检查依赖 (checking packages)' : '安装依赖 (installing packages)', () =>
      oneAtATime('install', ROOT, async () => {
        // Another start may have done it while we waited.
        if (!isInstalled(ROOT)) await install(ROOT)
      }),
    )
  }
  return { node: chooseNode(ROOT) }
}
