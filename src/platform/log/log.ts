import { type DestinationStream, pino } from 'pino'
import { errorText } from './error-text.ts'

export interface Log {
  debug(facts: object, text: string): void
  info(facts: object, text: string): void
  warn(facts: object, text: string): void
  error(facts: object, text: string): void
}

/** Whatever stands under these names, at the top of the facts or one level below, is left out. */
const PERSONAL = [
  'phone',
  'name',
  'password',
  'token',
  'text',
  'title',
  'address',
  'account',
  'body',
  'input',
  'answer',
]

/** Structured lines on stderr, so that stdout stays free for data. Facts must hold no personal data; `error` is cleaned. */
export function openLog(level: string, to: DestinationStream = pino.destination({ fd: 2, sync: false })): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: () => `,"at":"${new Date().toISOString()}"`,
      redact: { paths: PERSONAL.flatMap((name) => [name, `*.${name}`]), remove: true },
      serializers: { error: errorText },
    },
    to,
  )
}
