/** All numbers of the score, and nothing else: logarithms of odds unless a unit is named. */
export const LIKENESS_WEIGHTS = {
  place: {
    /** At the very place, falling with the square of the distance on the scale of the kind; heavy in the tail: a pin may be
        wrong by a block, and the address still right. */
    here: 2.6,
    fall: 1.6,
    least: -6,
    /** For each doubling (and more) of those who lie at the very same point: an address for want of a better one. */
    crowd: 0.35,
    samePointM: 5,
    /** Without a point the address counts more. */
    unknown: -0.5,
    addressAlone: 1.5,
  },
  address: { same: 1.4, nearNumber: 0.8, nearNumbers: 12, sameRoad: 0.3, roadAlone: 0.5, otherRoad: -0.4 },
  time: {
    at: 1.8,
    fall: 0.75,
    scaleHours: 1.5,
    stillOpen: 0.6,
    idleFall: 0.5,
    idleHours: 12,
  },
  outlived: { open: 0.3, most: 1, perHour: 0.45 },
  type: { same: 0.9, group: 0.2, other: -1.5 },
  words: { alike: 2.2, none: -0.6, said: 0.25 },
  sameUnit: 0.2,
  samePerson: 2,
  /** What a pair that was looked at is worth before anything is known of it: with it half of those at 0.5 are one matter. */
  prior: -3.2,
} as const
