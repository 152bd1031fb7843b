import type { Title } from '#core/module-card.ts'
import { useOperation } from '#ui/call.ts'
import { useWords } from '#ui/language.ts'
import { listWords } from '../contract.ts'

/** The district's own lists, asked once for the whole console; a key without a word is shown as it is. */
export function useListWords() {
  const { t } = useWords()
  const lists = useOperation(listWords, {}, { freshForMs: 3_600_000 }).data
  const nameIn = (words: readonly (Title & { key: string })[] | undefined) => (key: string) => {
    const word = words?.find((one) => one.key === key)
    return word ? t(word) : key
  }
  const choicesOf = (words: readonly (Title & { key: string })[] | undefined) =>
    (words ?? []).map(({ key, zh, en }) => ({ value: key, title: { zh, en } }))
  return {
    lists,
    care: nameIn(lists?.careKinds),
    visit: nameIn(lists?.visitKinds),
    service: nameIn(lists?.serviceKinds),
    need: nameIn(lists?.needKinds),
    industry: nameIn(lists?.industries),
    size: nameIn(lists?.sizes),
    choicesOf,
  }
}
