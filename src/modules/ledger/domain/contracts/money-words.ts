import { type Exact, exact, over } from '#core/number/exact.ts'
import { toFixedText, toText } from '#core/number/round-exact.ts'

const WAN = exact(10_000)

/** `11502750.00元`, as vouchers write it. */
export const yuanWords = (yuan: Exact): string => `${toFixedText(yuan, 2)}元`

/** `3286.5万元`, all decimals that it has. */
export const wanWords = (yuan: Exact): string => `${toText(over(yuan, WAN) as Exact)}万元`
