import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { saveFile, useOperation, usePages } from '#ui/call.ts'
import { ExportDialog } from '#ui/export-dialog.tsx'
import { clockTime, count, shortTime, tableTime, useNow } from '#ui/format.ts'
import { useKeys } from '#ui/keys.ts'
import { useWords } from '#ui/language.ts'
import { To, useAddressQuery, useGo } from '#ui/navigation.tsx'
import { EmptyState, Loaded, Page } from '#ui/page.ts'
import { useMay } from '#ui/session.tsx'
import { Filters, Split, SplitList } from '#ui/split.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { DEVICE_STATES, type DeviceRow, exportDevices, listDevices } from '../contract.ts'
import { STATE_NAMES } from '../words.ts'
import { DeviceForm } from './device-form.tsx'
import { DevicePanel } from './device-panel.tsx'
import { DeviceStateMark, SimulatedMark } from './device-state.tsx'
import { numberText, readingText } from './device-words.ts'
import { FeedLine } from './feed-line.tsx'
import { ImportDevices } from './import-devices.tsx'
import css from './sensors.module.css'
import { useUnitNames } from './use-unit-names.ts'

/** Every device, what is wrong first: its last reading against its limit, the rule that it broke and the case; beside it one device. */
export default function DevicesPage() {
  const { t, language } = useWords()
  const nowMs = useNow()
  const go = useGo()
  const address = useAddressQuery()
  const unitName = useUnitNames()
  const mayKeep = useMay('sensors:keep')
  const [dialog, setDialog] = useState<'import' | 'export' | 'new' | null>(null)
  const state = DEVICE_STATES.find((one) => one === address.one('state'))
  const kind = address.one('kind') ?? undefined
  const text = address.one('text') ?? undefined
  const sought = { ...(kind ? { kind } : {}), ...(text ? { text } : {}) }
  const filters = { ...(state ? { state } : {}), ...sought }
  const pages = usePages(listDevices, { limit: 50, ...filters }, { everyMs: 20_000 })
  const head = useOperation(listDevices, { limit: 1, ...sought }, { everyMs: 20_000 }).data
  const open = address.one('open')
  const register = () => {
    address.change({ open: undefined })
    setDialog('new')
  }
  const visit = (id: string) => go(`/c/devices/${encodeURIComponent(id)}`)
  useKeys([
    { keys: 'R', title: { zh: '刷新', en: 'Refresh' }, run: pages.reload },
    ...(mayKeep ? [{ keys: 'N', title: { zh: '登记设备', en: 'Register one' }, run: register }] : []),
  ])
  const clear = () => address.change({ state: undefined, kind: undefined, text: undefined })
  const columns: Column<DeviceRow>[] = [
    {
      id: 'state',
      title: { zh: '状态', en: 'State' },
      width: '120px',
      cell: (row) => <DeviceStateMark device={row} />,
    },
    {
      id: 'name',
      title: { zh: '设备', en: 'Sensor' },
      phone: 'lead',
      hint: (row) => `${row.id} ${row.name}`,
      cell: (row) => (
        <>
          {row.simulated ? <SimulatedMark /> : null} {row.name}
        </>
      ),
    },
    {
      id: 'kind',
      title: { zh: '种类', en: 'Kind' },
      width: '120px',
      wide: true,
      phone: 'no',
      cell: (row) => head?.kinds.find(({ id }) => id === row.kind)?.[language] ?? row.kindZh,
    },
    {
      id: 'value',
      title: { zh: '最近读数', en: 'Last reading' },
      width: '112px',
      align: 'right',
      hint: (row) => row.values.map((one) => `${one.zh} ${readingText(one)}，${tableTime(one.at)}`).join('；'),
      cell: (row) => <Values values={row.values} />,
    },
    {
      id: 'limit',
      title: { zh: '限值', en: 'Limit' },
      width: '56px',
      align: 'right',
      wide: true,
      phone: 'no',
      cell: (row) => row.values.map(({ limit }) => (limit === null ? '—' : numberText(limit))).join(' / '),
    },
    {
      id: 'problem',
      title: { zh: '当前问题', en: 'Problem' },
      width: '96px',
      wide: true,
      phone: 'no',
      hint: (row) => (row.problem ? `${t(row.problem)}，${tableTime(row.problem.beganAt)}` : ''),
      cell: (row) => (row.problem ? t(row.problem) : '—'),
    },
    {
      id: 'case',
      title: { zh: '所开案件', en: 'Case' },
      width: '196px',
      hint: (row) => row.problem?.refusal ?? '',
      cell: (row) =>
        row.problem?.caseId ? (
          <To href={`/c/cases/${row.problem.caseId}`} onClick={(event) => event.stopPropagation()}>
            {row.problem.caseNo}
          </To>
        ) : row.problem?.refusal ? (
          <span className="over">
            {t({ zh: `未能立案：${row.problem.refusal}`, en: `No case: ${row.problem.refusal}` })}
          </span>
        ) : (
          ''
        ),
    },
    {
      id: 'heard',
      title: { zh: '最近上报', en: 'Heard' },
      width: '104px',
      cell: (row) => (row.heardAt ? shortTime(row.heardAt, nowMs) : '—'),
    },
    {
      id: 'battery',
      title: { zh: '电量', en: 'Battery' },
      width: '64px',
      align: 'right',
      wide: true,
      phone: 'no',
      cell: (row) => (row.battery === null ? '—' : `${Math.round(row.battery)}%`),
    },
    {
      id: 'unit',
      title: { zh: '责任单位', en: 'Unit' },
      width: '128px',
      wide: true,
      phone: 'no',
      hint: (row) => unitName(row.unit),
      cell: (row) => unitName(row.unit),
    },
  ]
  const isFiltered = Object.keys(filters).length > 0
  return (
    <Page
      fill
      title={t({ zh: '感知设备', en: 'Sensors' })}
      note={
        pages.answeredAtMs > 0
          ? t({ zh: `数据截至 ${clockTime(pages.answeredAtMs)}`, en: `as of ${clockTime(pages.answeredAtMs)}` })
          : null
      }
      actions={
        <>
          <Button onClick={() => setDialog('export')}>{t({ zh: '导出', en: 'Export' })}</Button>
          {mayKeep ? (
            <>
              <Button onClick={() => setDialog('import')}>{t({ zh: '导入设备', en: 'Import' })}</Button>
              <Button type="primary" onClick={register}>
                {t({ zh: '登记设备', en: 'Register one' })}
              </Button>
            </>
          ) : null}
        </>
      }
    >
      <Filters>
        <div className={css.states}>
          {[undefined, ...DEVICE_STATES].map((one) => (
            <button
              key={one ?? 'all'}
              type="button"
              aria-pressed={state === one}
              data-state={one}
              onClick={() => address.change({ state: one })}
            >
              {one ? t(STATE_NAMES[one]) : t({ zh: '全部', en: 'All' })}{' '}
              <b>
                {head
                  ? count(one ? (head.counts[one] ?? 0) : Object.values(head.counts).reduce((sum, n) => sum + n, 0))
                  : '…'}
              </b>
            </button>
          ))}
        </div>
        <Select
          value={kind}
          onChange={(value?: string) => address.change({ kind: value })}
          allowClear
          placeholder={t({ zh: '全部种类', en: 'All kinds' })}
          aria-label={t({ zh: '种类', en: 'Kind' })}
          style={{ width: 168 }}
          options={(head?.kinds ?? []).map((one) => ({ value: one.id, label: one[language] }))}
        />
        <Input.Search
          allowClear
          defaultValue={text ?? ''}
          placeholder={t({ zh: '编号、名称或地址的一部分', en: 'Part of number, name or address' })}
          aria-label={t({ zh: '编号、名称或地址的一部分', en: 'Part of number, name or address' })}
          onSearch={(value) => address.change({ text: value.trim() })}
          style={{ width: 224 }}
        />
        {head ? <FeedLine feed={head.feed} /> : null}
        {head?.simulated ? (
          <span className={css.mark}>
            {t({
              zh: '演示：标“模拟”的设备，读数为模拟',
              en: 'demonstration: readings of marked sensors are simulated',
            })}
          </span>
        ) : null}
      </Filters>
      <Split>
        <SplitList>
          <Loaded reading={pages} lines={14}>
            {(found) => (
              <Table
                label={t({ zh: '感知设备', en: 'Sensors' })}
                rows={found}
                columns={columns}
                rowKey={(row) => row.id}
                current={open}
                onOpen={(row) => {
                  setDialog(null)
                  address.change({ open: row.id })
                }}
                onVisit={(row) => visit(row.id)}
                more={{ has: pages.hasMore, loading: pages.loadingMore, load: pages.loadMore }}
                empty={
                  <EmptyState
                    action={
                      isFiltered ? (
                        <Button onClick={clear}>{t({ zh: '清除筛选', en: 'Clear' })}</Button>
                      ) : mayKeep ? (
                        <Button onClick={register}>{t({ zh: '登记设备', en: 'Register one' })}</Button>
                      ) : null
                    }
                  >
                    {isFiltered
                      ? t({ zh: '没有符合条件的设备', en: 'No sensor fits' })
                      : t({
                          zh: '您的辖区还没有登记设备。逐台登记，或从表格导入',
                          en: 'No sensor is registered in your area. Register one, or import a table',
                        })}
                  </EmptyState>
                }
              />
            )}
          </Loaded>
        </SplitList>
        {dialog === 'import' ? (
          <ImportDevices onClose={() => setDialog(null)} />
        ) : dialog === 'new' ? (
          <DeviceForm
            standing={null}
            onClose={() => setDialog(null)}
            onSaved={(id) => {
              setDialog(null)
              address.change({ open: id })
            }}
          />
        ) : open ? (
          <DevicePanel key={open} id={open} onClose={() => address.change({ open: undefined })} />
        ) : null}
      </Split>
      {dialog === 'export' ? (
        <ExportDialog
          title={{ zh: '导出感知设备', en: 'Export sensors' }}
          text={{
            zh: '按当前筛选导出设备、最近读数、当前问题和案号。导出将留痕。',
            en: 'Exports the sensors as filtered with last readings, problems and cases. It is written to the journal.',
          }}
          save={(format) => saveFile(exportDevices, { ...filters, format })}
          onClose={() => setDialog(null)}
        />
      ) : null}
    </Page>
  )
}

function Values({ values }: { values: DeviceRow['values'] }) {
  return values.map((one, index) => (
    <span key={one.metric} className={one.beyond ? 'over' : undefined}>
      {index > 0 ? ' / ' : ''}
      {readingText(one)}
    </span>
  ))
}
