'use strict'
const crypto = require('node:crypto')
const fs = require('node:fs')
const path = require('node:path')

const ROOTS = ['package-lock.json', 'vite.config.ts', 'index.html', 'public', 'src']
/** Parts of src/ that no front end may import. */
const SERVER_ONLY = new Set(['platform', 'adapters', 'server', 'worker', 'cli', 'migrations'])

/** Stands for the content of everything that the built front ends are made of. */
exports.frontEndDigest = function frontEndDigest(root) {
  const hash = crypto.createHash('sha256')
  const add = (name) => {
    const file = path.join(root, name)
    const found = fs.statSync(file, { throwIfNoEntry: false })
    if (!found) return
    if (found.isFile()) hash.update(`${name}\0${found.size}\0`).update(fs.readFileSync(file))
    else for (const entry of fs.readdirSync(file).sort()) if (matters(entry)) add(path.join(name, entry))
  }
  for (const name of ROOTS) add(name)
  return hash.digest('hex')
}

function matters(name) {
  return !SERVER_ONLY.has(name) && !/\.test\.tsx?$|\.md$|\.sql$/.test(name)
}
