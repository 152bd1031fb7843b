import { halfWidth } from './half-width.ts'
import { looksLikeIdentityNumber } from './identity-number.ts'
import { normalForm, type PersonalKind } from './normal-form.ts'

export interface PersonalSpan {
  kind: PersonalKind
  /** Code units of the text given; `end` is exclusive. */
  start: number
  end: number
  text: string
}

interface Pattern {
  kind: PersonalKind
  pattern: RegExp
  confirms?: (found: string, before: string) => boolean
}

/**
 * Finds identity numbers, telephones, bank accounts, plates, e-mail addresses and rooms in free text (domain §12.1, P2).
 * Names are not found: without a dictionary of people they can't be told from other words.
 * Where two readings overlap, the earlier pattern of the list wins; a doubtful number is found rather than missed.
 */
export function findPersonal(text: string): PersonalSpan[] {
  const searched = halfWidth(text)
  const spans: PersonalSpan[] = []
  for (const { kind, pattern, confirms } of PATTERNS) {
    for (const match of searched.matchAll(pattern)) {
      const [found] = match
      const start = match.index
      const end = start + found.length
      if (spans.some((span) => start < span.end && span.start < end)) continue
      if (confirms && !confirms(found, searched.slice(Math.max(0, start - 12), start))) continue
      spans.push({ kind, start, end, text: text.slice(start, end) })
    }
  }
  return spans.sort((a, b) => a.start - b.start)
}

const PROVINCE_SIGNS = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼'

// Every repeat is bounded: free text comes from strangers, and an unbounded one could be made to take minutes.
const PATTERNS: Pattern[] = [
  {
    kind: 'email',
    pattern: /(?<![A-Z0-9._%+-])[A-Z0-9._%+-]{1,64}@(?:[A-Z0-9-]{1,63}\.){1,5}[A-Z]{2,24}/gi,
  },
  {
    kind: 'idNumber',
    pattern: /(?<!\d)\d{6}[ -]?(?:\d{8}[ -]?\d{3}[\dX]|\d{9})(?![\dA-Z])/gi,
    confirms: (found) => looksLikeIdentityNumber(normalForm('idNumber', found)),
  },
  { kind: 'phone', pattern: /(?<!\d)(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)/g },
  {
    kind: 'bank',
    pattern: /(?<!\d)\d(?:[ -]?\d){11,29}(?![ -]?\d)/g,
    confirms: isAccount,
  },
  { kind: 'landline', pattern: /(?<!\d)[(]?0(?:10|2\d|[3-9]\d{2})[)]?[- ]?[1-9]\d{2,3}[- ]?\d{4}(?!\d)/g },
  {
    kind: 'plate',
    pattern: new RegExp(
      `[${PROVINCE_SIGNS}][A-HJ-NP-Z][ ·•.-]?(?:[A-HJ-NP-Z0-9]{5,6}(?![A-Z0-9])|[A-HJ-NP-Z0-9]{4}[挂学警港澳])`,
      'gi',
    ),
    confirms: (found) => /\d/.test(found),
  },
  {
    kind: 'address',
    pattern:
      /(?:[A-Z]?\d{1,4}[A-Z]?|[A-Z]|[一二三四五六七八九十]{1,3})(?:栋|幢|座|号楼)(?:[A-Z\d一二三四五六七八九十]{1,3}单元)?(?:\d{1,3}[楼层])?\d{2,5}(?:室|号|户|房)?|\d{1,3}单元\d{2,5}(?:室|号|户|房)?/gi,
  },
]

const ACCOUNT_WORD = /(卡号|账号|帐号|账户|帐户|银行卡|储蓄卡|信用卡)[^\d]{0,6}$/

/** A payment card passes the Luhn check of ISO/IEC 7812; any long number right behind the word for account is one too. */
function isAccount(found: string, before: string): boolean {
  const digits = found.replace(/\D/g, '')
  if (ACCOUNT_WORD.test(before)) return true
  return /^(62|4|5[1-5]|60|65|35|37|9)/.test(digits) && digits.length >= 15 && digits.length <= 19 && passesLuhn(digits)
}

function passesLuhn(digits: string): boolean {
  let sum = 0
  for (let at = 0; at < digits.length; at += 1) {
    const digit = Number(digits[digits.length - 1 - at])
    const weighed = at % 2 === 1 ? digit * 2 : digit
    sum += weighed > 9 ? weighed - 9 : weighed
  }
  return sum % 10 === 0
}
