import { today } from '#ui/format.ts'
import { type AddressQuery, useAddressQuery } from '#ui/navigation.tsx'

/** The year of the address, else the current one. */
export function useYear(): { address: AddressQuery; year: number; thisYear: number } {
  const address = useAddressQuery()
  const thisYear = yearOf(today())
  const asked = address.one('year')
  return { address, thisYear, year: asked && /^20\d\d$/.test(asked) ? yearOf(asked) : thisYear }
}

const yearOf = (text: string) => Number.parseInt(text.slice(0, 4), 10)
