import { createHash } from 'node:crypto'

/** SHA-256 over UTF-8, hex: what the draw is ordered by. */
export const digest = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')
