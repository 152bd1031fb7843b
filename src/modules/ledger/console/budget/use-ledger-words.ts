import { useOperation } from '#ui/call.ts'
import { useWords } from '#ui/language.ts'
import { listLedgerWords } from '../../contract.ts'

const HOUR_MS = 3_600_000

/** Sources of money, functional items and economic classes to choose from, asked once for the whole console. */
export function useLedgerWords() {
  const { language } = useWords()
  const { data } = useOperation(listLedgerWords, {}, { freshForMs: HOUR_MS })
  const coded = (list: readonly { code: string; zh: string }[] | undefined, length: number) =>
    (list ?? [])
      .filter(({ code }) => code.length === length)
      .map(({ code, zh }) => ({ value: code, title: { zh: `${code} ${zh}`, en: `${code} ${zh}` } }))
  return {
    sources: data?.sources ?? [],
    sourceChoices: (data?.sources ?? []).map(({ id, zh, en }) => ({ value: id, title: { zh, en } })),
    sourceOptions: (data?.sources ?? []).map((source) => ({ value: source.id, label: source[language] })),
    functional: coded(data?.functionalItems, 7),
    economic: coded(data?.economicClasses, 5),
  }
}
