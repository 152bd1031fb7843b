import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { parseRfc3339, toRfc3339 } from '#core/time/local.ts'
import type { DataPlatform } from '#modules/connections/contract.ts'
import { OutsideTrouble } from '#platform/http/ask-outside.ts'

/** The wire form of README.md before any platform, with its key demanded. */
export async function serveWire(platform: DataPlatform, key: string) {
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://here')
    const [, part, no = ''] = url.pathname.split('/').map(decodeURIComponent)
    const json = (status: number, body: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    if (request.headers.authorization !== `Bearer ${key}`) return void json(401, {})
    try {
      if (part === 'datasets') {
        const datasets = await platform.catalogue(
          url.searchParams.get('q') ?? '',
          Number(url.searchParams.get('limit')),
        )
        return void json(200, { datasets })
      }
      if (request.method === 'PUT') {
        const { due, ...wish } = JSON.parse(Buffer.concat(await request.toArray()).toString('utf8'))
        return void json(200, { number: await platform.request({ ...wish, no, dueMs: parseRfc3339(due)! }) })
      }
      const answer = await platform.answerOf(no)
      json(200, answer.state === 'waiting' ? answer : { ...answer, at: toRfc3339(answer.atMs) })
    } catch (error) {
      json(error instanceof OutsideTrouble ? 404 : 500, {})
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, close: () => new Promise((resolve) => server.close(resolve)) }
}
