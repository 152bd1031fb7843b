import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { asProblem, type Problem, saveFile, useOperation } from '#ui/call.ts'
import { clockTime } from '#ui/format.ts'
import { KeyHint, useKeys } from '#ui/keys.ts'
import { useWords } from '#ui/language.ts'
import { useAddressQuery } from '#ui/navigation.tsx'
import { EmptyState, Loaded, Page, ProblemNotice } from '#ui/page.ts'
import { useMay } from '#ui/session.tsx'
import { Filters, Split, SplitList } from '#ui/split.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { exportStandingRules, listStandingRules, type StandingRuleRow } from '../../contract.ts'
import { RULE_KIND_NAMES, RULE_KINDS, RULE_STATES } from '../../domain/standing-rule/standing-rule.ts'
import { words } from '../../words.ts'
import { RuleForm } from './rule-form.tsx'
import { RuleLight } from './rule-light.tsx'
import { RulePanel } from './rule-panel.tsx'
import { RULE_STATE_NAMES, WHY_NOT } from './rule-words.ts'

/** Standing rules and archive rules with their owners, lights and days of review: what the word 健全 rests on. */
export default function StandingRulesPage() {
  const { t } = useWords()
  const address = useAddressQuery()
  const mayKeep = useMay('targets:keep-rules')
  const [problem, setProblem] = useState<Problem | null>(null)
  const kind = RULE_KINDS.find((one) => one === address.one('kind'))
  const state = RULE_STATES.find((one) => one === address.one('state'))
  const text = address.one('text') ?? undefined
  const reading = useOperation(listStandingRules, {
    ...(kind ? { kind } : {}),
    ...(state ? { state } : {}),
    ...(text ? { text } : {}),
  })
  const rows = reading.data?.items ?? []
  const counts = reading.data?.counts
  const open = address.one('open')
  const row = rows.find((one) => one.id === open)
  const editing = mayKeep && (open === 'new' || address.one('edit') === '1')
  const create = () => address.change({ open: 'new', edit: undefined })
  const close = () => address.change({ open: undefined, edit: undefined })
  useKeys([
    { keys: 'N', title: { zh: '登记制度', en: 'New rule' }, run: create, enabled: mayKeep },
    { keys: 'R', title: { zh: '刷新', en: 'Refresh' }, run: reading.reload },
  ])
  const take = () => {
    setProblem(null)
    saveFile(exportStandingRules, { format: 'xlsx' }).catch((thrown: unknown) => setProblem(asProblem(thrown)))
  }
  const columns: Column<StandingRuleRow>[] = [
    {
      id: 'state',
      title: { zh: '状态', en: 'State' },
      width: '96px',
      cell: (one) => <RuleLight state={one.state} over={isOver(one)} />,
    },
    {
      id: 'title',
      title: { zh: '制度', en: 'Rule' },
      phone: 'lead',
      cell: (one) => one.title,
      hint: (one) => one.title,
    },
    { id: 'no', title: { zh: '文号', en: 'No.' }, width: '176px', wide: true, cell: (one) => one.no || '—' },
    {
      id: 'kind',
      title: { zh: '类别', en: 'Kind' },
      width: '88px',
      wide: true,
      cell: (one) => t(RULE_KIND_NAMES[one.kind]),
    },
    { id: 'owner', title: { zh: '责任人', en: 'Owner' }, width: '88px', cell: (one) => one.ownerName },
    {
      id: 'issued',
      title: { zh: '印发', en: 'Issued' },
      width: '104px',
      wide: true,
      phone: 'no',
      cell: (one) => one.issuedOn,
    },
    { id: 'due', title: { zh: '复审到期', en: 'Review due' }, width: '104px', cell: (one) => one.due },
    { id: 'left', title: { zh: '剩余（自然日）', en: 'Days left' }, width: '128px', cell: (one) => <Left row={one} /> },
  ]
  const said = counts
    ? t({
        zh: `${counts.inForce} 项在用，${counts.due} 项待复审，${counts.lapsed} 项失效`,
        en: `${counts.inForce} in force, ${counts.due} due, ${counts.lapsed} lapsed`,
      })
    : ''
  return (
    <Page
      fill
      title={t(words.standingRules)}
      note={
        reading.answeredAtMs > 0
          ? `${said} · ${t({ zh: `数据截至 ${clockTime(reading.answeredAtMs)}`, en: `as of ${clockTime(reading.answeredAtMs)}` })}`
          : null
      }
      actions={
        <>
          <Button onClick={take}>{t({ zh: '导出清单', en: 'Export' })}</Button>
          {mayKeep ? (
            <Button type="primary" onClick={create}>
              {t({ zh: '登记制度', en: 'New rule' })}
              <KeyHint keys="N" />
            </Button>
          ) : null}
        </>
      }
    >
      <Filters>
        <Select
          value={state}
          onChange={(value) => address.change({ state: value })}
          allowClear
          placeholder={t({ zh: '全部状态', en: 'All states' })}
          aria-label={t({ zh: '状态', en: 'State' })}
          style={{ width: 120 }}
          options={RULE_STATES.map((value) => ({ value, label: t(RULE_STATE_NAMES[value]) }))}
        />
        <Select
          value={kind}
          onChange={(value) => address.change({ kind: value })}
          allowClear
          placeholder={t({ zh: '全部类别', en: 'All kinds' })}
          aria-label={t({ zh: '类别', en: 'Kind' })}
          style={{ width: 120 }}
          options={RULE_KINDS.map((value) => ({ value, label: t(RULE_KIND_NAMES[value]) }))}
        />
        <Input.Search
          allowClear
          defaultValue={text ?? ''}
          placeholder={t({ zh: '名称、文号或责任人', en: 'Title, number or owner' })}
          aria-label={t({ zh: '名称、文号或责任人', en: 'Title, number or owner' })}
          onSearch={(value) => address.change({ text: value.trim() })}
          style={{ width: 208 }}
        />
      </Filters>
      <ProblemNotice problem={problem} close={() => setProblem(null)} />
      <Split>
        <SplitList>
          <Loaded reading={reading} lines={10}>
            {(found) => (
              <Table
                label={t(words.standingRules)}
                rows={found.items}
                columns={columns}
                rowKey={(one) => one.id}
                current={open}
                onOpen={(one) => address.change({ open: one.id, edit: undefined })}
                empty={
                  <EmptyState>
                    {kind || state || text
                      ? t({ zh: '没有符合条件的制度。清除筛选再看', en: 'Nothing matches. Clear the filters' })
                      : mayKeep
                        ? t({ zh: '还没有登记制度。按 N 登记', en: 'No rule yet. Press N to record one' })
                        : t({ zh: '本单位还没有登记制度', en: 'Your units have no rule yet' })}
                  </EmptyState>
                }
              />
            )}
          </Loaded>
        </SplitList>
        {editing ? (
          <RuleForm
            key={open}
            before={open === 'new' ? null : (row ?? null)}
            others={rows}
            onDone={(id) => address.change({ open: id, edit: undefined })}
            onClose={() => (open === 'new' ? close() : address.change({ edit: undefined }))}
          />
        ) : row ? (
          <RulePanel key={row.id} row={row} onEdit={() => address.change({ edit: '1' })} onClose={close} />
        ) : null}
      </Split>
    </Page>
  )
}

const isOver = ({ whyNot }: StandingRuleRow) => whyNot === 'ended' || whyNot === 'superseded'

function Left({ row }: { row: StandingRuleRow }) {
  const { t } = useWords()
  if (row.whyNot === 'overdue')
    return <span className="over">{t({ zh: `已过 ${-row.daysLeft} 天`, en: `${-row.daysLeft} days over` })}</span>
  if (row.whyNot) return t(WHY_NOT[row.whyNot])
  return t({ zh: `剩 ${row.daysLeft} 天`, en: `${row.daysLeft} days` })
}
