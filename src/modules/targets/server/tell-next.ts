import type { Title } from '#core/module-card.ts'
import { notify } from '#modules/notices/contract.ts'
import { personBook } from '#modules/people/contract.ts'
import type { Call } from '#platform/call.ts'
import type { SheetCommand } from '../domain/sheet-chain.ts'
import type { LoadedSheet } from './load-sheets.ts'

type Moved = Exclude<SheetCommand, 'save'>

/** Tells whoever has the sheet now, or whoever waited for the answer. */
export async function tellNext(
  call: Call,
  { stored, facts }: LoadedSheet,
  command: Moved,
  said: { why: string; quoted: readonly string[] },
): Promise<void> {
  const name = `${facts.year} 年${facts.about.name}自评表`
  const news: Readonly<Record<Moved, Title | null>> = {
    submit: { zh: `${name}待审核`, en: `A sheet is waiting for review: ${name}` },
    withdraw: null,
    pass: { zh: `${name}待签发`, en: `A sheet is waiting for signature: ${name}` },
    return: { zh: `${name}被退回，请修改`, en: `A sheet was sent back: ${name}` },
    sign: { zh: `${name}已签发`, en: `A sheet was signed: ${name}` },
    reopen: { zh: `${name}已重新打开，请修改后再提交`, en: `A signed sheet was reopened: ${name}` },
  }
  const title = news[command]
  if (!title) return
  const text = [said.why, ...said.quoted].filter(Boolean).join('\n')
  await call.runtime.use(notify).notify(call, {
    to: receivers(call, stored.unit, command, stored.fillers),
    kind: 'general',
    title,
    text: { zh: text, en: text },
    link: `/c/sheets/${stored.id}`,
    dedupeKey: `sheet:${stored.id}:${stored.version}:${command}`,
  })
}

const NEXT_POST: Partial<Record<Moved, string>> = { submit: 'performanceReviewer', pass: 'leader' }

/** The post of the unit that has to act, of the whole district where the unit has nobody; else those who filled it in. */
function receivers(call: Call, unit: string, command: Moved, fillers: readonly string[]) {
  const post = NEXT_POST[command]
  if (post === undefined) return { personIds: fillers }
  const isHeld = call.runtime.use(personBook).holders(post, unit).length > 0
  return { posts: [post], ...(isHeld ? { unit } : {}) }
}
