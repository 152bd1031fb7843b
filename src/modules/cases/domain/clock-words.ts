/** The words of the clocks module that the life cycle speaks. */
export type { Clock, ClockEffect, ClockName, ClockSubject, ClockTerm, KeptClock } from '#modules/clocks/contract.ts'
export { clockCards, findOwnClock, ownClockNames } from '#modules/clocks/contract.ts'
