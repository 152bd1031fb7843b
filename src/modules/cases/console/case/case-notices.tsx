import { formatLimitEn, formatLimitZh } from '#core/time/limit.ts'
import { tableTime } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { Card, Facts } from '#ui/page.ts'
import { noticeKinds, supervisionForms } from '../../domain/enums.ts'
import { useNames } from '../names.ts'
import type { CaseDetail } from './case-data.ts'

type Rows = (readonly [string, React.ReactNode])[]

/** What presses on the case now: the open supervision, urges, reminder notes and instructions that wait for a reply. */
export function CaseNotices({ detail }: { detail: CaseDetail }) {
  const { t } = useWords()
  const names = useNames()
  const { supervision, notices } = detail.case
  const to = (unit: string | null) => (unit ? names.unit(unit) : t({ zh: '未定单位', en: 'no unit yet' }))
  return (
    <>
      {supervision ? (
        <Card
          title={t({
            zh: `${supervision.level} 级督办 ${supervision.no}`,
            en: `Supervision ${supervision.level} ${supervision.no}`,
          })}
        >
          <Facts
            facts={
              [
                [
                  t({ zh: '状态', en: 'State' }),
                  supervision.status === 'replied'
                    ? t({ zh: '已答复，待办结', en: 'replied' })
                    : t({ zh: '待答复', en: 'waits for a reply' }),
                ],
                [t({ zh: '方式', en: 'Form' }), t(supervisionForms[supervision.form])],
                [t({ zh: '督办单位', en: 'To' }), to(supervision.unit)],
                [t({ zh: '理由', en: 'Reason' }), supervision.reason],
                [t({ zh: '时间', en: 'At' }), tableTime(supervision.at)],
                ...(supervision.reply ? [[t({ zh: '答复', en: 'Reply' }), supervision.reply] as const] : []),
              ] satisfies Rows
            }
          />
        </Card>
      ) : null}
      {notices.map((notice) => (
        <Card key={notice.id} title={`${t(noticeKinds[notice.kind])} ${notice.no}`}>
          <Facts
            facts={
              [
                [t({ zh: '发给', en: 'To' }), to(notice.unit)],
                [t({ zh: '内容', en: 'Text' }), notice.text],
                [t({ zh: '时间', en: 'At' }), tableTime(notice.at)],
                ...(notice.replyLimit
                  ? [
                      [
                        t({ zh: '答复时限', en: 'Reply within' }),
                        t({ zh: formatLimitZh(notice.replyLimit), en: formatLimitEn(notice.replyLimit) }),
                      ] as const,
                    ]
                  : []),
              ] satisfies Rows
            }
          />
        </Card>
      ))}
    </>
  )
}
