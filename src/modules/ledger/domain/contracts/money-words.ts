import type { Exact } from '#core/number/exact.ts'
import { inUnit, yuanText } from '../amount.ts'

/** `11502750.00元`, as vouchers write it. */
export const yuanWords = (yuan: Exact): string => `${yuanText(yuan)}元`

/** `3286.50万元`, all decimals that matter. */
export const wanWords = (yuan: Exact): string => `${inUnit(yuan, '万元')}万元`
