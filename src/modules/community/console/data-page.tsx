import { Button, Select } from 'antd'
import { useState } from 'react'
import { callOperation, useCommand, useOperation } from '#ui/call.ts'
import { clockTime, count, percent, tableTime } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { Card, EmptyState, Loaded, Page, ProblemNotice } from '#ui/page.ts'
import { saveText } from '#ui/save-text.ts'
import { useMay } from '#ui/session.tsx'
import { SidePanel } from '#ui/side-panel.tsx'
import { type Column, Table } from '#ui/table.tsx'
import {
  type CommunityFigures,
  getFigures,
  type ImportKind,
  type ImportRun,
  listImportRejects,
  listImports,
  startImport,
} from '../contract.ts'
import { words } from '../words.ts'
import css from './community.module.css'
import { HelpLine } from './help-line.tsx'

const KINDS = {
  residents: { zh: '住户和居民', en: 'Households and residents' },
  enterprises: { zh: '企业', en: 'Enterprises' },
} as const

/** How complete the data of the communities are, and the way in for whole files. */
export default function DataPage() {
  const { t } = useWords()
  const mayImport = useMay('community:import')
  const mayFigures = useMay('community:view-figures')
  const [importing, setImporting] = useState(false)
  return (
    <Page
      title={t(words.data)}
      note={<HelpLine />}
      actions={
        mayImport ? (
          <Button type="primary" onClick={() => setImporting(true)}>
            {t({ zh: '导入文件', en: 'Import a file' })}
          </Button>
        ) : null
      }
    >
      <div className={css.stack}>
        {mayImport ? <Imports /> : null}
        {mayFigures ? <Figures /> : null}
      </div>
      {importing ? <ImportSide onClose={() => setImporting(false)} /> : null}
    </Page>
  )
}

function Figures() {
  const { t } = useWords()
  const reading = useOperation(getFigures, {}, { everyMs: 300_000 })
  const few = (n: number | null) => (n === null ? '<5' : count(n))
  const column = (
    id: string,
    zh: string,
    en: string,
    cell: (row: CommunityFigures) => string,
    wide = false,
  ): Column<CommunityFigures> => ({
    id,
    title: { zh, en },
    width: '96px',
    align: 'right',
    cell,
    ...(wide ? { wide: true } : {}),
  })
  const columns: Column<CommunityFigures>[] = [
    {
      id: 'name',
      title: { zh: '社区', en: 'Community' },
      phone: 'lead',
      cell: (row) => (
        <>
          {row.name} <span className={css.quiet}>{row.street}</span>
        </>
      ),
    },
    column('buildings', '楼栋 栋', 'Buildings', (row) => count(row.buildings), true),
    column('households', '住户 户', 'Households', (row) => few(row.households)),
    column('residents', '居民 人', 'Residents', (row) => few(row.residents)),
    column('due', '该走访 户', 'Due', (row) => few(row.visitsDue)),
    column('visits', '30日走访 次', 'Visits, 30 d', (row) => count(row.visits30), true),
    column('needs', '未了需求 项', 'Needs', (row) => count(row.openNeeds)),
    column('enterprises', '企业 家', 'Enterprises', (row) => count(row.enterprises), true),
  ]
  return (
    <Loaded reading={reading}>
      {(data) => (
        <>
          <div className={css.cards}>
            <div>
              <b>{count(data.records)}</b>
              <span className={css.meta}>
                {t({
                  zh: `在册数据 条，年目标 ${count(data.target)} 条（${percent(data.records, data.target)}）`,
                  en: `records; target ${count(data.target)} (${percent(data.records, data.target)})`,
                })}
              </span>
            </div>
            <div>
              <b>{percent(data.keptUp, data.records)}</b>
              <span className={css.meta}>
                {t({
                  zh: `近一年更新或核实 ${count(data.keptUp)} 条`,
                  en: `${count(data.keptUp)} kept up within a year`,
                })}
              </span>
            </div>
            <div>
              <b>
                {data.withData} / {data.communities.length}
              </b>
              <span className={css.meta}>
                {t({
                  zh: `社区已建档；数据截至 ${clockTime(data.asOf)}`,
                  en: `communities with data; as of ${clockTime(data.asOf)}`,
                })}
              </span>
            </div>
          </div>
          <Card title={t({ zh: '各社区', en: 'Communities' })} flush>
            <Table
              label={t({ zh: '各社区', en: 'Communities' })}
              rows={data.communities}
              columns={columns}
              rowKey={(row) => row.code}
              empty={<EmptyState>{t({ zh: '您的区域内没有社区', en: 'No community in your area' })}</EmptyState>}
            />
          </Card>
        </>
      )}
    </Loaded>
  )
}

