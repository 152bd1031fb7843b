import { Button, Select } from 'antd'
import { useState } from 'react'
import { useOperation } from '#ui/call.ts'
import { useKeys } from '#ui/keys.ts'
import { useWords } from '#ui/language.ts'
import { To, useAddressQuery, usePathPart } from '#ui/navigation.tsx'
import { Card, Facts, Loaded, Page } from '#ui/page.ts'
import { useMay } from '#ui/session.tsx'
import { Split } from '#ui/split.tsx'
import { getProject, type ProjectSheet } from '../../contract.ts'
import {
  BASIC_PART_NAMES,
  PROJECT_ATTRIBUTE_NAMES,
  PROJECT_CLASS_NAMES,
  PROJECT_KIND_NAMES,
  PROJECT_TYPE_NAMES,
} from '../../domain/project.ts'
import { yearOf } from '../../domain/year-of.ts'
import { words } from '../../words.ts'
import { groupDigits } from '../group-digits.ts'
import { AskLink } from '../questions/ask-link.tsx'
import { AdjustForm } from './adjust-form.tsx'
import css from './budget.module.css'
import { ChangesCard } from './changes-card.tsx'
import { EstimateForm } from './estimate-form.tsx'
import { Findings } from './findings.tsx'
import { LineForm } from './line-form.tsx'
import { AdjustmentsCard, LinesCard, SourcesCard } from './lines-cards.tsx'
import { MoneyUnitProvider, MoneyUnitSwitch } from './money.tsx'
import { PaymentForm } from './payment-form.tsx'
import { PaymentsCard } from './payments-card.tsx'
import { EstimatesCard, ProcurementCard } from './plan-cards.tsx'
import { ProcurementForm } from './procurement-form.tsx'
import { ProjectForm } from './project-form.tsx'
import { TakeBack, type Taken } from './take-back.tsx'
import { Totals } from './totals.tsx'
import { YearState } from './year-state.tsx'

export default function ProjectPage() {
  return (
    <MoneyUnitProvider>
      <Project key={usePathPart('projectId')} id={usePathPart('projectId')} />
    </MoneyUnitProvider>
  )
}

/** One project in one year: its money by source and line, what changed, what it was reckoned from, what was paid. */
function Project({ id }: { id: string }) {
  const { t } = useWords()
  const address = useAddressQuery()
  const mayKeep = useMay('ledger:keep')
  const maySeePayees = useMay('ledger:view-payments')
  const askedYear = yearOf(address.one('year'))
  const asked = askedYear === null ? {} : { year: askedYear }
  const reading = useOperation(getProject, { id, ...asked })
  const [taken, setTaken] = useState<Taken | null>(null)
  const { data } = reading
  const open = mayKeep ? (address.one('open') ?? '') : ''
  const show = (what: string | undefined) => {
    setTaken(null)
    address.change({ open: what })
  }
  const take = (what: Taken) => {
    address.change({ open: undefined })
    setTaken(what)
  }
  const canMove = mayKeep && data?.state === 'adopted'
  useKeys([
    { keys: 'R', title: { zh: '刷新', en: 'Refresh' }, run: reading.reload },
    { keys: 'N', title: { zh: '登记支付', en: 'Record a payment' }, run: () => show('payment'), enabled: canMove },
  ])
  const years = data ? [...new Set([...data.years.map(({ year }) => year), data.year])].sort((a, b) => b - a) : []
  return (
    <Page
      fill
      title={data?.project.name ?? t(words.projects)}
      note={
        data ? (
          <>
            <YearState state={data.state} />{' '}
            <To href={`/c/ledger?year=${data.year}`}>{t({ zh: '全部项目', en: 'All projects' })}</To>{' '}
            <AskLink project={data.project.id} year={data.year} figure={askedFigure(data)} />
          </>
        ) : null
      }
      actions={
        <>
          {data ? (
            <Select
              value={data.year}
              onChange={(year: number) => address.change({ year: `${year}`, open: undefined })}
              aria-label={t(words.year)}
              style={{ width: 104 }}
              options={years.map((value) => ({ value, label: t({ zh: `${value} 年`, en: `${value}` }) }))}
            />
          ) : null}
          <MoneyUnitSwitch />
          {canMove ? (
            <>
              <Button onClick={() => show('adjust')}>{t({ zh: '登记预算调整', en: 'Adjust' })}</Button>
              <Button type="primary" onClick={() => show('payment')}>
                {t({ zh: '登记支付', en: 'Record a payment' })}
              </Button>
            </>
          ) : null}
        </>
      }
    >
      <Split>
        <div className={css.sheet}>
          <Loaded reading={reading} lines={16}>
            {(sheet) => (
              <>
                <Card
                  title={t({ zh: `${sheet.year} 年预算和执行`, en: `Budget of ${sheet.year}` })}
                  extra={
                    mayKeep ? (
                      <Button size="small" onClick={() => show('project')}>
                        {t({ zh: '修改项目', en: 'Change the project' })}
                      </Button>
                    ) : null
                  }
                >
                  <Facts facts={factsOf(sheet, t)} />
                  <Totals execution={sheet.total} />
                </Card>
                {sheet.findings.length > 0 ? (
                  <Card flush title={t({ zh: '合计不相符', en: 'Sums that do not agree' })}>
                    <Findings findings={sheet.findings} />
                  </Card>
                ) : null}
                <SourcesCard sheet={sheet} />
                <LinesCard
                  sheet={sheet}
                  onAdd={mayKeep && sheet.state !== 'closed' ? () => show('line') : undefined}
                  onEdit={mayKeep && sheet.state === 'draft' ? (line) => show(`line:${line.id}`) : undefined}
                  onRemove={mayKeep && sheet.state === 'draft' ? (line) => take({ kind: 'line', line }) : undefined}
                />
                <AdjustmentsCard
                  sheet={sheet}
                  onTakeBack={canMove ? (adjustment) => take({ kind: 'adjustment', adjustment }) : undefined}
                />
                <EstimatesCard
                  sheet={sheet}
                  onAdd={mayKeep && sheet.state === 'draft' ? () => show('estimate') : undefined}
                  onEdit={mayKeep && sheet.state === 'draft' ? (row) => show(`estimate:${row.id}`) : undefined}
                  onRemove={
                    mayKeep && sheet.state === 'draft' ? (estimate) => take({ kind: 'estimate', estimate }) : undefined
                  }
                />
                <ProcurementCard
                  sheet={sheet}
                  onAdd={mayKeep && sheet.state !== 'closed' ? () => show('procurement') : undefined}
                  onEdit={mayKeep && sheet.state !== 'closed' ? (row) => show(`procurement:${row.id}`) : undefined}
                  onRemove={
                    mayKeep && sheet.state !== 'closed'
                      ? (procurement) => take({ kind: 'procurement', procurement })
                      : undefined
                  }
                />
                {maySeePayees ? (
                  <>
                    <PaymentsCard
                      projectId={sheet.project.id}
                      year={sheet.year}
                      onTakeBack={canMove ? (payment) => take({ kind: 'payment', payment }) : undefined}
                    />
                    <ChangesCard projectId={sheet.project.id} />
                  </>
                ) : null}
              </>
            )}
          </Loaded>
        </div>
        {data && taken ? <TakeBack taken={taken} onClose={() => setTaken(null)} /> : null}
        {data && open && !taken ? (
          <OpenForm key={open} what={open} sheet={data} onClose={() => show(undefined)} />
        ) : null}
      </Split>
    </Page>
  )
}

