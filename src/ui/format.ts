/** Times, durations and numbers as the house writes them. */
export { count, percent, rate, shortCount } from './format/number.ts'
export {
  clockTime,
  dayAfter,
  dayStart,
  duration,
  type Instant,
  msOf,
  secondTime,
  sentenceDay,
  sentenceTime,
  shortTime,
  tableTime,
  today,
  workingDuration,
} from './format/time.ts'
export { useNow } from './format/use-now.ts'
