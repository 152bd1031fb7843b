import { Button, Segmented, Select } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { saveFile, useCommand, useOperation } from '#ui/call.ts'
import { useConfirm } from '#ui/confirm.tsx'
import { ExportDialog } from '#ui/export-dialog.tsx'
import { tableTime } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { useAddressQuery, useGo, usePathPart } from '#ui/navigation.tsx'
import { Loaded, Page, ProblemNotice } from '#ui/page.ts'
import { useMay } from '#ui/session.tsx'
import { Split, SplitList } from '#ui/split.tsx'
import { dropSheet, exportSheet, getSheet, publishSheet, type Sheet, type SheetFormat } from '../contract.ts'
import { BASIS_NAMES } from '../domain/say-scheme.ts'
import { sayPeriod, sheetPeriod } from '../domain/sheet-period.ts'
import { SHEET_STATE_NAMES } from '../words.ts'
import { AppealsTab } from './appeals-tab.tsx'
import css from './evaluation.module.css'
import { MemberPanel } from './member-panel.tsx'
import { RankingTable } from './ranking-table.tsx'
import { RulesTab } from './rules-tab.tsx'

const TABS = ['ranking', 'appeals', 'rules'] as const
const FORMATS = [
  { value: 'pdf', title: { zh: 'PDF', en: 'PDF' } },
  { value: 'docx', title: { zh: 'Word 文档（DOCX）', en: 'Word document (DOCX)' } },
  { value: 'xlsx', title: { zh: 'Excel 工作簿（XLSX）', en: 'Excel workbook (XLSX)' } },
] as const satisfies readonly { value: SheetFormat; title: object }[]
const AppealForm = lazy(() => import('./appeal-form.tsx'))

/** One sheet: its ranking, every line with the cases behind it, appeals, and the rules it was reckoned by. */
export default function SheetPage() {
  const { t } = useWords()
  const id = usePathPart('sheetId')
  const address = useAddressQuery()
  const version = Number(address.one('version')) || undefined
  const reading = useOperation(getSheet, { id, ...(version ? { version } : {}) })
  if (reading.data) return <SheetView sheet={reading.data} />
  return (
    <Page title={t({ zh: '考评表', en: 'Sheet' })}>
      <Loaded reading={reading} lines={14}>
        {() => null}
      </Loaded>
    </Page>
  )
}