function OpenForm({ what, sheet, onClose }: { what: string; sheet: ProjectSheet; onClose(): void }) {
  const [kind, id] = what.split(':')
  const of = <Row extends { id: string }>(rows: readonly Row[]) => rows.find((row) => row.id === id) ?? null
  switch (kind) {
    case 'project':
      return <ProjectForm before={sheet.project} onDone={onClose} onClose={onClose} />
    case 'line':
      return <LineForm sheet={sheet} before={of(sheet.lines)} onClose={onClose} />
    case 'estimate':
      return <EstimateForm sheet={sheet} before={of(sheet.estimates)} onClose={onClose} />
    case 'procurement':
      return <ProcurementForm sheet={sheet} before={of(sheet.procurement)} onClose={onClose} />
    case 'adjust':
      return <AdjustForm sheet={sheet} onClose={onClose} />
    case 'payment':
      return <PaymentForm sheet={sheet} onClose={onClose} />
    default:
      return null
  }
}

function factsOf({ project }: ProjectSheet, t: ReturnType<typeof useWords>['t']) {
  const { kind, class: type, attribute, basicPart, fromYear, toYear } = project
  const facts: [string, string][] = [
    [t({ zh: '代码', en: 'Key' }), project.key],
    [t({ zh: '支出类别', en: 'Kind' }), t(PROJECT_KIND_NAMES[kind])],
  ]
  if (type) facts.push([t({ zh: '项目类别', en: 'Class' }), t(PROJECT_CLASS_NAMES[type])])
  if (attribute) facts.push([t({ zh: '项目属性', en: 'Attribute' }), t(PROJECT_ATTRIBUTE_NAMES[attribute])])
  if (project.type) facts.push([t({ zh: '项目类型', en: 'Type' }), t(PROJECT_TYPE_NAMES[project.type])])
  if (basicPart) facts.push([t({ zh: '基本支出', en: 'Part' }), t(BASIC_PART_NAMES[basicPart])])
  facts.push(
    [t({ zh: '实施科室', en: 'Carried out by' }), project.implementer],
    [t({ zh: '起止年度', en: 'Years' }), `${fromYear} – ${toYear ?? t({ zh: '长期', en: 'open' })}`],
  )
  const names = [...project.shortNames, ...project.formerNames]
  if (names.length > 0) facts.push([t({ zh: '又称', en: 'Also' }), names.join('、')])
  return facts
}

/** What a deputy saw when asking. */
function askedFigure({ project, total }: ProjectSheet): string {
  const { adjusted, executed } = total
  return `${project.name}：调整后预算 ${groupDigits(adjusted)} 元，已执行 ${groupDigits(executed)} 元`
}
