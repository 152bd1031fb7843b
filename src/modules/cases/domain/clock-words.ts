/** The one door to the words of the clocks module. */
export type { Clock } from '#modules/clocks/domain/clock.ts'
export type {
  ChangeEffect,
  ClockEffect,
  ClockSubject,
  ClockTerm,
  KeptClock,
  LapseEffect,
  PassOnEffect,
  PauseEffect,
  ResumeEffect,
  StartEffect,
  StopEffect,
} from '#modules/clocks/domain/clock-effect.ts'
export { type ClockName, clockCards } from '#modules/clocks/domain/clock-name.ts'
