'use strict'
const { spawn } = require('node:child_process')
const fs = require('node:fs')
const path = require('node:path')
const { Refusal } = require('./refusal.js')

/** Whether node_modules holds what package-lock.json asks for. */
exports.isInstalled = function isInstalled(root) {
  const asked = path.join(root, 'package-lock.json')
  const there = path.join(root, 'node_modules/.package-lock.json')
  if (!fs.existsSync(asked)) return true
  // Packages that another copy has lent are that copy's to replace.
  if (fs.lstatSync(path.join(root, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink()) return true
  if (!fs.existsSync(there)) return false
  if (fs.statSync(asked).mtimeMs <= fs.statSync(there).mtimeMs) return true
  if (!holdsAll(readPackages(asked), readPackages(there))) return false
  // Only the file's time changed (a checkout, a copy): remember that, if we may.
  try {
    const now = new Date()
    fs.utimesSync(there, now, now)
  } catch {
    return true
  }
  return true
}

function readPackages(file) {
  return JSON.parse(fs.readFileSync(file, 'utf8')).packages
}

/** Optional packages for other machines are asked for and not there; all others must be, in the very version. */
function holdsAll(asked, there) {
  const isHeld = ([name, { version, optional, link }]) =>
    name === '' || link || (there[name] ? there[name].version === version : optional === true)
  return Object.entries(asked).every(isHeld) && Object.keys(there).every((name) => name in asked)
}

exports.install = async function install(root) {
  const options = ['ci', '--no-audit', '--no-fund', '--loglevel=error']
  const { code, output } = await runNpm(root, options).catch((error) => {
    if (error.code === 'ENOENT')
      throw new Refusal(
        '没有找到 npm。请安装随 Node.js 一起的 npm 后再试',
        'npm was not found: install it together with Node.js',
      )
    throw error
  })
  if (code === 0) return
  process.stderr.write(`\n${output.trim().split('\n').slice(-20).join('\n')}\n`)
  throw explain(output)
}

function runNpm(root, options) {
  const npmScript = process.env.npm_execpath
  const [program, words] =
    npmScript && /\.[cm]?js$/.test(npmScript) ? [process.execPath, [npmScript, ...options]] : ['npm', options]
  return new Promise((resolve, reject) => {
    // stdout belongs to the command that is run afterwards.
    const child = spawn(program, words, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (part) => {
        output = (output + part).slice(-100_000)
      })
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, output }))
  })
}

function explain(output) {
  if (/ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET|EIDLETIMEOUT|ERR_SOCKET_TIMEOUT|CERT/.test(output))
    return new Refusal(
      '安装依赖失败：连不上 npm 仓库。请检查网络或代理，或用 npm config set registry <地址> 换一个仓库，再运行一次',
      'Installing failed: the npm registry cannot be reached; check network or proxy, or set another registry, and run again',
    )
  if (/E404|ETARGET|E401|E403/.test(output))
    return new Refusal(
      '安装依赖失败：npm 仓库不给某个包（见上）。请换一个完整的仓库（npm config set registry <地址>），再运行一次',
      'Installing failed: the npm registry does not give a package (see above); set a complete registry and run again',
    )
  if (/ENOSPC/.test(output))
    return new Refusal(
      '安装依赖失败：磁盘已满。请腾出约 1.5 GB 再运行一次',
      'Installing failed: the disk is full; free about 1.5 GB',
    )
  if (/EACCES|EPERM|EROFS/.test(output))
    return new Refusal(
      '安装依赖失败：不能写入程序文件夹。请用有权写入的用户运行一次',
      'Installing failed: the program folder cannot be written; run once as a user who may',
    )
  return new Refusal('安装依赖失败，npm 的原话见上。改正后再运行一次', 'Installing failed; see the words of npm above')
}
