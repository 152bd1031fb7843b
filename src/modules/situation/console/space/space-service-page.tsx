import { Button, Input, InputNumber } from 'antd'
import { useState } from 'react'
import { useCommand, useOperation } from '#ui/call.ts'
import { count, percent, tableTime } from '#ui/format.ts'
import { Inset } from '#ui/inset.tsx'
import { useKeys } from '#ui/keys.ts'
import { useWords } from '#ui/language.ts'
import { useAddressQuery } from '#ui/navigation.tsx'
import { useSay } from '#ui/notice.tsx'
import { EmptyState, Loaded, Page, ProblemNotice } from '#ui/page.ts'
import { SidePanel } from '#ui/side-panel.tsx'
import { Split, SplitList } from '#ui/split.tsx'
import { type Column, Table } from '#ui/table.tsx'
import {
  bufferShapes,
  findNearest,
  findWithin,
  geocode,
  gridOf,
  listSpaceClients,
  measureAreas,
  reverse,
  type SpaceClient,
  setSpaceQuota,
} from '../../contract.ts'
import { words } from '../../words.ts'
import css from './space.module.css'

const SERVICES = [geocode, reverse, gridOf, findWithin, findNearest, bufferShapes, measureAreas]

/** Who uses the spatial service, how much of their quota, and the quota itself. */
export default function SpaceServicePage() {
  const { t } = useWords()
  const address = useAddressQuery()
  const reading = useOperation(listSpaceClients, {}, { everyMs: 60_000 })
  const open = address.one('open')
  const current = reading.data?.items.find(({ account }) => account === open)
  useKeys([{ keys: 'R', title: { zh: '刷新', en: 'Refresh' }, run: reading.reload }])
  const columns: Column<SpaceClient>[] = [
    {
      id: 'name',
      title: { zh: '程序或人员', en: 'Caller' },
      phone: 'lead',
      cell: (row) => row.name,
      hint: (row) => row.account,
    },
    { id: 'account', title: { zh: '账号', en: 'Account' }, width: '176px', cell: (row) => row.account },
    {
      id: 'today',
      title: { zh: '今日用量（单位）', en: 'Today (units)' },
      width: '136px',
      align: 'right',
      cell: (row) => count(row.today.units),
    },
    {
      id: 'quota',
      title: { zh: '每日配额', en: 'Quota a day' },
      width: '112px',
      align: 'right',
      cell: (row) => count(row.unitsADay),
    },
    {
      id: 'share',
      title: { zh: '已用', en: 'Used' },
      width: '80px',
      align: 'right',
      cell: (row) => percent(row.today.units, row.unitsADay),
    },
    {
      id: 'refused',
      title: { zh: '今日被拒（次）', en: 'Refused today' },
      width: '120px',
      align: 'right',
      cell: (row) => <span className={row.today.refused > 0 ? 'over' : undefined}>{count(row.today.refused)}</span>,
    },
  ]
  return (
    <Page
      fill
      title={t(words.spaceService)}
      note={
        reading.data
          ? t({
              zh: `数据截至 ${tableTime(reading.data.asOf)}，未单设的每日 ${count(reading.data.usualUnitsADay)} 单位`,
              en: `as of ${tableTime(reading.data.asOf)}; ${count(reading.data.usualUnitsADay)} units a day unless set`,
            })
          : null
      }
      actions={
        <Button href="/api/docs" target="_blank">
          {t({ zh: '接口文档', en: 'API documents' })}
        </Button>
      }
    >
      <Split>
        <SplitList>
          <Loaded reading={reading} lines={14}>
            {({ items }) => (
              <Table
                label={t(words.spaceService)}
                rows={items}
                columns={columns}
                rowKey={(row) => row.account}
                current={open}
                onOpen={(row) => address.change({ open: row.account })}
                empty={
                  <EmptyState>
                    {t({
                      zh: '近 14 天没有人用空间服务。在“接口密钥”里建一个有“空间服务程序”岗位的程序即可使用',
                      en: 'Nobody used the spatial service in 14 days. Make a key for a program with the post “Spatial service client”',
                    })}
                  </EmptyState>
                }
              />
            )}
          </Loaded>
        </SplitList>
        {current ? (
          <ClientPanel key={current.account} client={current} onClose={() => address.change({ open: undefined })} />
        ) : null}
      </Split>
    </Page>
  )
}

function ClientPanel({ client, onClose }: { client: SpaceClient; onClose(): void }) {
  const { t } = useWords()
  const say = useSay()
  const command = useCommand(setSpaceQuota)
  const [units, setUnits] = useState<number | null>(client.unitsADay)
  const [note, setNote] = useState('')
  const set = async (unitsADay: number | null) => {
    const input = { account: client.account, note: note.trim(), ...(unitsADay === null ? {} : { unitsADay }) }
    const done = await command.run(input)
    if (done)
      say(t({ zh: `每日配额现为 ${count(done.unitsADay)} 单位`, en: `The quota is ${count(done.unitsADay)} now` }))
  }
  const isReady = note.trim().length >= 2
  return (
    <SidePanel title={client.name} onClose={onClose}>
      <Inset>
        <div className={css.days}>
          <span className="meta">{t({ zh: '日期', en: 'Day' })}</span>
          <span className="meta">{t({ zh: '单位', en: 'Units' })}</span>
          <span className="meta">{t({ zh: '调用', en: 'Calls' })}</span>
          <span className="meta">{t({ zh: '被拒', en: 'Refused' })}</span>
          {client.days.flatMap(({ day, units: used, calls, refused }) => [
            <span key={day}>{day}</span>,
            <span key={`${day} units`}>{count(used)}</span>,
            <span key={`${day} calls`}>{count(calls)}</span>,
            <span key={`${day} refused`}>{count(refused)}</span>,
          ])}
        </div>
        <p className="meta">
          {client.operations
            .map((one) => `${t(titleOf(one.operation))} ${count(one.calls)}`)
            .join(t({ zh: '，', en: ', ' }))}
        </p>
        <label htmlFor="quota">{t({ zh: '每日配额（单位）', en: 'Quota a day (units)' })}</label>
        <InputNumber id="quota" value={units} min={0} max={100_000_000} onChange={setUnits} style={{ width: '100%' }} />
        <label htmlFor="quota-note">{t({ zh: '原因', en: 'Reason' })}</label>
        <Input id="quota-note" value={note} maxLength={200} onChange={(event) => setNote(event.target.value)} />
        <ProblemNotice problem={command.problem} retry={() => void set(units)} />
        <Button
          type="primary"
          disabled={!isReady || units === null}
          loading={command.busy}
          onClick={() => void set(units)}
        >
          {t({ zh: '设置配额', en: 'Set the quota' })}
        </Button>
        {client.isOwnQuota ? (
          <Button disabled={!isReady} onClick={() => void set(null)}>
            {t({ zh: '恢复通用配额', en: 'Back to the usual quota' })}
          </Button>
        ) : null}
      </Inset>
    </SidePanel>
  )
}

function titleOf(name: string): { zh: string; en: string } {
  return SERVICES.find((service) => service.name === name)?.title ?? { zh: name, en: name }
}
