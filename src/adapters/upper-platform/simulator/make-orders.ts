import { OFFSET_MS } from '#core/time/local.ts'
import type { NewMessage } from './city-book.ts'
import { pictureAs } from './picture.ts'
import { dice } from './trouble.ts'

export interface OrderWish {
  count: number
  seed: number
  /** Numbers begin with it. */
  prefix: string
  nowMs: number
  places: readonly { lon: number; lat: number }[]
}

const MATTERS = ['路灯不亮', '井盖破损', '垃圾未清', '道路坑洼', '占道经营', '夜间噪声']
const DAY_MS = 86_400_000

/**
 * Orders of an invented city with what follows each of them. Every twentieth names a category that no district has, and
 * is refused; one of twenty shows a picture; the numbers in the texts show afterwards in which order things arrived.
 */
export function makeOrders({ count, seed, prefix, nowMs, places }: OrderWish): (NewMessage & { thread: string })[] {
  const roll = dice(seed)
  const made: (NewMessage & { thread: string })[] = []
  for (let at = 1; at <= count; at++) {
    const order = `${prefix}-${String(at).padStart(5, '0')}`
    const thread = `O:${order}`
    let part = 0
    const add = (kind: string, body: Record<string, unknown>) => {
      part += 1
      made.push({ no: `${order}/${part}`, thread, kind, body })
    }
    const due = (days: number) => new Date(nowMs + days * DAY_MS + OFFSET_MS).toISOString().replace('Z', '+08:00')
    add('order', {
      title: `${MATTERS[at % MATTERS.length]} ${order}`,
      text: `市民反映${MATTERS[at % MATTERS.length]}，请核实处理。`,
      place: places[Math.floor(roll() * places.length)],
      appealType: 'inquiry',
      due: due(6),
      appellant: { name: '模拟市民', phone: `139${String(10_000_000 + at).slice(-8)}` },
      ...(at % 20 === 0 ? { category: '999999' } : {}),
      ...(at % 20 === 5 ? { attachments: [pictureAs(`${order}-photo`)] } : {}),
    })
    const supplements = 1 + Math.floor(roll() * 2)
    for (let each = 1; each <= supplements; each++) add('supplement', { text: `补充 ${each}/${order}` })
    if (roll() < 0.3) add('due', { due: due(8), reason: '市级同意顺延（模拟）' })
  }
  return made
}
