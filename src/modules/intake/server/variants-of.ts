import { catalogueBook, type Variant } from '#modules/catalogue/contract.ts'
import type { Call } from '#platform/call.ts'

/** The variants that a case of this channel can have: so that nothing is looked up where none of them matters. */
export function variantsOf({ runtime }: Call, channel: string): Variant[] {
  const catalogue = runtime.use(catalogueBook)
  const own = catalogue.channel(channel)?.variant
  return [...(own ? [own] : []), ...catalogue.variantOverrides().map(({ variant }) => variant)]
}
