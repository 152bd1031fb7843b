/**
 * What the product must not say: it speaks of itself, not of the desk at which it was made. Each entry has a sample, with
 * which the check proves that it still finds it. This file alone may hold the words.
 */
export interface ForeignWord {
  pattern: RegExp
  sample: string
  why: string
}

export const FOREIGN_WORDS: readonly ForeignWord[] = [
  {
    pattern: /(?<![\w.-])\/(work|home|root|Users)\/[a-z.]/,
    sample: 'see /work/main/src',
    why: 'a path of one machine',
  },
  { pattern: /\.library\b/, sample: 'see .library/search', why: 'a place outside the repository' },
  {
    pattern: /\bshared\/(domain|data|DESIGN|UX)\b/,
    sample: 'from shared/domain',
    why: 'a place outside the repository',
  },
  {
    pattern: /\b(DESIGN|DOMAIN|UX)\.md\b/,
    sample: 'DESIGN.md §2',
    why: 'a paper that is not here: cite the rule itself',
  },
  { pattern: /\/tmp\/(briefs|npm\.lock)/, sample: '/tmp/briefs/one.md', why: 'a path of one machine' },
  { pattern: /\b(house|spine)\.md\b/, sample: 'house.md', why: 'a paper that is not here' },
  { pattern: /\bissue [A-Z]\b/, sample: 'asked for in issue B', why: 'a request that a reader cannot look up' },
  { pattern: /\bhelper-[a-z0-9]/, sample: 'by helper-3', why: 'who wrote it is in the history' },
]
