import { Button, Select } from 'antd'
import { usePages } from '#ui/call.ts'
import { KeyHint, useKeys } from '#ui/keys.ts'
import { useWords } from '#ui/language.ts'
import { useAddressQuery, useGo } from '#ui/navigation.tsx'
import { EmptyState, Loaded, Page } from '#ui/page.ts'
import { SearchBox } from '#ui/search-box.tsx'
import { useMay } from '#ui/session.tsx'
import { Filters, Split, SplitList } from '#ui/split.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { CONTRACT_STATES, type ContractRow, listContracts } from '../../contract.ts'
import { groupDigits } from '../group-digits.ts'
import css from '../oversight.module.css'
import { ContractForm } from './contract-form.tsx'
import { CONTRACT_STATE_NAMES, findContractState } from './contract-states.ts'
import { PaidBar } from './paid-bar.tsx'

/** Contracts with what is paid of them and what comes next. */
export default function ContractsPage() {
  const { t } = useWords()
  const go = useGo()
  const address = useAddressQuery()
  const mayKeep = useMay('ledger:keep')
  const state = findContractState(address.one('state'))
  const text = address.one('text') ?? ''
  const pages = usePages(listContracts, { limit: 50, ...(state ? { state } : {}), ...(text ? { text } : {}) })
  const isNew = address.one('open') === 'new' && mayKeep
  const create = () => address.change({ open: 'new' })
  const open = (row: ContractRow) => go(`/c/contracts/${row.id}`)
  useKeys([
    { keys: 'N', title: { zh: '登记合同', en: 'New contract' }, run: create, enabled: mayKeep },
    { keys: 'R', title: { zh: '刷新', en: 'Refresh' }, run: pages.reload },
  ])
  const columns: Column<ContractRow>[] = [
    { id: 'no', title: { zh: '合同编号', en: 'No.' }, width: '136px', cell: (row) => row.no },
    {
      id: 'name',
      title: { zh: '合同名称', en: 'Name' },
      phone: 'lead',
      cell: (row) => row.name,
      hint: (row) => row.name,
    },
    { id: 'project', title: { zh: '项目', en: 'Project' }, width: '136px', wide: true, cell: (row) => row.projectName },
    {
      id: 'party',
      title: { zh: '乙方', en: 'Party' },
      width: '184px',
      wide: true,
      cell: (row) => row.party,
      hint: (row) => row.party,
    },
    {
      id: 'price',
      title: { zh: '价款（元）', en: 'Price (yuan)' },
      width: '128px',
      align: 'right',
      cell: (row) => groupDigits(row.price),
    },
    {
      id: 'paid',
      title: { zh: '已付', en: 'Paid' },
      width: '168px',
      cell: (row) => <PaidBar percent={row.paidPercent} />,
    },
    {
      id: 'next',
      title: { zh: '下一节点', en: 'Next milestone' },
      width: '200px',
      cell: (row) => <NextMilestone row={row} />,
    },
    {
      id: 'marks',
      title: { zh: '提示', en: 'Marks' },
      width: '128px',
      phone: 'no',
      cell: (row) => <Marks row={row} />,
    },
  ]
  return (
    <Page
      fill
      title={t({ zh: '合同', en: 'Contracts' })}
      actions={
        mayKeep ? (
          <Button type="primary" onClick={create}>
            {t({ zh: '登记合同', en: 'New contract' })}
            <KeyHint keys="N" />
          </Button>
        ) : null
      }
    >
      <Filters>
        <Select
          value={state}
          onChange={(value?: string) => address.change({ state: value })}
          allowClear
          placeholder={t({ zh: '全部状态', en: 'All states' })}
          aria-label={t({ zh: '状态', en: 'State' })}
          style={{ width: 136 }}
          options={CONTRACT_STATES.map((value) => ({ value, label: t(CONTRACT_STATE_NAMES[value]) }))}
        />
        <SearchBox
          value={text}
          change={(value) => address.change({ text: value })}
          placeholder={t({ zh: '编号、名称或乙方', en: 'Number, name or party' })}
        />
      </Filters>
      <Split>
        <SplitList>
          <Loaded reading={pages} lines={12}>
            {(found) => (
              <Table
                label={t({ zh: '合同', en: 'Contracts' })}
                rows={found}
                columns={columns}
                rowKey={(row) => row.id}
                onOpen={open}
                onVisit={open}
                more={{ has: pages.hasMore, loading: pages.loadingMore, load: pages.loadMore }}
                empty={
                  <EmptyState>
                    {state || text
                      ? t({ zh: '没有符合条件的合同。清除筛选再看', en: 'No contract fits. Clear the filters' })
                      : t({ zh: '还没有合同。财务人员签订后按 N 登记', en: 'No contract yet. Press N after signing' })}
                  </EmptyState>
                }
              />
            )}
          </Loaded>
        </SplitList>
        {isNew ? (
          <ContractForm
            before={null}
            onDone={(id) => go(`/c/contracts/${id}`)}
            onClose={() => address.change({ open: undefined })}
          />
        ) : null}
      </Split>
    </Page>
  )
}

function NextMilestone({ row }: { row: ContractRow }) {
  const { t } = useWords()
  const next = row.milestones.find((one) => one.next)
  if (!next) return <span className="meta">{t({ zh: '全部验收', en: 'All accepted' })}</span>
  return (
    <span className={next.late ? 'over' : undefined}>
      {next.late ? '■ ' : ''}
      {next.name} {next.plannedOn}
    </span>
  )
}

function Marks({ row }: { row: ContractRow }) {
  const { t } = useWords()
  const payable = row.instalments.filter((one) => one.state === 'payable').length
  return (
    <>
      {row.findings.length > 0 ? (
        <span className="over">
          ■ {t({ zh: `问题 ${row.findings.length}`, en: `${row.findings.length} findings` })}{' '}
        </span>
      ) : null}
      {payable > 0 ? (
        <span className={css.near}>◆ {t({ zh: `待付 ${payable} 期`, en: `${payable} payable` })}</span>
      ) : null}
    </>
  )
}
