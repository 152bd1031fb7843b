/** The five parts of an appeal: who, when, where, why, what happened (domain §4.1). */
export interface Elements {
  name: boolean
  time: boolean
  place: boolean
  cause: boolean
  course: boolean
}

export const ELEMENT_NAMES = ['name', 'time', 'place', 'cause', 'course'] as const satisfies (keyof Elements)[]

const TIME =
  /[今昨前明后]天|[今昨当每]日|[上本下这]?(个)?(周|星期|礼拜|月)|早上|上午|中午|下午|傍晚|晚上|夜里|夜间|凌晨|半夜|刚才|刚刚|最近|近期|长期|一直|每天|[\d一二三四五六七八九十两几半]+(个)?(小时|分钟|天|日|周|月|年|点|时|号)|\d{1,2}[:：]\d{2}/
const CAUSE =
  /因为|由于|因[^此]|导致|造成|引起|原因|所以|致使|没有?人|没(装|修|清|盖|通|管)|未[^来]|无人|不(给|让|肯|予|按|及时|作为)|违规|违法|私自|擅自|乱|损坏|破损|破了|断了|开裂|塌陷|积水|扰民|坏了|丢失|丢了|堵塞|堵了|老化|脱落|施工|装修|拖欠|漏/
/** Fewer characters do not tell what happened. */
const SHORTEST_COURSE = 8

/** Which parts the text and the fields hold; a person corrects it by a tick, at intake or at acceptance. */
export function elementsOf(about: { text: string; named: boolean; placed: boolean }): Elements {
  const { text } = about
  return {
    name: about.named,
    time: TIME.test(text),
    place: about.placed,
    cause: CAUSE.test(text),
    course: [...text.replace(/[\s\p{P}]/gu, '')].length >= SHORTEST_COURSE,
  }
}
