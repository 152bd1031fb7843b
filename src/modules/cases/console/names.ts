import { listCategories, listChannels } from '#modules/catalogue/contract.ts'
import { listUnits } from '#modules/people/contract.ts'
import { listAreas } from '#modules/territory/contract.ts'
import { useOperation } from '#ui/call.ts'
import { useWords } from '#ui/language.ts'

const HOUR = { freshForMs: 3_600_000 }

export interface Named {
  value: string
  label: string
}

/** Names for codes, asked once for the whole console; a code without a name is shown as it is. */
export function useNames() {
  const { language } = useWords()
  const categories = useOperation(listCategories, { withInactive: true }, HOUR).data
  const channels = useOperation(listChannels, {}, HOUR).data
  const units = useOperation(listUnits, { ended: true, limit: 3000 }, HOUR).data
  const streets = useOperation(listAreas, { level: 'street' }, HOUR).data
  const unitOf = (id: string) => units?.items.find((unit) => unit.id === id)
  const categoryOf = (code: string) => categories?.items.find((category) => category.code === code)
  return {
    categoryOf,
    unitOf,
    category: (code: string | null) => (code === null ? '' : (categoryOf(code)?.[language] ?? code)),
    className: (code: string) => categories?.classes.find((one) => code.startsWith(one.code))?.[language] ?? '',
    channel: (id: string) => channels?.items.find((channel) => channel.id === id)?.[language] ?? id,
    unit: (id: string | null) => (id === null ? '' : (unitOf(id)?.[language] ?? id)),
    street: (code: string | null) =>
      code === null ? '' : (streets?.items.find((area) => code.startsWith(area.code))?.name ?? code),
    categoryChoices: (categories?.items ?? [])
      .filter((category) => category.active)
      .map((category): Named & { find: string } => ({
        value: category.code,
        label: category[language],
        find: [category.zh, category.code, category.pinyinInitials, ...category.synonyms].join(' ').toLowerCase(),
      })),
    unitChoices: (units?.items ?? [])
      .filter((unit) => unit.active)
      .map((unit): Named & { kind: string; parentId: string | null } => ({
        value: unit.id,
        label: unit[language],
        kind: unit.kind,
        parentId: unit.parentId,
      })),
    channelChoices: (channels?.items ?? [])
      .filter((channel) => channel.active)
      .map((channel): Named => ({ value: channel.id, label: channel[language] })),
    streetChoices: (streets?.items ?? []).map((area): Named => ({ value: area.code, label: area.name })),
  }
}

export type Names = ReturnType<typeof useNames>
