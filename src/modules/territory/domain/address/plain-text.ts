import { halfWidth } from '#core/text/half-width.ts'

/** Nobody tells an address in more than this; what follows is not read. */
const LONGEST_TEXT = 1000

const CHINESE_NUMBER = /[〇零幺一二两三四五六七八九十百千]+(?=号|栋|幢|座|单元|室|层|弄)/g
/** 滨江路十八门口: without 号, but nothing that a road's name could go on with. */
const CHINESE_NUMBER_LAST = /(?<=[路街巷道里])[〇零幺一二三四五六七八九十百千]{2,}(?=$|[,。;!?、的门楼旁边])/g
const DIGIT_OF: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  幺: 1,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}

/** One way to write each thing: half-width, no blanks or brackets, digits before 号, 栋 for every word for a block. */
export function plainText(text: string): string {
  return halfWidth(text.slice(0, LONGEST_TEXT))
    .toUpperCase()
    .replace(/(?<=\d)[ \u3000]+(?=\d)/g, '-')
    .replace(/[\s()[\]{}<>《》〈〉【】「」“”"'‘’_·]+/g, '')
    .replace(/[—–－~～]/g, '-')
    .replace(/(?<=\d)#/g, '号')
    .replace(CHINESE_NUMBER, (words) => String(numberInWords(words)))
    .replace(CHINESE_NUMBER_LAST, (words) => String(numberInWords(words)))
    .replace(/(?<=\d)[幢座]/g, '栋')
}

/** 十八 → 18, 一百零二 → 102, 一千零五 → 1005, 二〇三 → 203, 幺二 → 12. */
function numberInWords(words: string): number {
  if (!/[十百千]/.test(words)) return Number([...words].map((word) => DIGIT_OF[word]).join(''))
  let sum = 0
  let digit = 0
  for (const word of words) {
    if (word === '千') sum += (digit || 1) * 1000
    else if (word === '百') sum += (digit || 1) * 100
    else if (word === '十') sum += (digit || 1) * 10
    digit = DIGIT_OF[word] ?? 0
  }
  return sum + digit
}
