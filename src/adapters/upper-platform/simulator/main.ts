import { parseArgs } from 'node:util'
import { CityBook } from './city-book.ts'
import { deliverDown } from './deliver-down.ts'
import { fetchUp } from './fetch-up.ts'
import { serveCity } from './serve-city.ts'
import { CALM, dice, type Trouble } from './trouble.ts'

/**
 * SIMULATOR of the city platform, for tests and demonstrations; it is no part of a running district.
 * node src/adapters/upper-platform/simulator/main.ts --port 18600 --book /tmp/city.jsonl
 *   --district http://127.0.0.1:8080/api/v1/exchange/deliveries --key yw_... --secret ... [--trouble '{"delayMs":50}']
 */
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '18600' },
    book: { type: 'string' },
    district: { type: 'string' },
    key: { type: 'string', default: '' },
    secret: { type: 'string' },
    name: { type: 'string', default: 'city' },
    trouble: { type: 'string', default: '{}' },
  },
})
const { book: path, district, secret } = values
if (!path || !district || !secret) {
  console.error(
    'usage: main.ts --book FILE --district URL --secret TEXT [--key KEY] [--port N] [--name NAME] [--trouble JSON]',
  )
  process.exit(2)
}
const trouble: Trouble = { ...CALM, ...(JSON.parse(values.trouble) as Partial<Trouble>) }
const roll = dice(trouble.seed)
const book = new CityBook(path)
serveCity(book, secret, trouble, roll).listen(Number(values.port), '127.0.0.1', () => {
  console.log(`simulated city platform on http://127.0.0.1:${values.port}, ${book.threads.size} threads known`)
})
const there = { url: district, key: values.key, secret, cityName: values.name }
deliverDown(book, there, trouble, roll)
fetchUp(book, there)
