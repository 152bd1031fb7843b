import { useQueryClient } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { listAreas } from '#modules/territory/contract.ts'
import { refresh, useOperation } from '#ui/call.ts'
import { secondTime } from '#ui/format.ts'
import { useKeys } from '#ui/keys.ts'
import { useWords } from '#ui/language.ts'
import { useLive } from '#ui/live.ts'
import { useAddressQuery } from '#ui/navigation.tsx'
import { EmptyState, Loaded, Page } from '#ui/page.ts'
import { SearchBox } from '#ui/search-box.tsx'
import { useMay } from '#ui/session.tsx'
import { Filters, Split } from '#ui/split.tsx'
import { type BoardSign, getBoard } from '../contract.ts'
import { words } from '../words.ts'
import css from './board.module.css'
import { BoardCell } from './board-cell.tsx'
import { ImportReadings } from './import-readings.tsx'
import { LevelMark } from './level-mark.tsx'
import { LOOKS, type Look, lookOf } from './shown-value.ts'
import common from './signs.module.css'
import { stepTo } from './step-to.ts'

const REFRESH_MS = 60_000
/** Several values come together: they are asked for once. */
const GATHER_MS = 1500
const HOUR_MS = 3_600_000

/** All signs, a row a domain: what is wrong leads by shape, colour and word, what is missing is seen to be missing. */
export default function BoardPage() {
  const { t, language } = useWords()
  const client = useQueryClient()
  const address = useAddressQuery()
  const mayImport = useMay('signs:ingest')
  const [importing, setImporting] = useState(false)
  const [stop, setStop] = useState<string | null>(null)
  const grid = useRef<HTMLDivElement>(null)
  const place = address.one('place')
  const streets = useOperation(listAreas, { level: 'street', limit: 200 }, { freshForMs: HOUR_MS }).data?.items ?? []
  const board = useOperation(getBoard, place ? { place } : {}, { everyMs: REFRESH_MS })
  const gathering = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(gathering.current), [])
  useLive('signs.signsChanged', () => {
    clearTimeout(gathering.current)
    gathering.current = setTimeout(() => refresh(client, 'signs', getBoard.name), GATHER_MS)
  })
  const [domain, look, text] = [address.one('domain'), address.one('look') as Look | null, address.one('text') ?? '']
  const isFiltered = domain !== null || look !== null || text !== ''
  const fits = (sign: BoardSign) =>
    (domain === null || sign.domain === domain) &&
    (look === null || lookOf(sign) === look) &&
    (text === '' || `${sign.code} ${sign.id} ${sign.zh} ${sign.en}`.toLowerCase().includes(text.toLowerCase()))
  const signs = (board.data?.signs ?? []).filter(fits)
  const current = signs.some(({ code }) => code === stop) ? stop : (signs[0]?.code ?? null)
  const focus = (code: string | undefined) => {
    if (code === undefined) return
    setStop(code)
    grid.current?.querySelector<HTMLElement>(`[data-code="${code}"]`)?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const cells = [...(grid.current?.querySelectorAll<HTMLElement>('[data-code]') ?? [])]
    const next = stepTo(cells, event.target as HTMLElement, event.code)
    if (!next) return
    event.preventDefault()
    focus(next.dataset.code)
  }
  const worstFirst = LOOKS.slice(0, 3)
  const alarmed = worstFirst.flatMap((one) => signs.filter((sign) => lookOf(sign) === one))
  const nextAlarm = (by: number) => {
    const at = alarmed.findIndex(({ code }) => code === stop)
    focus(alarmed[at < 0 ? 0 : (at + by + alarmed.length) % alarmed.length]?.code)
  }
  useKeys([
    { keys: 'J', title: { zh: '下一项告警', en: 'Next alarm' }, run: () => nextAlarm(1) },
    { keys: 'K', title: { zh: '上一项告警', en: 'Previous alarm' }, run: () => nextAlarm(-1) },
    { keys: 'R', title: { zh: '刷新', en: 'Refresh' }, run: board.reload },
  ])
  const clear = () => address.change({ domain: undefined, look: undefined, text: undefined })
  const all = board.data?.signs ?? []
  const simulated = all.filter((sign) => sign.simulated).length
  return (
    <Page
      fill
      title={t(words.board)}
      note={
        board.data ? (
          <>
            {t({ zh: '数据截至 ', en: 'as of ' })}
            {secondTime(board.data.asOf)}
            {simulated > 0 ? (
              <span className={common.demo}>
                {t({ zh: `演示数据：${simulated} 项为模拟值`, en: `demonstration: ${simulated} values are simulated` })}
              </span>
            ) : null}
          </>
        ) : null
      }
      actions={
        <>
          {isFiltered ? <Button onClick={clear}>{t({ zh: '清除筛选', en: 'Clear filters' })}</Button> : null}
          {mayImport ? (
            <Button onClick={() => setImporting(true)}>{t({ zh: '导入读数', en: 'Import readings' })}</Button>
          ) : null}
        </>
      }
    >
      <Filters>
        <fieldset className={css.looks} aria-label={t({ zh: '按级别筛选', en: 'Filter by level' })}>
          {LOOKS.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={look === one}
              onClick={() => address.change({ look: look === one ? undefined : one })}
            >
              <LevelMark look={one} word />
              <b>{all.filter((sign) => lookOf(sign) === one).length}</b>
            </button>
          ))}
        </fieldset>
        <Select
          value={domain ?? undefined}
          onChange={(value?: string) => address.change({ domain: value })}
          allowClear
          placeholder={t({ zh: '全部领域', en: 'All domains' })}
          aria-label={t({ zh: '领域', en: 'Domain' })}
          style={{ width: 144 }}
          options={(board.data?.domains ?? []).map((one) => ({ value: one.id, label: t(one) }))}
        />
        <Select
          value={place ?? undefined}
          onChange={(value?: string) => address.change({ place: value })}
          allowClear
          placeholder={t(words.district)}
          aria-label={t({ zh: '区域', en: 'Area' })}
          style={{ width: 144 }}
          options={streets.map((one) => ({ value: one.code, label: one.name }))}
        />
        <SearchBox
          value={text}
          change={(value) => address.change({ text: value || undefined })}
          placeholder={t({ zh: '体征名称、编码', en: 'Name or code' })}
          width={176}
        />
      </Filters>
      <Split>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: arrows move between the links inside */}
        <div className={css.board} ref={grid} onKeyDown={onKeyDown} data-filtered={isFiltered} lang={language}>
          <Loaded reading={board} lines={14}>
            {({ domains }) =>
              signs.length === 0 ? (
                <EmptyState action={<Button onClick={clear}>{t({ zh: '清除筛选', en: 'Clear filters' })}</Button>}>
                  {t({ zh: '没有符合筛选的体征。减少筛选条件再看', en: 'Nothing fits these filters' })}
                </EmptyState>
              ) : (
                domains.map((one) => (
                  <DomainRow key={one.id} name={t(one)} signs={signs.filter((sign) => sign.domain === one.id)}>
                    {(sign) => (
                      <BoardCell
                        key={sign.code}
                        sign={sign}
                        place={place}
                        isStop={sign.code === current}
                        onFocus={() => setStop(sign.code)}
                      />
                    )}
                  </DomainRow>
                ))
              )
            }
          </Loaded>
        </div>
        {importing ? <ImportReadings onClose={() => setImporting(false)} /> : null}
      </Split>
    </Page>
  )
}

function DomainRow({
  name,
  signs,
  children,
}: {
  name: string
  signs: readonly BoardSign[]
  children(sign: BoardSign): ReactNode
}) {
  if (signs.length === 0) return null
  return (
    <section className={css.domain} aria-label={name}>
      <h2>{name}</h2>
      <div className={css.cells}>{signs.map(children)}</div>
    </section>
  )
}
