import { Button, Select } from 'antd'
import { useState } from 'react'
import { listCases } from '#modules/cases/contract.ts'
import { saveFile, useOperation, usePages } from '#ui/call.ts'
import { ExportDialog } from '#ui/export-dialog.tsx'
import { clockTime, count } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { useLive } from '#ui/live.ts'
import { useAddressQuery, useGo } from '#ui/navigation.tsx'
import { EmptyState, Loaded, Page, ProblemNotice } from '#ui/page.ts'
import { useMay } from '#ui/session.tsx'
import { exportHouseholds, getPicture, listBuildings, listNeeds, listRecords, type Picture } from '../contract.ts'
import { words } from '../words.ts'
import { AppealList } from './appeal-list.tsx'
import css from './community.module.css'
import { CommunityMap } from './community-map.tsx'
import { HelpLine } from './help-line.tsx'
import { HouseholdPanel } from './household-panel.tsx'
import { HouseholdTable } from './household-table.tsx'
import { NeedList } from './need-list.tsx'
import { RecordList } from './record-list.tsx'

const TABS = {
  due: { zh: '该走访', en: 'Due' },
  homes: { zh: '住户', en: 'Households' },
  appeals: { zh: '诉求', en: 'Appeals' },
  needs: { zh: '需求', en: 'Needs' },
  records: { zh: '记录', en: 'Records' },
} as const
type Tab = keyof typeof TABS

/** The own community and no other: households, appeals, visits and services, on the map and in lists. */
export default function CommunityPage() {
  const { t } = useWords()
  const query = useAddressQuery()
  const picture = useOperation(
    getPicture,
    { ...(query.one('area') ? { area: query.one('area')! } : {}) },
    { everyMs: 60_000 },
  )
  return (
    <Page
      fill
      flush
      title={t(words.picture)}
      note={
        picture.data?.area ? (
          <>
            {picture.data.area.street} {picture.data.area.name} ·{' '}
            {t({
              zh: `数据截至 ${clockTime(picture.data.asOf)}`,
              en: `as of ${clockTime(picture.data.asOf)}`,
            })}
          </>
        ) : null
      }
      actions={<HelpLine />}
    >
      <Loaded reading={picture}>
        {(data) =>
          data.area ? (
            <OwnCommunity picture={data} area={data.area.code} name={data.area.name} />
          ) : (
            <EmptyState>
              {t({
                zh: '民情图只对社区和网格岗位开放，只显示本社区。您当前的岗位不在社区',
                en: 'This page is for posts in a community or grid, and shows that community alone',
              })}
            </EmptyState>
          )
        }
      </Loaded>
    </Page>
  )
}

function OwnCommunity({ picture, area, name }: { picture: Picture; area: string; name: string }) {
  const { t } = useWords()
  const query = useAddressQuery()
  const go = useGo()
  const mayExport = useMay('community:export')
  const maySeeCases = useMay('cases:view')
  const [exporting, setExporting] = useState(false)
  const asked = query.one('tab')
  const tab: Tab = asked !== null && asked in TABS ? (asked as Tab) : 'due'
  const open = query.one('open')
  const buildings = useOperation(listBuildings, { area })
  const appeals = useOperation(listCases, { area, sort: 'newest', limit: 60 }, { enabled: maySeeCases })
  useLive('cases.caseChanged', (told) => {
    if (String(told.areaCode ?? '').startsWith(area)) appeals.reload()
  })
  const rows = buildings.data?.items ?? []
  const chosen = rows.find((row) => row.id === query.one('building')) ?? null
  const show = (next: Tab) => query.change({ tab: next, building: undefined })
  const pickBuilding = (id: string | null) =>
    query.change({ building: id ?? undefined, ...(tab === 'due' || tab === 'homes' ? {} : { tab: 'homes' }) })
  return (
    <div className={css.frame} data-open={open !== null}>
      <div className={css.side}>
        <Figures picture={picture} appeals={appeals.data?.items.length ?? null} tab={tab} show={show} />
        <div className={css.tabs}>
          {(Object.keys(TABS) as Tab[]).map((one) => (
            <button key={one} type="button" aria-pressed={one === tab} onClick={() => show(one)}>
              {t(TABS[one])}
            </button>
          ))}
          {picture.areas.length > 1 ? (
            <Select
              value={area}
              aria-label={t({ zh: '换一个社区或网格', en: 'Another community or grid' })}
              onChange={(code) => query.change({ area: code, building: undefined, open: undefined })}
              options={picture.areas.map((one) => ({ value: one.code, label: one.name }))}
            />
          ) : null}
          {mayExport && tab === 'homes' ? (
            <Button size="small" type="text" onClick={() => setExporting(true)}>
              {t({ zh: '导出', en: 'Export' })}
            </Button>
          ) : null}
        </div>
        {tab === 'due' || tab === 'homes' ? (
          <HouseholdTable
            key={tab}
            area={area}
            dueOnly={tab === 'due'}
            building={chosen}
            current={open}
            onOpen={(id) => query.change({ open: id })}
            onBuilding={pickBuilding}
          />
        ) : null}
        {tab === 'appeals' ? (
          <div className={css.list}>
            <ProblemNotice problem={appeals.problem} retry={appeals.reload} />
            <AppealList rows={appeals.data?.items ?? []} current={null} onOpen={(id) => go(`/c/cases/${id}`)} />
          </div>
        ) : null}
        {tab === 'needs' ? <Needs area={area} onOpen={(id) => query.change({ open: id })} /> : null}
        {tab === 'records' ? <Records area={area} onOpen={(id) => query.change({ open: id })} /> : null}
      </div>
      <div className={css.map}>
        <CommunityMap
          area={area}
          name={name}
          buildings={rows}
          appeals={appeals.data?.items ?? []}
          building={chosen?.id ?? null}
          onBuilding={pickBuilding}
          onAppeal={(id) => go(`/c/cases/${id}`)}
        />
      </div>
      {open ? (
        <HouseholdPanel
          key={open}
          id={open}
          onClose={() => query.change({ open: undefined })}
          onBuilding={pickBuilding}
        />
      ) : null}
      {exporting ? (
        <ExportDialog
          title={{ zh: '导出本社区住户', en: 'Export households' }}
          text={{
            zh: '姓名、电话和房号保持遮挡，每行注明导出人和时间；导出会留下记录。',
            en: 'Names, numbers and rooms stay masked; who took it and when is on every line and in the journal.',
          }}
          save={(format) => saveFile(exportHouseholds, { area, format })}
          onClose={() => setExporting(false)}
        />
      ) : null}
    </div>
  )
}