function SheetView({ sheet }: { sheet: Sheet }) {
  const { t } = useWords()
  const address = useAddressQuery()
  const mayExport = useMay('evaluation:export')
  const [exporting, setExporting] = useState(false)
  const { id, inputs, no, state, shown } = sheet
  const tab = TABS.find((one) => one === address.one('tab')) ?? 'ranking'
  const asked =
    address.one('member') ?? (address.one('member') === null && tab === 'ranking' ? sheet.ownScopes[0] : null)
  const member = inputs.members.find(({ scope }) => scope === asked)
  const line = address.one('appeal')
  const title = t({
    zh: `${inputs.scheme.zh}考评 · ${inputs.group.zh} · ${sayPeriod(sheetPeriod(inputs.period))}`,
    en: `${inputs.scheme.en ?? inputs.scheme.zh} · ${inputs.group.en} · ${inputs.period}`,
  })
  return (
    <Page
      fill
      title={title}
      note={t({ zh: `数据截至 ${tableTime(sheet.asOf)}`, en: `as of ${tableTime(sheet.asOf)}` })}
      actions={
        <>
          {state === 'draft' ? <DraftActions sheet={sheet} /> : null}
          {mayExport ? (
            <Button onClick={() => setExporting(true)}>{t({ zh: '打印或导出', en: 'Print or export' })}</Button>
          ) : null}
        </>
      }
    >
      <div className={css.head}>
        <div className="row">
          <span className={css.mark}>{t(SHEET_STATE_NAMES[state])}</span>
          <span>{no ?? t({ zh: '未编号', en: 'no number yet' })}</span>
          <span className="meta">
            {t({
              zh: `按${BASIS_NAMES[inputs.scheme.basis].zh}的数计分；样本不足 ${inputs.scheme.smallSample} 只列出不排名`,
              en: `scored on ${BASIS_NAMES[inputs.scheme.basis].en} figures; samples below ${inputs.scheme.smallSample} are not ranked`,
            })}
            {sheet.appealsUntil
              ? t({
                  zh: `；申诉期至 ${tableTime(sheet.appealsUntil)}`,
                  en: `; appeals until ${tableTime(sheet.appealsUntil)}`,
                })
              : ''}
          </span>
        </div>
        <div className="row">
          <Segmented
            value={tab}
            onChange={(value) => address.change({ tab: value, member: '', appeal: undefined })}
            options={[
              { value: 'ranking', label: t({ zh: '排名', en: 'Ranking' }) },
              {
                value: 'appeals',
                label: t({
                  zh: `申诉${sheet.openAppeals > 0 ? `（${sheet.openAppeals}）` : ''}`,
                  en: `Appeals (${sheet.openAppeals})`,
                }),
              },
              { value: 'rules', label: t({ zh: '权重与口径', en: 'Weights and definitions' }) },
            ]}
          />
          {sheet.versions.length > 1 ? (
            <Select
              value={shown}
              aria-label={t({ zh: '版本', en: 'Version' })}
              style={{ width: 220 }}
              onChange={(value: number) =>
                address.change({ version: value === sheet.version ? undefined : String(value) })
              }
              options={sheet.versions.map((one) => ({
                value: one.version,
                label: t({
                  zh: `第 ${one.version} 版 ${tableTime(one.at)}`,
                  en: `version ${one.version}, ${tableTime(one.at)}`,
                }),
              }))}
            />
          ) : null}
          {shown === sheet.version ? null : (
            <span className="over">
              {t({ zh: '这是旧版，已有新版', en: 'An older version; there is a newer one' })}
            </span>
          )}
        </div>
      </div>
      <Split>
        <SplitList>
          {tab === 'ranking' ? (
            <RankingTable
              sheet={sheet}
              current={member?.scope ?? null}
              onOpen={(scope) => address.change({ member: scope, appeal: undefined })}
            />
          ) : tab === 'appeals' ? (
            <AppealsTab sheet={sheet} />
          ) : (
            <RulesTab sheet={sheet} />
          )}
        </SplitList>
        {tab === 'ranking' && member ? (
          line && sheet.mayAppeal ? (
            <Suspense>
              <AppealForm
                sheet={sheet}
                member={member}
                indicator={line}
                onClose={() => address.change({ appeal: undefined })}
                onDone={() => address.change({ tab: 'appeals', member: '', appeal: undefined })}
              />
            </Suspense>
          ) : (
            <MemberPanel
              key={member.scope}
              sheet={sheet}
              member={member}
              onAppeal={(indicator) => address.change({ member: member.scope, appeal: indicator })}
              onClose={() => address.change({ member: '' })}
            />
          )
        ) : null}
      </Split>
      {exporting ? (
        <ExportDialog<SheetFormat>
          title={{ zh: '打印或导出考评表', en: 'Print or export the sheet' }}
          text={{
            zh: '导出当前一版，附权重、得分函数、口径和校验码。导出将留痕。',
            en: 'This version with weights, functions, definitions and digest. It is written to the journal.',
          }}
          formats={FORMATS}
          save={(format) => saveFile(exportSheet, { id, format, version: shown })}
          onClose={() => setExporting(false)}
        />
      ) : null}
    </Page>
  )
}

function DraftActions({ sheet }: { sheet: Sheet }) {
  const { t } = useWords()
  const go = useGo()
  const confirm = useConfirm()
  const mayPublish = useMay('evaluation:publish')
  const publish = useCommand(publishSheet, { alsoChanges: ['notices'] })
  const drop = useCommand(dropSheet)
  const count = sheet.inputs.members.length
  const doPublish = async () => {
    const detail = t({
      zh: `将通知 ${count} 个单位，开始申诉期。公布后不再重算，只因申诉出新版。`,
      en: `${count} units are told and may appeal. It is not drawn again; appeals make new versions.`,
    })
    if (
      await confirm({
        title: t({ zh: '公布这张考评表', en: 'Publish this sheet' }),
        detail,
        verb: t({ zh: '公布', en: 'Publish' }),
      })
    )
      await publish.run({ id: sheet.id })
  }
  const doDrop = async () => {
    const detail = t({ zh: '草稿可随时重新编制。', en: 'It can be drawn again at any time.' })
    const title = t({ zh: '删除这份草稿', en: 'Drop this draft' })
    if (!(await confirm({ title, detail, verb: t({ zh: '删除草稿', en: 'Drop the draft' }), danger: true }))) return
    if (await drop.run({ id: sheet.id })) go('/c/evaluation', { replace: true })
  }
  return (
    <>
      <ProblemNotice problem={publish.problem ?? drop.problem} />
      <Button onClick={() => void doDrop()}>{t({ zh: '删除草稿', en: 'Drop the draft' })}</Button>
      {mayPublish ? (
        <Button type="primary" loading={publish.busy} onClick={() => void doPublish()}>
          {t({ zh: '公布', en: 'Publish' })}
        </Button>
      ) : null}
    </>
  )
}
