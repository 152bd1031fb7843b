import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { parseRfc3339, toRfc3339 } from '#core/time/local.ts'
import type { VideoPlatform } from '#modules/video/contract.ts'
import { OutsideTrouble } from '#platform/http/ask-outside.ts'

/** The wire form of README.md before any platform, with its key demanded. */
export async function serveWire(platform: VideoPlatform, key: string) {
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://here')
    const [, , id = '', part] = url.pathname.split('/').map(decodeURIComponent)
    const number = (name: string) => Number(url.searchParams.get(name))
    const json = (status: number, body: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    if (request.headers.authorization !== `Bearer ${key}`) return void json(401, {})
    try {
      if (part === 'still') {
        const { bytes, atMs } = await platform.still(id, parseRfc3339(url.searchParams.get('at') ?? ''))
        return void response.writeHead(200, { 'content-type': 'image/jpeg', 'x-still-at': toRfc3339(atMs) }).end(bytes)
      }
      if (part === 'live') {
        const link = await platform.live(id)
        if (link) json(200, { url: link.url, expiresAt: toRfc3339(link.expiresMs) })
        else response.writeHead(204).end()
        return
      }
      const wish = { lon: number('lon'), lat: number('lat'), radiusM: number('radius'), most: number('limit') }
      json(200, { cameras: await platform.camerasNear(wish) })
    } catch (error) {
      json(error instanceof OutsideTrouble ? 404 : 500, {})
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, close: () => new Promise((resolve) => server.close(resolve)) }
}
