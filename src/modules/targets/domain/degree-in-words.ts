/** Degree of a result told in words. */
export interface ToldDegree {
  degree: 'met' | 'partly' | 'missed'
  /** The sheet says the degree itself; else it is what a reader makes of free words. */
  isStated: boolean
}

/** Set words of the forms (财预〔2020〕10号): 达成预期指标, 部分达成预期指标并具有一定效果, 未达成预期指标且效果较差. */
const STATED_MISSED = /^(未|没有|尚未)(能)?(完成|达成|达到|实现|达标)|^不(达标|合格|及时)$/
const STATED_PARTLY = /^(部分|基本|大部分)(已)?(完成|达成|达到|实现|达标)|^持平$|^与?(上年|去年|往年)(基本)?持平$/
const STATED_MET =
  /^(已|全部|全面|均|按期|按时|如期)*(达成|完成|达到|实现)(年度|预期|既定|全部)?(指标|目标|任务|绩效)*$/

const MISSED =
  /(未|没有?|尚未|还未|未能|无法)(按期|按时|及时|全部)?(完成|达成|达到|实现|达标|开展|实施|执行|启动|通过|验收|建成|提升|提高|见效|落实)|不达标|不合格|不及时|较差|很差/
const PARTLY =
  /(?<!各|全)部分|基本(完成|达成|达到|实现|满足|符合|保障)|持平|有待|进行中|推进中|建设中|未完全|尚需|仍需|接近(目标|完成)|一般$|^(基本|部分|大部分|不够)$/
/** What may stand around the target's own words and leave the degree as they state it. */
const STRONGER = /^(已|均|全部|全面|有效|明显|显著|有所|持续|进一步|不断|稳步|逐步|大幅|较上年|较去年|得到)*$/
/** What was wanted not to change has been reached by not changing. */
const STEADY = /持平|稳定|保持|维持|不(下降|降低|增加|上升)/
const OPPOSITES: readonly [RegExp, RegExp][] = [
  [/提升|提高|增长|增加|上升|增强|改善/, /^(有所|明显|略有|小幅)?(下降|降低|减少|恶化|减弱)$/],
  [/下降|降低|减少/, /^(有所|明显|略有|小幅)?(上升|增加|增长|提高)$/],
]

/** The target's own words, or stronger ones, are reached. */
export function degreeInWords(wantedWords: string, saidWords: string): ToldDegree {
  const [wanted, said] = [plain(wantedWords), plain(saidWords)]
  if (wanted === said || STATED_MET.test(said)) return { degree: 'met', isStated: true }
  if (STATED_MISSED.test(said)) return { degree: 'missed', isStated: true }
  if (STATED_PARTLY.test(said)) return { degree: STEADY.test(wanted) ? 'met' : 'partly', isStated: true }
  if (wanted !== '' && NEGATIONS.some((no) => said.endsWith(no + wanted))) return { degree: 'missed', isStated: true }
  const rest = wanted === '' ? said : said.replaceAll(wanted, '')
  if (OPPOSITES.some(([want, got]) => want.test(wanted) && got.test(said))) return { degree: 'missed', isStated: true }
  if (MISSED.test(said) && !MISSED.test(wanted)) return { degree: 'missed', isStated: false }
  if (PARTLY.test(rest) && !PARTLY.test(wanted) && !(STEADY.test(rest) && STEADY.test(wanted)))
    return { degree: 'partly', isStated: false }
  return { degree: 'met', isStated: rest !== said && STRONGER.test(rest) }
}

const NEGATIONS = ['不', '未', '没', '没有', '尚未']
const plain = (words: string): string => words.replace(/[\s，。；、！]/g, '')
