import type { CaseFilters } from '#modules/cases/contract.ts'

export interface ListBehind {
  filters: CaseFilters
  /** Address in the console, `/c/cases?...`. */
  href: string
}

/** The page of cases names the case that is open beside the list by `open`. */
const NAMES: Readonly<Record<string, string>> = { open: 'ongoing' }

/** The list of cases behind a number: what the operation takes, and the page that shows it. */
export function listBehind(filters: CaseFilters): ListBehind {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(filters))
    for (const one of Array.isArray(value) ? value : [value]) query.append(NAMES[name] ?? name, String(one))
  return { filters, href: `/c/cases?${query}` }
}
