import { Button, Input, Select } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { asProblem, callOperation, type Problem, useOperation } from '#ui/call.ts'
import { tableTime } from '#ui/format.ts'
import { KeyHint, useKeys } from '#ui/keys.ts'
import { useWords } from '#ui/language.ts'
import { useAddressQuery, useGo } from '#ui/navigation.tsx'
import { useSay } from '#ui/notice.tsx'
import { EmptyState, Loaded, Page, ProblemNotice } from '#ui/page.ts'
import { useMay } from '#ui/session.tsx'
import { Filters, Split, SplitList } from '#ui/split.tsx'
import { type Column, Table } from '#ui/table.tsx'
import { listSchemes, listSheets, type SheetRow, verifySheets } from '../contract.ts'
import { formatPoints } from '../domain/format-value.ts'
import { sayPeriod, sheetPeriod } from '../domain/sheet-period.ts'
import { SHEET_STATES } from '../domain/sheet-state.ts'
import { SHEET_STATE_NAMES, words } from '../words.ts'

const DrawForm = lazy(() => import('./draw-form.tsx'))
const SHOWN = 200

/** All sheets, the newest period first; one's own place stands beside each. */
export default function EvaluationPage() {
  const { t, language } = useWords()
  const go = useGo()
  const say = useSay()
  const address = useAddressQuery()
  const mayPrepare = useMay('evaluation:prepare')
  const [drawing, setDrawing] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [checking, setChecking] = useState(false)
  const schemes = useOperation(listSchemes, {})
  const scheme = address.one('scheme') ?? undefined
  const state = SHEET_STATES.find((one) => one === address.one('state'))
  const text = address.one('text') ?? undefined
  const isFiltered = Boolean(scheme || state || text)
  const sheets = useOperation(listSheets, {
    limit: SHOWN,
    ...(scheme ? { scheme } : {}),
    ...(state ? { state } : {}),
    ...(text ? { text } : {}),
  })
  const verify = async () => {
    setChecking(true)
    setProblem(null)
    try {
      const { versions, equal, faults } = await callOperation(verifySheets, {})
      say(
        faults.length === 0
          ? t({ zh: `复算一致：${equal} 版全部相同`, en: `All ${equal} versions reckon to the same digits` })
          : t({
              zh: `${versions} 版中有 ${faults.length} 处不一致：${faults.map((one) => `${one.no ?? ''} 第 ${one.version} 版`).join('、')}`,
              en: `${faults.length} faults in ${versions} versions: ${faults.map((one) => one.what).join('; ')}`,
            }),
      )
    } catch (thrown) {
      setProblem(asProblem(thrown))
    } finally {
      setChecking(false)
    }
  }
  useKeys([
    { keys: 'N', title: { zh: '编制考评表', en: 'Draw up a sheet' }, run: () => setDrawing(true), enabled: mayPrepare },
    { keys: 'R', title: { zh: '刷新', en: 'Refresh' }, run: sheets.reload },
  ])
  const columns: Column<SheetRow>[] = [
    {
      id: 'period',
      title: { zh: '期间', en: 'Period' },
      width: '200px',
      phone: 'lead',
      cell: (row) => sayPeriod(sheetPeriod(row.period)),
    },
    {
      id: 'scheme',
      title: { zh: '方案', en: 'Scheme' },
      cell: (row) => (language === 'zh' ? row.schemeZh : row.schemeEn),
    },
    {
      id: 'group',
      title: { zh: '分组', en: 'Group' },
      width: '200px',
      cell: (row) => (language === 'zh' ? row.groupZh : row.groupEn),
    },
    { id: 'no', title: { zh: '编号', en: 'No.' }, width: '148px', wide: true, cell: (row) => row.no ?? '—' },
    {
      id: 'ranked',
      title: { zh: '排名/单位', en: 'Ranked/all' },
      width: '96px',
      align: 'right',
      cell: (row) => `${row.ranked}/${row.members}`,
    },
    {
      id: 'own',
      title: { zh: '本单位', en: 'Own' },
      width: '168px',
      cell: (row) =>
        row.own
          .map(({ score, rank }) =>
            rank === null
              ? t({ zh: `${formatPoints(score)} 分，不排名`, en: `${formatPoints(score)}, not ranked` })
              : t({ zh: `${formatPoints(score)} 分，第 ${rank} 名`, en: `${formatPoints(score)}, no. ${rank}` }),
          )
          .join('；') || '—',
    },
    {
      id: 'state',
      title: { zh: '状态', en: 'State' },
      width: '176px',
      cell: (row) =>
        `${t(SHEET_STATE_NAMES[row.state])}${row.openAppeals > 0 ? t({ zh: `，申诉 ${row.openAppeals} 件`, en: `, ${row.openAppeals} appeals` }) : ''}`,
    },
    {
      id: 'until',
      title: { zh: '申诉截止', en: 'Appeals until' },
      width: '144px',
      wide: true,
      cell: (row) => (row.appealsUntil ? tableTime(row.appealsUntil) : '—'),
    },
  ]
  const clear = () => address.change({ scheme: undefined, state: undefined, text: undefined })
  return (
    <Page
      fill
      title={t(words.sheets)}
      actions={
        mayPrepare ? (
          <>
            <Button loading={checking} onClick={() => void verify()}>
              {t({ zh: '复算全部', en: 'Reckon all anew' })}
            </Button>
            <Button type="primary" onClick={() => setDrawing(true)}>
              {t({ zh: '编制考评表', en: 'Draw up a sheet' })}
              <KeyHint keys="N" />
            </Button>
          </>
        ) : null
      }
    >
      <Filters>
        <Select
          value={scheme}
          onChange={(value?: string) => address.change({ scheme: value })}
          allowClear
          placeholder={t({ zh: '全部方案', en: 'All schemes' })}
          aria-label={t({ zh: '方案', en: 'Scheme' })}
          style={{ width: 168 }}
          options={(schemes.data?.schemes ?? []).map(({ scheme: one }) => ({
            value: one.id,
            label: t({ zh: one.zh, en: one.en ?? one.zh }),
          }))}
        />
        <Select
          value={state}
          onChange={(value?: string) => address.change({ state: value })}
          allowClear
          placeholder={t({ zh: '全部状态', en: 'All states' })}
          aria-label={t({ zh: '状态', en: 'State' })}
          style={{ width: 168 }}
          options={SHEET_STATES.map((value) => ({ value, label: t(SHEET_STATE_NAMES[value]) }))}
        />
        <Input.Search
          allowClear
          defaultValue={text ?? ''}
          placeholder={t({ zh: '编号或单位名称', en: 'Number or name of a unit' })}
          aria-label={t({ zh: '编号或单位名称', en: 'Number or name of a unit' })}
          onSearch={(value) => address.change({ text: value.trim() })}
          style={{ width: 208 }}
        />
        <ProblemNotice problem={problem} close={() => setProblem(null)} />
      </Filters>
      <Split>
        <SplitList>
          <Loaded reading={sheets} lines={12}>
            {({ items }) => (
              <Table
                label={t(words.sheets)}
                rows={items}
                columns={columns}
                rowKey={(row) => row.id}
                onOpen={(row) => go(`/c/evaluation/${row.id}`)}
                empty={
                  <EmptyState
                    action={
                      isFiltered ? <Button onClick={clear}>{t({ zh: '清除筛选', en: 'Clear filters' })}</Button> : null
                    }
                  >
                    {isFiltered
                      ? t({ zh: '没有符合筛选的考评表。减少筛选条件再看', en: 'Nothing fits these filters' })
                      : mayPrepare
                        ? t({ zh: '还没有考评表。按 N 选方案和期间编制', en: 'No sheet yet. Press N to draw one up' })
                        : t({
                            zh: '还没有公布的考评表。公布时会收到通知',
                            en: 'No sheet is published yet; you will be told',
                          })}
                  </EmptyState>
                }
              />
            )}
          </Loaded>
        </SplitList>
        {drawing && schemes.data ? (
          <Suspense>
            <DrawForm
              schemes={schemes.data.schemes.map((one) => one.scheme)}
              groups={schemes.data.groups}
              onClose={() => setDrawing(false)}
            />
          </Suspense>
        ) : null}
      </Split>
    </Page>
  )
}