function Figures({
  picture,
  appeals,
  tab,
  show,
}: {
  picture: Picture
  appeals: number | null
  tab: Tab
  show(tab: Tab): void
}) {
  const { t } = useWords()
  const figures: [Tab, string, string, boolean][] = [
    ['due', t({ zh: '该走访 户', en: 'due now' }), count(picture.visitsDue), picture.visitsDue > 0],
    ['homes', t({ zh: '住户 户', en: 'households' }), count(picture.households), false],
    ['homes', t({ zh: '居民 人', en: 'residents' }), count(picture.residents), false],
    [
      'appeals',
      t({ zh: '近期诉求 件', en: 'appeals' }),
      appeals === null ? '—' : `${appeals}${appeals === 60 ? '+' : ''}`,
      false,
    ],
    ['needs', t({ zh: '未了需求 项', en: 'open needs' }), count(picture.openNeeds), picture.openNeeds > 0],
    ['records', t({ zh: '30 日走访 次', en: 'visits, 30 days' }), count(picture.visits30), false],
  ]
  return (
    <div className={css.figures}>
      {figures.map(([to, label, value, warn]) => (
        <button key={label} type="button" aria-pressed={to === tab} onClick={() => show(to)}>
          <b data-warn={warn}>{value}</b>
          <small>{label}</small>
        </button>
      ))}
    </div>
  )
}

function Needs({ area, onOpen }: { area: string; onOpen(id: string): void }) {
  const { t } = useWords()
  const pages = usePages(listNeeds, { area, of: 'household', open: true })
  return (
    <div className={css.list}>
      <div className={css.pad}>
        <Loaded reading={pages}>
          {(rows) => (
            <NeedList
              needs={rows}
              empty={t({ zh: '没有未了的需求', en: 'No open needs' })}
              where={(need) => (
                <button type="button" className={css.plain} onClick={() => onOpen(need.householdId ?? '')}>
                  {need.of}
                </button>
              )}
            />
          )}
        </Loaded>
        {pages.hasMore ? (
          <Button onClick={pages.loadMore} loading={pages.loadingMore}>
            {t({ zh: '更多', en: 'More' })}
          </Button>
        ) : null}
      </div>
    </div>
  )
}

function Records({ area, onOpen }: { area: string; onOpen(id: string): void }) {
  const { t } = useWords()
  const pages = usePages(listRecords, { area })
  return (
    <div className={css.list}>
      <div className={css.pad}>
        <Loaded reading={pages}>
          {(rows) => (
            <RecordList
              records={rows}
              empty={t({ zh: '还没有走访和服务记录', en: 'Nothing recorded yet' })}
              where={(record) => (
                <button type="button" className={css.plain} onClick={() => onOpen(record.householdId ?? '')}>
                  {record.of}
                </button>
              )}
            />
          )}
        </Loaded>
        {pages.hasMore ? (
          <Button onClick={pages.loadMore} loading={pages.loadingMore}>
            {t({ zh: '更多', en: 'More' })}
          </Button>
        ) : null}
      </div>
    </div>
  )
}
