import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { listUnits } from '#modules/people/contract.ts'
import { useOperation, usePages } from '#ui/call.ts'
import { clockTime, count, shortTime, useNow } from '#ui/format.ts'
import { useKeys } from '#ui/keys.ts'
import { useWords } from '#ui/language.ts'
import { useAddressQuery } from '#ui/navigation.tsx'
import { EmptyState, Loaded, Page } from '#ui/page.ts'
import { useMay } from '#ui/session.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { DEVICE_STATES, type DeviceRow, listDevices } from '../contract.ts'
import { DevicePanel } from './device-panel.tsx'
import { STATE_NAMES } from './device-words.ts'
import { FeedLine } from './feed-line.tsx'
import { ImportDevices } from './import-devices.tsx'
import css from './sensors.module.css'

const HOUR_MS = 3_600_000

/** Every device with its last reading and what is wrong with it; beside it one device. */
export default function DevicesPage() {
  const { t, language } = useWords()
  const nowMs = useNow()
  const address = useAddressQuery()
  const mayKeep = useMay('sensors:keep')
  const [isImporting, setImporting] = useState(false)
  const state = DEVICE_STATES.find((one) => one === address.one('state'))
  const kind = address.one('kind') ?? undefined
  const text = address.one('text') ?? undefined
  const filters = { ...(state ? { state } : {}), ...(kind ? { kind } : {}), ...(text ? { text } : {}) }
  const pages = usePages(listDevices, { limit: 50, ...filters }, { everyMs: 20_000 })
  const head = useOperation(listDevices, { limit: 1 }, { everyMs: 20_000 }).data
  const units = useOperation(listUnits, { ended: true, limit: 3000 }, { freshForMs: HOUR_MS }).data?.items ?? []
  useKeys([{ keys: 'R', title: { zh: '刷新', en: 'Refresh' }, run: pages.reload }])
  const open = address.one('open')
  const clear = () => address.change({ state: undefined, kind: undefined, text: undefined })
  const columns: Column<DeviceRow>[] = [
    {
      id: 'state',
      title: { zh: '状态', en: 'State' },
      width: '72px',
      cell: (row) => (
        <span className={row.state === 'problem' || row.state === 'silent' ? css.over : ''}>
          {t(STATE_NAMES[row.state])}
        </span>
      ),
    },
    {
      id: 'name',
      title: { zh: '设备', en: 'Sensor' },
      phone: 'lead',
      cell: (row) => (
        <>
          {row.name} {row.simulated ? <span className={css.mark}>{t({ zh: '模拟', en: 'simulated' })}</span> : null}
        </>
      ),
    },
    { id: 'id', title: { zh: '编号', en: 'Number' }, width: '152px', wide: true, cell: (row) => row.id },
    { id: 'kind', title: { zh: '种类', en: 'Kind' }, width: '136px', wide: true, cell: (row) => row.kindZh },
    {
      id: 'value',
      title: { zh: '最近读数', en: 'Last reading' },
      width: '152px',
      align: 'right',
      cell: (row) => row.values.map(({ zh, value, unit }) => `${zh} ${value} ${unit}`).join('，'),
    },
    {
      id: 'heard',
      title: { zh: '最近上报', en: 'Heard' },
      width: '112px',
      cell: (row) => (row.heardAt ? shortTime(row.heardAt, nowMs) : '—'),
    },
    {
      id: 'battery',
      title: { zh: '电量', en: 'Battery' },
      width: '64px',
      align: 'right',
      wide: true,
      cell: (row) => (row.battery === null ? '—' : `${Math.round(row.battery)}%`),
    },
    {
      id: 'unit',
      title: { zh: '责任单位', en: 'Unit' },
      width: '144px',
      wide: true,
      cell: (row) => units.find(({ id }) => id === row.unit)?.[language] ?? row.unit,
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
        mayKeep ? <Button onClick={() => setImporting(true)}>{t({ zh: '导入设备', en: 'Import' })}</Button> : null
      }
    >
      <search className={css.filters}>
        <Select
          value={state}
          onChange={(value?: string) => address.change({ state: value })}
          allowClear
          placeholder={t({ zh: '全部状态', en: 'All states' })}
          aria-label={t({ zh: '状态', en: 'State' })}
          style={{ width: 120 }}
          options={DEVICE_STATES.map((value) => ({ value, label: t(STATE_NAMES[value]) }))}
        />
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
            {t({ zh: '演示数据：标「模拟」的设备读数为模拟', en: 'demonstration: some sensors are simulated' })}
          </span>
        ) : null}
      </search>
      <div className={css.frame}>
        <div className={css.list}>
          <Loaded reading={pages} lines={14}>
            {(found) => (
              <Table
                label={t({ zh: '感知设备', en: 'Sensors' })}
                rows={found}
                columns={columns}
                rowKey={(row) => row.id}
                current={open}
                onOpen={(row) => address.change({ open: row.id })}
                more={{ has: pages.hasMore, loading: pages.loadingMore, load: pages.loadMore }}
                empty={
                  <EmptyState
                    action={isFiltered ? <Button onClick={clear}>{t({ zh: '清除筛选', en: 'Clear' })}</Button> : null}
                  >
                    {isFiltered
                      ? t({ zh: '没有符合条件的设备', en: 'No sensor fits' })
                      : t({
                          zh: '还没有登记设备。可从表格导入',
                          en: 'No sensor is registered. Import them from a table',
                        })}
                  </EmptyState>
                }
              />
            )}
          </Loaded>
        </div>
        {isImporting ? (
          <ImportDevices onClose={() => setImporting(false)} />
        ) : open ? (
          <DevicePanel key={open} id={open} onClose={() => address.change({ open: undefined })} />
        ) : null}
      </div>
      {head && head.feed.refused > 0 ? (
        <p className={css.meta}>
          {t({
            zh: `近 7 日有 ${count(head.feed.refused)} 条报文未收（未登记、读不懂或时钟有误）`,
            en: `${count(head.feed.refused)} messages of 7 days were refused`,
          })}
        </p>
      ) : null}
    </Page>
  )
}
