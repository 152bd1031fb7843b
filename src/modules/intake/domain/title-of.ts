/** What callers and board texts begin with and what says nothing of the matter. */
const OPENINGS =
  /^(您好|你好|领导好|尊敬的[^，,。：:]{0,12}|市民|来电人?|诉求人|网友|热线)?(反映|咨询|投诉|举报|求助|建议|表示|来电反映|来电咨询)?[，,：:。！!\s]+/
const VERBS = /^(我要|我想)?(市民|来电人?|诉求人|网友)?(来电)?(反映|咨询|投诉|举报|求助)(一下)?[：:，,]?/
const SENTENCE_END = /[。！？!?；;\n]/
const LONGEST = 30
/** A clause shorter than this says too little alone. */
const SHORTEST = 8

/** A title from the first words of a text: the first sentence without its greeting, cut at a comma where it is long. */
export function titleOf(text: string): string {
  const plain = text.trim().replace(/[^\S\n]+/g, ' ')
  const bare = plain.replace(OPENINGS, '').replace(VERBS, '').trim() || plain
  const sentence = (bare.split(SENTENCE_END).find((part) => part.trim() !== '') ?? '').trim()
  if (sentence.length <= LONGEST) return sentence.replace(/[，,、：:]$/, '')
  const cut = sentence.slice(0, LONGEST)
  const comma = Math.max(...['，', ',', '、', '：'].map((sign) => cut.lastIndexOf(sign)))
  return comma >= SHORTEST ? cut.slice(0, comma) : cut
}
