'use strict'
const crypto = require('node:crypto')
const net = require('node:net')

const POLL_MS = 200

/** Two starts at once must not install or build into the same folder. The kernel frees the name when we end. */
exports.oneAtATime = async function oneAtATime(what, root, work) {
  const name = crypto.createHash('sha256').update(root).digest('hex').slice(0, 12)
  const server = await hold(process.platform === 'linux' ? `\0yiwang-${what}-${name}` : null)
  try {
    return await work()
  } finally {
    if (server) server.close()
  }
}

async function hold(path) {
  if (path === null) return null
  for (;;) {
    const server = await tryToHold(path)
    if (server) return server
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
  }
}

function tryToHold(path) {
  return new Promise((resolve, reject) => {
    const server = net.createServer((socket) => socket.destroy())
    server.on('error', (error) => (error.code === 'EADDRINUSE' ? resolve(null) : reject(error)))
    server.listen({ path }, () => resolve(server))
  })
}
