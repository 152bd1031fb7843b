import { once } from 'node:events'
import { access, constants, mkdir, statfs } from 'node:fs/promises'
import { createServer } from 'node:net'
import type { Config } from '#platform/config/config.ts'
import { listenFault } from '#platform/listen-fault.ts'
import { needs } from './finding.ts'

const LEAST_FREE_BYTES = 1024 ** 3
const PATIENCE_MS = 2000

export async function checkDataDir({ dataDir }: Config): Promise<string> {
  const hint = '请改权限，或用 YIWANG_DATA 指定别处'
  await mkdir(dataDir, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    throw new Error(`${dataDir} 不能建立（${error.code}）。${hint}`)
  })
  await access(dataDir, constants.R_OK | constants.W_OK | constants.X_OK).catch((error: NodeJS.ErrnoException) => {
    throw new Error(`${dataDir} 不可读写（${error.code}）。${hint}`)
  })
  const { bavail, bsize } = await statfs(dataDir)
  const free = bavail * bsize
  return needs(
    free >= LEAST_FREE_BYTES,
    `${dataDir}，可用 ${Math.round(free / 1024 ** 3)} GiB`,
    `${dataDir} 所在磁盘只剩 ${Math.floor(free / 1024 ** 2)} MB，请清理`,
  )
}

export async function checkPort({ port, host }: Config): Promise<string> {
  const probe = createServer()
  try {
    probe.listen(port, host)
    await once(probe, 'listening')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE' && (await isOurs(port)))
      return `服务正在端口 ${port} 上运行`
    throw listenFault(error, host, port) ?? error
  }
  probe.close()
  return `端口 ${port} 可用`
}

async function isOurs(port: number): Promise<boolean> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/healthz`, { signal: AbortSignal.timeout(PATIENCE_MS) })
    return ((await answer.json()) as { service?: string }).service === 'yiwang'
  } catch {
    return false
  }
}
