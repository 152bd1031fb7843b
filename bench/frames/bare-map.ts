import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import { ROOT } from '../../src/apps/discover.ts'

const LIBRARY = join(ROOT, 'node_modules/maplibre-gl/dist')
const FILES = ['maplibre-gl.mjs', 'maplibre-gl-shared.mjs', 'maplibre-gl-worker.mjs', 'maplibre-gl.css']

const PAGE = `<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="/maplibre-gl.css">
<style>html, body, #map { margin: 0; height: 100% }</style><div id="map"></div>
<script type="module">
import { Map, setWorkerUrl } from '/maplibre-gl.mjs'
setWorkerUrl('/maplibre-gl-worker.mjs')
const query = new URLSearchParams(location.search)
const map = new Map({
  container: 'map', attributionControl: false, fadeDuration: 0,
  center: [Number(query.get('lon')), Number(query.get('lat'))], zoom: Number(query.get('zoom')),
  style: {
    version: 8,
    sources: { points: { type: 'geojson', data: '/points.json?most=' + query.get('most') } },
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': '#f3f5f8' } },
      { id: 'points', type: 'circle', source: 'points', paint: { 'circle-radius': 5, 'circle-color': '#d9600a' } },
    ],
  },
})
map.once('idle', () => { document.title = 'drawn ' + map.queryRenderedFeatures({ layers: ['points'] }).length })
</script>`

/** A page with nothing but a map and circles: what the machine can do at best. */
export async function serveBareMap(
  points: readonly { lon: number; lat: number }[],
): Promise<{ url: string; server: Server }> {
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
    const name = pathname.slice(1)
    if (FILES.includes(name)) {
      response.setHeader('content-type', name.endsWith('.css') ? 'text/css' : 'text/javascript')
      response.end(await readFile(join(LIBRARY, name)))
      return
    }
    if (name === 'points.json') {
      const features = points.slice(0, Number(searchParams.get('most'))).map(({ lon, lat }) => ({
        type: 'Feature',
        properties: {},
        geometry: { type: 'Point', coordinates: [lon, lat] },
      }))
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify({ type: 'FeatureCollection', features }))
      return
    }
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(PAGE)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address() as { port: number }
  return { url: `http://127.0.0.1:${address.port}/`, server }
}
