/** Features of one load: beyond it a layer is cut into several by whoever keeps it. */
export const MOST_FEATURES = 1_000_000
/** Different fields of all features together; a table for people to read has fewer. */
export const MOST_FIELDS = 60
/** Signs of one field's value. */
export const LONGEST_VALUE = 2000
/** Positions of one feature. */
export const MOST_POSITIONS = 100_000
/** Faults that are told before reading stops. */
export const MOST_FAULTS = 20
/** How far beyond the district a feature may lie: pipes and roads end where the neighbour's begin. */
export const MARGIN_M = 2000
/** A polygon below it is a slip of the pen. */
export const SMALLEST_M2 = 0.01
