import type { Title } from '#core/module-card.ts'
import { type NotifyWish, notify } from '#modules/notices/contract.ts'
import { unitBook } from '#modules/people/contract.ts'
import type { Call } from '#platform/call.ts'
import { FORM_NAMES, MEASURE_NAMES, type Measure, type MeasureState } from '../domain/measure.ts'

const UNIT_POSTS = ['handlerLead', 'handlerOfficer', 'streetDispatcher']
const POST_OF_LEVEL = { III: 'supervisor', II: 'dutyChief', I: 'leader' } as const

/** New lines go to whoever has to answer, new answers to whoever asked. What the record says twice is told once. */
export async function tellMeasures(
  call: Call,
  caseId: string,
  measures: readonly Measure[],
  before: ReadonlyMap<string, MeasureState>,
): Promise<void> {
  const { notify: tell } = call.runtime.use(notify)
  for (const measure of measures) {
    const was = before.get(measure.id)
    // Who is urged by the rules has just been told by the warning that the urge follows from.
    if (was === undefined && isNews(measure)) await tell(call, openedWish(call, caseId, measure))
    if (was === 'open' && measure.state === 'answered' && measure.kind !== 'urge')
      await tell(call, answeredWish(caseId, measure))
  }
}

/** What was replaced or answered before anybody could read it is none; an instruction without a reply limit is over at once. */
function isNews({ kind, state, automatic }: Measure): boolean {
  if (kind === 'instruction') return true
  return state === 'open' && !(kind === 'urge' && automatic)
}

function openedWish(call: Call, caseId: string, measure: Measure): NotifyWish {
  const name = nameOf(measure)
  const centre = call.runtime
    .use(unitBook)
    .all()
    .find((unit) => unit.kind === 'opsCenter')
  return {
    to: measure.unit
      ? { posts: [...new Set([measure.post, ...UNIT_POSTS])], unit: measure.unit }
      : { posts: [measure.post], ...(centre ? { unit: centre.id } : {}) },
    kind: measure.kind,
    title:
      measure.state === 'open'
        ? { zh: `${name.zh} ${measure.no}，请按时答复`, en: `${name.en} ${measure.no}: an answer is due` }
        : { zh: `${name.zh} ${measure.no}，请查阅`, en: `${name.en} ${measure.no}: please read` },
    text: { zh: measure.text, en: measure.text },
    link: `/c/cases/${caseId}`,
    caseId,
    dedupeKey: `measure:${measure.id}`,
  }
}

function answeredWish(caseId: string, measure: Measure): NotifyWish {
  const name = nameOf(measure)
  const post = measure.level ? POST_OF_LEVEL[measure.level] : 'supervisor'
  return {
    to: measure.openedBy ? { personIds: [measure.openedBy] } : { posts: [post] },
    kind: 'reply',
    title: { zh: `${name.zh} ${measure.no} 已答复`, en: `${name.en} ${measure.no} was answered` },
    text: { zh: measure.answer ?? '', en: measure.answer ?? '' },
    link: `/c/cases/${caseId}`,
    caseId,
    dedupeKey: `answer:${measure.id}`,
  }
}

function nameOf({ kind, level, form }: Measure): Title {
  const name = MEASURE_NAMES[kind]
  if (kind !== 'supervision') return name
  const by = form && form !== 'written' ? FORM_NAMES[form] : undefined
  return {
    zh: `${levelZh(level)}${name.zh}${by ? `（${by.zh}）` : ''}`,
    en: `${name.en} of level ${level}${by ? ` (${by.en})` : ''}`,
  }
}

function levelZh(level: Measure['level']): string {
  return level === 'I' ? '一级' : level === 'II' ? '二级' : '三级'
}
