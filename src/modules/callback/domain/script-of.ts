/** What the officer reads aloud; the citizen's own case in one breath, then the two questions. */
export function scriptOf(about: {
  district: string
  day: string
  title: string
  unit: string
  answer: string | null
  redone: boolean
}): { zh: string; en: string } {
  const { district, day, title, unit, answer, redone } = about
  const done = answer?.trim() ? `，办理情况是：${shorten(answer.trim())}` : ''
  const doneEn = answer?.trim() ? `: ${shorten(answer.trim())}` : ''
  return {
    zh: `您好，这里是${district}城市运行管理中心。您${day}反映的“${title}”，${unit}${redone ? '已重新办理' : '已办理'}${done}。请问问题解决了吗？您对办理满意吗？`,
    en: `Hello, this is the operations centre of ${district}. On ${day} you told us: “${title}”. ${unit} has ${redone ? 'worked on it again' : 'dealt with it'}${doneEn}. Is it solved? Are you satisfied?`,
  }
}

const LONGEST = 80

function shorten(text: string): string {
  const bare = text.replace(/[。.\s]+$/, '')
  return bare.length <= LONGEST ? bare : `${bare.slice(0, LONGEST)}……`
}
