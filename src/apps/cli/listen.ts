import type { FastifyInstance } from 'fastify'
import { fault } from '#core/fault.ts'
import type { Config } from '#platform/config/config.ts'

export async function listen(server: FastifyInstance, config: Config): Promise<void> {
  try {
    await server.listen({ port: config.port, host: config.host })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    if (code === 'EADDRINUSE')
      throw fault('port-taken', {
        status: 500,
        zh: `端口 ${config.port} 已被占用。请停止占用它的程序，或用 YIWANG_PORT 指定别的端口。`,
        en: `Port ${config.port} is taken. Stop what uses it, or set YIWANG_PORT to another.`,
      })
    if (code === 'EACCES')
      throw fault('port-refused', {
        status: 500,
        zh: `没有使用端口 ${config.port} 的权限。请用 YIWANG_PORT 指定 1024 以上的端口。`,
        en: `No right to use port ${config.port}. Set YIWANG_PORT above 1024.`,
      })
    throw error
  }
}
