import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { listSavedReports, listTopics } from '#modules/reports/contract.ts'
import { useCommand, useOperation } from '#ui/call.ts'
import { Inset, Lines } from '#ui/inset.tsx'
import { useWords } from '#ui/language.ts'
import { useSay } from '#ui/notice.tsx'
import { Card, EmptyState, Loaded, ProblemNotice } from '#ui/page.ts'
import { listStandingTopics, type StandingTopic, saveStandingTopic } from '../contract.ts'

const CYCLES = {
  week: { zh: '每周', en: 'weekly' },
  month: { zh: '每月', en: 'monthly' },
  quarter: { zh: '每季度', en: 'quarterly' },
} as const

/** Topics and shared reports that produce their bulletin on schedule. */
export function StandingTopics() {
  const { t } = useWords()
  const say = useSay()
  const reading = useOperation(listStandingTopics, {})
  const topics = useOperation(listTopics, {})
  const reports = useOperation(listSavedReports, {})
  const save = useCommand(saveStandingTopic)
  const [source, setSource] = useState<string>()
  const [cycle, setCycle] = useState<keyof typeof CYCLES>('month')
  const [question, setQuestion] = useState('')
  const add = async () => {
    if (!source) return
    const [of = '', sourceId = ''] = source.split(' ')
    const done = await save.run({ of: of as 'topic' | 'report', sourceId, question, cycle, active: true })
    if (!done) return
    setSource(undefined)
    setQuestion('')
    say(t({ zh: '已列入，下一期到时自动生成', en: 'Scheduled' }))
  }
  const change = ({ id, of, sourceId, question: asked, cycle: every, active }: StandingTopic) =>
    save.run({ id, of, sourceId, question: asked, cycle: every, active: !active })
  return (
    <Card title={t({ zh: '定期专题报告', en: 'Scheduled topic reports' })}>
      <Inset>
        <div className="row">
          <Select
            value={source}
            onChange={setSource}
            placeholder={t({ zh: '选一个专题或共享报表', en: 'A topic or shared report' })}
            aria-label={t({ zh: '专题或共享报表', en: 'Topic or shared report' })}
            style={{ width: 280 }}
            options={[
              ...(topics.data?.items ?? []).map(({ id, name }) => ({
                value: `topic ${id}`,
                label: t({ zh: `专题：${name}`, en: `Topic: ${name}` }),
              })),
              ...(reports.data?.items ?? [])
                .filter(({ shared }) => shared)
                .map(({ id, name }) => ({
                  value: `report ${id}`,
                  label: t({ zh: `报表：${name}`, en: `Report: ${name}` }),
                })),
            ]}
          />
          <Select
            value={cycle}
            onChange={setCycle}
            aria-label={t({ zh: '周期', en: 'How often' })}
            style={{ width: 104 }}
            options={Object.entries(CYCLES).map(([value, title]) => ({
              value: value as keyof typeof CYCLES,
              label: t(title),
            }))}
          />
          <Input
            value={question}
            maxLength={500}
            placeholder={t({ zh: '要回答的问题（可不填）', en: 'The question (optional)' })}
            aria-label={t({ zh: '要回答的问题', en: 'The question' })}
            style={{ width: 280 }}
            onChange={(event) => setQuestion(event.target.value)}
          />
          <Button type="primary" disabled={!source} loading={save.busy} onClick={() => void add()}>
            {t({ zh: '列入定期生成', en: 'Schedule' })}
          </Button>
        </div>
        {save.problem ? <ProblemNotice problem={save.problem} /> : null}
        <Loaded reading={reading} lines={3}>
          {({ items }) =>
            items.length === 0 ? (
              <EmptyState>
                {t({ zh: '还没有定期专题。选一个专题列入', en: 'None yet: choose a topic above' })}
              </EmptyState>
            ) : (
              <Lines>
                {items.map((item) => (
                  <li key={item.id}>
                    <span>
                      {item.name} · {t(CYCLES[item.cycle])} ·{' '}
                      {item.active ? t({ zh: '启用', en: 'active' }) : t({ zh: '停用', en: 'stopped' })}{' '}
                      <Button size="small" onClick={() => void change(item)}>
                        {item.active ? t({ zh: '停用', en: 'Stop' }) : t({ zh: '启用', en: 'Start' })}
                      </Button>
                    </span>
                    <span className="meta">{item.question}</span>
                  </li>
                ))}
              </Lines>
            )
          }
        </Loaded>
      </Inset>
    </Card>
  )
}
