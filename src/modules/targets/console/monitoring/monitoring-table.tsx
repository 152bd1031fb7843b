import { useWords } from '#ui/language.ts'
import { EmptyState } from '#ui/page.ts'
import { type Column, Table } from '#ui/table.tsx'
import type { MonitoredSubject, MonitoredTarget } from '../../contract.ts'
import { FORECAST_NAMES } from '../../domain/monitoring.ts'
import { StateMark } from '../plan/state-mark.tsx'
import css from '../targets.module.css'

/** Targets of a project with what is known of them at the end of the quarter. */
export function MonitoringTable({
  subject,
  current,
  open,
}: {
  subject: MonitoredSubject
  current: string | null
  open(id: string): void
}) {
  const { t } = useWords()
  const waiting = new Set(subject.openChanges.map((one) => one.targetId))
  const columns: Column<MonitoredTarget>[] = [
    {
      id: 'level2',
      title: { zh: '二级', en: 'Level 2' },
      width: '120px',
      wide: true,
      phone: 'no',
      cell: ({ target }) => target.level2.replace('指标', ''),
    },
    {
      id: 'level3',
      title: { zh: '指标', en: 'Target' },
      phone: 'lead',
      cell: ({ target }) => (
        <span className={target.state === 'withdrawn' ? css.gone : undefined}>{target.level3}</span>
      ),
      hint: ({ target }) => target.level3,
    },
    {
      id: 'weight',
      title: { zh: '权重', en: 'Weight' },
      width: '64px',
      align: 'right',
      phone: 'no',
      cell: ({ target }) => target.weightInForce,
    },
    {
      id: 'value',
      title: { zh: '目标值', en: 'Value' },
      width: '128px',
      cell: ({ target }) => target.printed,
      hint: ({ target }) => target.printed,
    },
    {
      id: 'actual',
      title: { zh: '截至完成', en: 'So far' },
      width: '112px',
      cell: ({ target, line }) =>
        line ? (line.actualText ?? `${line.actual ?? ''}${target.valueUnit ?? ''}`) : <span className="meta">—</span>,
    },
    {
      id: 'reached',
      title: { zh: '已达到', en: 'Reached' },
      width: '72px',
      wide: true,
      phone: 'no',
      cell: ({ reached }) =>
        reached === null ? (
          '—'
        ) : reached ? (
          <span className={css.ok}>{t({ zh: '✓ 是', en: '✓ yes' })}</span>
        ) : (
          t({ zh: '尚未', en: 'not yet' })
        ),
    },
    {
      id: 'forecast',
      title: { zh: '全年研判', en: 'Forecast' },
      width: '104px',
      cell: ({ target, line }) =>
        target.state === 'withdrawn' ? (
          <StateMark state="withdrawn" name={{ zh: '已撤销', en: 'Withdrawn' }} />
        ) : waiting.has(target.id) ? (
          <StateMark state="open" name={{ zh: '变更待批', en: 'Change waits' }} />
        ) : line ? (
          <StateMark state={line.forecast} name={FORECAST_NAMES[line.forecast]} />
        ) : (
          <b className={css.near}>{t({ zh: '未填', en: 'to fill in' })}</b>
        ),
    },
    {
      id: 'reason',
      title: { zh: '原因和措施', en: 'Reason and measure' },
      width: '216px',
      wide: true,
      phone: 'no',
      cell: ({ line }) => [line?.reason, line?.measure].filter(Boolean).join('；') || '—',
      hint: ({ line }) => [line?.reason, line?.measure].filter(Boolean).join('；'),
    },
  ]
  return (
    <Table
      label={t({ zh: `${subject.name}的监控`, en: `Monitoring of ${subject.name}` })}
      rows={subject.targets}
      columns={columns}
      rowKey={({ target }) => target.id}
      current={current}
      onOpen={({ target }) => open(target.id)}
      empty={<EmptyState>{t({ zh: '这个项目没有指标', en: 'The project has no target' })}</EmptyState>}
    />
  )
}
