import { DAY_MS, toRfc3339 } from '#core/time/local.ts'
import { notify } from '#modules/notices/contract.ts'
import type { Call } from '#platform/call.ts'
import { type Gap, gapNews, gapsOf, type LineEvent } from '../domain/line-gaps.ts'
import { hotlineRoom } from './hotline-room.ts'
import { isOn } from './keeping-store.ts'
import { addLineEvent, lineEventsAt } from './line-store.ts'

/** A gap that was over before anybody heard of it is told of while it is news. */
const NEWS_MS = DAY_MS

/** What a call centre says of its lines in one message. */
export interface LineHearing {
  hear(line: string, event: LineEvent): void
  keepAndTell(): Promise<void>
}

/** Every gap is told once when it opens and once when it ends, whatever number of times and in whatever order it is said. */
export function hearLines(call: Call, { simulated }: { simulated: boolean }): LineHearing {
  const batch = new Map<string, LineEvent[]>()
  const gapsSince = async (line: string, sinceMs: number) => gapsOf(await lineEventsAt(call.db, line, sinceMs))
  return {
    hear: (line, event) => {
      batch.set(line, [...(batch.get(line) ?? []), event])
    },
    keepAndTell: async () => {
      const tells = !simulated && (await isOn(call.db, 'lineAlarm'))
      for (const [line, events] of batch) {
        const sinceMs = events.reduce((least, { atMs }) => Math.min(least, atMs), Number.POSITIVE_INFINITY)
        const before = tells ? await gapsSince(line, sinceMs) : []
        for (const event of events) await addLineEvent(call.db, line, event)
        if (tells) await tellNews(call, line, before, await gapsSince(line, sinceMs))
      }
    },
  }
}

async function tellNews(call: Call, line: string, before: readonly Gap[], after: readonly Gap[]): Promise<void> {
  const number = call.runtime
    .use(hotlineRoom)
    .rules()
    .numbers.find(({ lines }) => lines.includes(line))
  const whose = {
    zh: `${number ? `${number.zh}的` : ''}线路 ${line}`,
    en: `Line ${line}${number ? ` of ${number.en}` : ''}`,
  }
  const { opened, closed } = gapNews(before, after)
  const isDown = after.some(({ toMs }) => toMs === null)
  for (const { fromMs, toMs } of opened) {
    if (toMs !== null) continue
    await tellOfLines(call, {
      title: { zh: `热线线路 ${line} 中断`, en: `Line ${line} of the hotline is down` },
      text: {
        zh: `${whose.zh} 自 ${minute(fromMs)} 起中断。请联系话务平台核实，并查看话务页面的线路状态。`,
        en: `${whose.en} is reported down since ${minute(fromMs)}. Call the call centre and look at the lines.`,
      },
      dedupeKey: `hotline.line:${line}:${fromMs}`,
    })
  }
  const over = [...closed, ...opened.filter(({ toMs }) => toMs !== null && toMs > call.nowMs - NEWS_MS)]
  if (isDown) return
  for (const { fromMs, toMs } of over) {
    const minutes = Math.ceil(((toMs ?? fromMs) - fromMs) / 60_000)
    await tellOfLines(call, {
      title: { zh: `热线线路 ${line} 已恢复`, en: `Line ${line} of the hotline works again` },
      text: {
        zh: `${whose.zh} 已恢复，${minute(fromMs)} 起中断 ${minutes} 分钟。`,
        en: `${whose.en} works again after ${minutes} minutes, down since ${minute(fromMs)}.`,
      },
      dedupeKey: `hotline.line:${line}:${fromMs}:over`,
    })
  }
}

export const minute = (ms: number): string => toRfc3339(ms).slice(0, 16).replace('T', ' ')

/** To the inbox of the duty chief and of the administrators. */
export async function tellOfLines(
  call: Call,
  said: { title: { zh: string; en: string }; text: { zh: string; en: string }; dedupeKey: string },
): Promise<void> {
  await call.runtime.use(notify).notify(call, {
    to: { posts: ['dutyChief', 'sysAdmin'] },
    kind: 'hotlineLine',
    link: '/c/calls?view=lines',
    ...said,
  })
}
