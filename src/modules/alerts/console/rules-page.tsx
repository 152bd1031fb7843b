import { Button } from 'antd'
import { useOperation } from '#ui/call.ts'
import { percent, tableTime } from '#ui/format.ts'
import { KeyHint, useKeys } from '#ui/keys.ts'
import { useWords } from '#ui/language.ts'
import { To, useAddressQuery } from '#ui/navigation.tsx'
import { EmptyState, Loaded, Page } from '#ui/page.ts'
import { useMay } from '#ui/session.tsx'
import { Split, SplitList } from '#ui/split.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { listRules, type RuleRow } from '../contract.ts'
import { RULE_KIND_NAMES } from '../domain/rule.ts'
import { words } from '../words.ts'
import { LevelMark } from './level-mark.tsx'
import { RulePanel } from './rule-panel.tsx'

/** The rules in force, and how often what they said was right. */
export default function RulesPage() {
  const { t } = useWords()
  const address = useAddressQuery()
  const mayEdit = useMay('alerts:edit-rules')
  const reading = useOperation(listRules, {})
  const open = address.one('open')
  const create = () => address.change({ open: 'new' })
  const close = () => address.change({ open: undefined })
  useKeys([
    { keys: 'N', title: { zh: '新增规则', en: 'New rule' }, run: create, enabled: mayEdit },
    { keys: 'R', title: { zh: '刷新', en: 'Refresh' }, run: reading.reload },
  ])
  const columns: Column<RuleRow>[] = [
    {
      id: 'level',
      title: { zh: '级别', en: 'Level' },
      width: '64px',
      cell: ({ rule }) => <LevelMark level={rule.level} />,
    },
    { id: 'name', title: { zh: '规则', en: 'Rule' }, phone: 'lead', cell: ({ rule }) => t(rule) },
    {
      id: 'kind',
      title: { zh: '种类', en: 'Kind' },
      width: '104px',
      cell: ({ rule }) => t(RULE_KIND_NAMES[rule.kind]),
    },
    {
      id: 'on',
      title: { zh: '启用', en: 'On' },
      width: '64px',
      cell: ({ rule }) => (rule.enabled ? t({ zh: '启用', en: 'on' }) : t({ zh: '停用', en: 'off' })),
    },
    {
      id: 'ongoing',
      title: { zh: '持续中', en: 'Going on' },
      width: '80px',
      align: 'right',
      cell: ({ rule, ongoing }) =>
        ongoing > 0 ? <To href={`/c/alerts?rule=${rule.key}&ongoing=1`}>{ongoing}</To> : '0',
    },
    {
      id: 'precision',
      title: { zh: '准确率（对/可判）', en: 'Precision (right/told)' },
      width: '176px',
      align: 'right',
      cell: ({ precision: { right, wrong } }) =>
        right + wrong === 0 ? '—' : `${percent(right, right + wrong)}（${right}/${right + wrong}）`,
      hint: ({ precision: { open: left } }) =>
        t({ zh: `另有 ${left} 条尚未评判或难以判断`, en: `${left} more not scored, or nothing can be said` }),
    },
    {
      id: 'tried',
      title: { zh: '试算 90 日', en: 'Tried 90 d' },
      width: '96px',
      align: 'right',
      wide: true,
      cell: ({ triedCount }) => triedCount ?? '—',
    },
    {
      id: 'version',
      title: { zh: '版本', en: 'Version' },
      width: '176px',
      wide: true,
      cell: ({ version, changedAt }) => `${version} · ${tableTime(changedAt)}`,
    },
  ]
  return (
    <Page
      fill
      title={t(words.rules)}
      actions={
        mayEdit ? (
          <Button type="primary" onClick={create}>
            {t({ zh: '新增规则', en: 'New rule' })}
            <KeyHint keys="N" />
          </Button>
        ) : null
      }
    >
      <Split>
        <SplitList>
          <Loaded reading={reading} lines={8}>
            {({ items }) => (
              <Table
                label={t(words.rules)}
                rows={items}
                columns={columns}
                rowKey={({ rule }) => rule.key}
                current={open}
                onOpen={({ rule }) => address.change({ open: rule.key })}
                empty={<EmptyState>{t({ zh: '还没有规则。按 N 新增', en: 'No rule yet. Press N' })}</EmptyState>}
              />
            )}
          </Loaded>
        </SplitList>
        {open && reading.data ? (
          <RulePanel
            key={open}
            row={reading.data.items.find(({ rule }) => rule.key === open) ?? null}
            mayEdit={mayEdit}
            onSaved={(key) => address.change({ open: key })}
            onClose={close}
          />
        ) : null}
      </Split>
    </Page>
  )
}