function Imports() {
  const { t, language } = useWords()
  const reading = useOperation(listImports, {}, { everyMs: 2000 })
  return (
    <Card title={t({ zh: '我的导入', en: 'My imports' })}>
      <Loaded reading={reading} lines={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p className={css.quiet}>
              {t({ zh: '还没有导入。点“导入文件”上传 CSV 或 XLSX', en: 'None yet. Press "Import a file"' })}
            </p>
          ) : (
            <ul className={css.records}>
              {items.slice(0, 5).map((run) => (
                <li key={run.id}>
                  <p>
                    <b>{run.file}</b>
                    <span className={css.chip}>{t(KINDS[run.kind])}</span>
                    {run.dryRun ? <span className={css.chip}>{t({ zh: '试导入', en: 'tried only' })}</span> : null}
                    <span className={css.meta}>{tableTime(run.createdAt)}</span>
                  </p>
                  {run.state === 'waiting' || run.state === 'running' ? (
                    <div
                      className={css.progress}
                      role="progressbar"
                      aria-valuenow={Math.round(run.progress * 100)}
                      aria-valuemin={0}
                      aria-valuemax={100}
                      aria-label={run.file}
                    >
                      <div style={{ width: `${run.progress * 100}%` }} />
                    </div>
                  ) : null}
                  <p>{t(saidOf(run))}</p>
                  {run.fault ? <p className={css.meta}>{run.fault[language]}</p> : null}
                  {run.rejected > 0 ? <Rejects run={run} /> : null}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Card>
  )
}

function saidOf(run: ImportRun) {
  const counts = {
    zh: `读到 ${count(run.read)} 行，新增 ${count(run.added)}，修改 ${count(run.changed)}，不变 ${count(run.unchanged)}，未导入 ${count(run.rejected)}`,
    en: `${count(run.read)} lines, ${count(run.added)} added, ${count(run.changed)} changed, ${count(run.unchanged)} unchanged, ${count(run.rejected)} refused`,
  }
  if (run.state === 'waiting') return { zh: '排队中', en: 'Waiting' }
  if (run.state === 'failed') return { zh: `没有完成。${counts.zh}`, en: `Not finished. ${counts.en}` }
  if (run.state === 'running')
    return {
      zh: `${Math.round(run.progress * 100)}%，${counts.zh}`,
      en: `${Math.round(run.progress * 100)}%, ${counts.en}`,
    }
  return run.dryRun
    ? { zh: `试导入完成，未保存：${counts.zh}`, en: `Tried, nothing saved: ${counts.en}` }
    : { zh: `已完成：${counts.zh}`, en: `Done: ${counts.en}` }
}

function Rejects({ run }: { run: ImportRun }) {
  const { t, language } = useWords()
  const [shown, setShown] = useState(false)
  const reading = useOperation(listImportRejects, { id: run.id }, { enabled: shown })
  const save = async () => {
    const lines: string[] = []
    for (let after = 0, more = true; more; ) {
      const page = await callOperation(listImportRejects, { id: run.id, after })
      lines.push(...page.items.map((one) => `${one.line},${one[language]}`))
      after = page.items.at(-1)?.line ?? after
      more = page.more
    }
    saveText(
      `${run.file}-${t({ zh: '未导入', en: 'refused' })}.csv`,
      [t({ zh: '行,原因', en: 'line,reason' }), ...lines].join('\r\n'),
    )
  }
  return (
    <>
      <p className="row">
        <Button size="small" onClick={() => setShown(!shown)}>
          {shown
            ? t({ zh: '收起', en: 'Hide' })
            : t({ zh: `看未导入的 ${count(run.rejected)} 行`, en: 'See refused lines' })}
        </Button>
        <Button size="small" onClick={() => void save()}>
          {t({ zh: '下载行号和原因', en: 'Download lines and reasons' })}
        </Button>
      </p>
      {shown ? (
        <Loaded reading={reading} lines={2}>
          {({ items }) => (
            <ul>
              {items.slice(0, 50).map((one) => (
                <li key={one.line}>
                  {t({ zh: `第 ${one.line} 行：`, en: `Line ${one.line}: ` })}
                  {one[language]}
                </li>
              ))}
            </ul>
          )}
        </Loaded>
      ) : null}
    </>
  )
}

function ImportSide({ onClose }: { onClose(): void }) {
  const { t } = useWords()
  const start = useCommand(startImport)
  const [kind, setKind] = useState<ImportKind>('residents')
  const [file, setFile] = useState<File | null>(null)
  const send = async (dryRun: 'true' | 'false') => {
    if (file && (await start.run({ kind, dryRun }, { file }))) onClose()
  }
  return (
    <SidePanel title={t({ zh: '导入文件', en: 'Import a file' })} onClose={onClose}>
      <div className={css.section}>
        <label htmlFor="import-kind">{t({ zh: '内容', en: 'Content' })}</label>
        <Select
          id="import-kind"
          value={kind}
          onChange={setKind}
          options={(Object.keys(KINDS) as ImportKind[]).map((one) => ({ value: one, label: t(KINDS[one]) }))}
        />
        <p className={css.meta}>
          {kind === 'residents'
            ? t({
                zh: '列名：楼栋地址、网格编码、单元、房号、姓名、电话、证件号码、性别、出生年份、与户主关系、居住方式、关爱类别。网格编码可换成经度、纬度；都没有时按地址库查找。同一人再次导入只更新，不重复。',
                en: 'Columns: 楼栋地址 网格编码 单元 房号 姓名 电话 证件号码 性别 出生年份 与户主关系 居住方式 关爱类别. 经度 纬度 may stand for 网格编码. Importing again changes and never doubles.',
              })
            : t({
                zh: '列名：统一社会信用代码、企业名称、行业、规模、地址、网格编码或经度、纬度、从业人数、联系人、联系电话、状态。',
                en: 'Columns: 统一社会信用代码 企业名称 行业 规模 地址 网格编码 (or 经度 纬度) 从业人数 联系人 联系电话 状态.',
              })}
        </p>
        <label htmlFor="import-file">
          {t({ zh: '文件（CSV、XLSX，256 MB 以内）', en: 'File (CSV, XLSX, up to 256 MB)' })}
        </label>
        <input
          id="import-file"
          type="file"
          accept=".csv,.xlsx"
          onChange={(event) => setFile(event.target.files?.[0] ?? null)}
        />
        <ProblemNotice problem={start.problem} />
        <div className="row">
          <Button disabled={!file} loading={start.busy} onClick={() => void send('true')}>
            {t({ zh: '试导入（不保存）', en: 'Try without saving' })}
          </Button>
          <Button type="primary" disabled={!file} loading={start.busy} onClick={() => void send('false')}>
            {t({ zh: '导入', en: 'Import' })}
          </Button>
        </div>
        <p className={css.meta}>
          {t({
            zh: '文件加密存放，读完即删；姓名、电话、证件和房号密封入库。进度在本页显示，可离开本页。',
            en: 'The file is encrypted while it waits and deleted once read; personal values are sealed. You may leave the page.',
          })}
        </p>
      </div>
    </SidePanel>
  )
}
