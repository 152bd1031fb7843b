import { maskText } from '#core/text/mask-text.ts'
import { personBook } from '#modules/people/contract.ts'
import type { Call } from '#platform/call.ts'
import type { Runtime } from '#platform/runtime.ts'
import type { Notify, NotifyWish } from '../contract.ts'
import { noticeBook } from './notice-book.ts'
import { addNotices } from './notice-store.ts'

const MOST_RECEIVERS = 500

/** What other modules tell people. Numbers of persons that slipped into the words are masked before anything is stored. */
export function openNotify(runtime: Runtime): Notify {
  return {
    notify: async (given, wish) => {
      const call = given as Call
      if (!runtime.use(noticeBook).find(wish.kind)) throw new Error(`notice-kinds.json has no kind ${wish.kind}`)
      const persons = receivers(runtime, wish).slice(0, MOST_RECEIVERS)
      return addNotices(
        call.db,
        persons.map((personId) => ({
          id: call.newId(),
          personId,
          kind: wish.kind,
          level: null,
          titleZh: maskText(wish.title.zh),
          titleEn: maskText(wish.title.en),
          textZh: maskText(wish.text.zh),
          textEn: maskText(wish.text.en),
          link: wish.link ?? null,
          caseId: wish.caseId ?? null,
          dedupeKey: wish.dedupeKey,
        })),
        call.nowMs,
      )
    },
  }
}

function receivers(runtime: Runtime, { to }: NotifyWish): string[] {
  const book = runtime.use(personBook)
  const named = (to.personIds ?? []).filter((id) => book.find(id)?.active)
  const holders = (to.posts ?? []).flatMap((post) => book.holders(post, to.unit))
  return [...new Set([...named, ...holders])]
}
