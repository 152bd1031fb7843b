import { formatLimitEn, formatLimitZh } from '#core/time/limit.ts'
import { tableTime } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { To } from '#ui/navigation.tsx'
import { Card, Facts } from '#ui/page.ts'
import { appealTypes, closeKinds, confidentialities, urgencies, variants } from '../../domain/enums.ts'
import { useNames } from '../names.ts'
import type { CaseDetail } from './case-data.ts'

/** What is known of the case, in one order for all. */
export function CaseFacts({ detail }: { detail: CaseDetail }) {
  const { t, language } = useWords()
  const names = useNames()
  const state = detail.case
  const { place, flags } = state
  const none = t({ zh: '未定', en: 'not set' })
  const marks = [
    flags.emergency ? t({ zh: '应急', en: 'emergency' }) : null,
    flags.ownerless ? t({ zh: '权属不明', en: 'ownerless' }) : null,
    flags.incomplete ? t({ zh: '要素不全', en: 'incomplete' }) : null,
    flags.imported ? t({ zh: '历史导入', en: 'imported' }) : null,
    flags.synthetic ? t({ zh: '模拟数据', en: 'simulated' }) : null,
    state.complex ? t({ zh: '复杂疑难', en: 'complex' }) : null,
  ].filter((mark) => mark !== null)
  const caseLink = (id: string, label: string) => <To href={`/c/cases/${id}`}>{label}</To>
  const facts: (readonly [string, React.ReactNode])[] = [
    [
      t({ zh: '类别', en: 'Category' }),
      state.category ? `${names.className(state.category)} / ${names.category(state.category)}` : none,
    ],
    [t({ zh: '来源', en: 'Channel' }), `${names.channel(state.channel)}（${t(variants[state.variant])}）`],
    [t({ zh: '地址', en: 'Address' }), place.address ?? none],
    [
      t({ zh: '所在', en: 'Area' }),
      place.areaCode
        ? `${names.street(place.areaCode)} ${place.areaCode}${place.borderAmbiguous ? t({ zh: '（在边界上）', en: ' (on a border)' }) : ''}`
        : none,
    ],
    [t({ zh: '紧急程度', en: 'Urgency' }), t(urgencies[state.urgency])],
    [t({ zh: '诉求类型', en: 'Type' }), t(appealTypes[state.appealType])],
    [t({ zh: '保密', en: 'Secrecy' }), t(confidentialities[state.confidentiality])],
    [
      t({ zh: '处置时限', en: 'Limit' }),
      state.limit ? (language === 'zh' ? formatLimitZh(state.limit) : formatLimitEn(state.limit)) : none,
    ],
    [t({ zh: '上报时间', en: 'Reported' }), tableTime(state.reportedAt)],
  ]
  if (state.externalNo) facts.push([t({ zh: '来源编号', en: 'External no.' }), state.externalNo])
  if (state.round > 1)
    facts.push([t({ zh: '重开', en: 'Reopened' }), t({ zh: `第 ${state.round} 轮`, en: `round ${state.round}` })])
  if (state.master)
    facts.push([t({ zh: '主案', en: 'Master' }), caseLink(state.master, t({ zh: '打开主案', en: 'Open' }))])
  if (state.sameAs)
    facts.push([t({ zh: '疑似同案', en: 'Same as' }), caseLink(state.sameAs, t({ zh: '打开', en: 'Open' }))])
  if (state.slaves.length > 0)
    facts.push([
      t({ zh: '并入案件', en: 'Merged in' }),
      <span key="slaves">
        {state.slaves.map((id, index) => (
          <span key={id}>{caseLink(id, String(index + 1))} </span>
        ))}
      </span>,
    ])
  if (state.closeKind) facts.push([t({ zh: '结案方式', en: 'Closed as' }), t(closeKinds[state.closeKind])])
  if (marks.length > 0) facts.push([t({ zh: '标记', en: 'Marks' }), marks.join('、')])
  return (
    <Card title={t({ zh: '基本情况', en: 'Facts' })}>
      <Facts facts={facts} />
    </Card>
  )
}
