import { createReadStream, existsSync } from 'node:fs'
import { appendFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Title } from '#core/module-card.ts'
import { mask } from '#core/text/mask.ts'
import { toRfc3339 } from '#core/time/local.ts'
import type { MessageSender } from '#modules/notices/contract.ts'

/**
 * One line a message in `<data>/messages/<name>.jsonl`. A key that stands there already is not written again: a process
 * that died after writing and before saying so tries once more. Phones stand masked, for nobody rings them from here.
 */
export function openMessageFile(dataDir: string, name: string, title: Title): MessageSender {
  const folder = join(dataDir, 'messages')
  const path = join(folder, `${name}.jsonl`)
  return {
    title,
    simulated: true,
    send: async ({ key, person, phone, text, kind, again }) => {
      if (again && (await holds(path, key))) return
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const to = { account: person.account, name: person.name, phone: phone === null ? null : mask('phone', phone) }
      const line = { key, at: toRfc3339(Date.now()), simulated: true, kind, to, text }
      await appendFile(path, `${JSON.stringify(line)}\n`, { mode: 0o600 })
    },
  }
}

async function holds(path: string, key: string): Promise<boolean> {
  if (!existsSync(path)) return false
  const file = createReadStream(path, 'utf8')
  try {
    for await (const line of createInterface({ input: file })) if (line.includes(key)) return true
    return false
  } finally {
    file.destroy()
  }
}
