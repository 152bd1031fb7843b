import { parseArgs } from 'node:util'
import { seedDistrict } from '../seed-district.ts'
import { openHouse } from './open-house.ts'

/** Loads or completes the district's data; running it again changes nothing. */
export async function seed(words: string[]): Promise<number> {
  const { values } = parseArgs({ args: words, options: { demo: { type: 'boolean', default: false } } })
  const say = (text: string) => console.error(text)
  // Without an administrator nobody could sign in: an empty district begins with `init`.
  const house = await openHouse({ demo: values.demo, needsDistrict: !values.demo, say })
  try {
    await seedDistrict(house.runtime, house.config.demo ? 'demo' : 'defaults', say)
    return 0
  } finally {
    await house.close()
  }
}
