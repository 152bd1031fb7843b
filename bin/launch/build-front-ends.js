'use strict'
const { spawn } = require('node:child_process')
const fs = require('node:fs')
const path = require('node:path')
const { frontEndDigest } = require('./front-end-digest.js')
const { oneAtATime } = require('./one-at-a-time.js')
const { Refusal } = require('./refusal.js')
const { ROOT } = require('./root.js')
const { step } = require('./step.js')

const STAMP = path.join(ROOT, 'dist/.stamp')

/** Builds the screens unless dist/ holds them as the sources are now. */
exports.buildFrontEnds = function buildFrontEnds(node) {
  const label = isBuilt(frontEndDigest(ROOT)) ? '检查界面 (checking the screens)' : '构建界面 (building the screens)'
  return step(label, () =>
    oneAtATime('build', ROOT, async () => {
      const digest = frontEndDigest(ROOT)
      if (isBuilt(digest)) return
      await build(node)
      fs.writeFileSync(STAMP, digest)
    }),
  )
}

function isBuilt(digest) {
  return fs.existsSync(STAMP) && fs.readFileSync(STAMP, 'utf8') === digest
}

function build(node) {
  return new Promise((resolve, reject) => {
    const words = [path.join(ROOT, 'node_modules/vite/bin/vite.js'), 'build']
    const child = spawn(node, words, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (part) => {
        output = (output + part).slice(-100_000)
      })
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0) return resolve()
      process.stderr.write(`\n${output.trim().split('\n').slice(-30).join('\n')}\n`)
      reject(
        new Refusal(
          '构建界面失败，原因见上。改正源文件后再运行 npm start',
          'Building the screens failed; see above, mend the sources, and run npm start again',
        ),
      )
    })
  })
}
