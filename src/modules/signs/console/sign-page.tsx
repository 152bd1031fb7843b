import { useQueryClient } from '@tanstack/react-query'
import { Button, Segmented, Select } from 'antd'
import { useState } from 'react'
import type { Output } from '#core/operation.ts'
import { refresh, saveFile, useOperation } from '#ui/call.ts'
import { tableTime } from '#ui/format.ts'
import { useKeys } from '#ui/keys.ts'
import { useWords } from '#ui/language.ts'
import { useLive } from '#ui/live.ts'
import { To, useAddressQuery, usePathPart } from '#ui/navigation.tsx'
import { useSay } from '#ui/notice.tsx'
import { Card, EmptyState, Loaded, Page } from '#ui/page.ts'
import { useMay } from '#ui/session.tsx'
import { exportSeries, getSeries, getSign, SPANS, type Span } from '../contract.ts'
import { LEVEL_WORDS } from '../domain/say-sign.ts'
import { words } from '../words.ts'
import { EnterValue } from './enter-value.tsx'
import { LevelChart } from './level-chart.tsx'
import { LevelMark } from './level-mark.tsx'
import { edgeText, lookOf, numberText, unitText } from './shown-value.ts'
import { SignCases } from './sign-cases.tsx'
import { SignFacts } from './sign-facts.tsx'
import { SignVersions } from './sign-versions.tsx'
import css from './signs.module.css'
import { ThresholdPanel } from './threshold-panel.tsx'
import { ValueTable } from './value-table.tsx'

const REFRESH_MS = 60_000
const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const STEP_MS: Readonly<Record<Span, number>> = { day: 0, month: HOUR_MS, year: 24 * HOUR_MS }
type Sign = Output<typeof getSign>

/** One sign: where it stands, its past before its thresholds, what it is, how it was set, and which cases it opened. */
export default function SignPage() {
  const { t } = useWords()
  const code = usePathPart('code')
  const client = useQueryClient()
  const say = useSay()
  const address = useAddressQuery()
  const mayKeep = useMay('signs:keep')
  const mayEnter = useMay('signs:ingest')
  const [editing, setEditing] = useState(false)
  const [entering, setEntering] = useState(false)
  const span = SPANS.find((one) => one === address.one('span')) ?? 'day'
  const place = address.one('place')
  const sign = useOperation(getSign, { code }, { everyMs: REFRESH_MS, forgetful: true })
  const of = { code: sign.data?.code ?? code, span, ...(place ? { place } : {}) }
  const series = useOperation(getSeries, of, { everyMs: REFRESH_MS, enabled: sign.data !== undefined })
  useLive('signs.signsChanged', (told) => {
    if (Array.isArray(told.codes) && told.codes.includes(sign.data?.code)) refresh(client, 'signs')
  })
  useKeys([
    { keys: 'R', title: { zh: '刷新', en: 'Refresh' }, run: () => refresh(client, 'signs') },
    { keys: '1', title: words.day, run: () => address.change({ span: undefined }) },
    { keys: '2', title: words.month, run: () => address.change({ span: 'month' }) },
    { keys: '3', title: words.year, run: () => address.change({ span: 'year' }) },
  ])
  const save = async (format: 'xlsx' | 'csv') => {
    const name = await saveFile(exportSeries, { ...of, format })
    say(t({ zh: `已导出 ${name}`, en: `Exported ${name}` }))
  }
  return (
    <Page
      title={sign.data ? t(sign.data) : code}
      note={
        <>
          <To href="/c/signs" className={css.crumb}>
            {t(words.board)}
          </To>
          {sign.data ? ` / ${t(sign.data.domainWords)} / ${sign.data.code}` : null}
        </>
      }
      actions={
        <>
          <Button onClick={() => void save('xlsx')}>{t({ zh: '导出 XLSX', en: 'Export XLSX' })}</Button>
          <Button onClick={() => void save('csv')}>{t({ zh: '导出 CSV', en: 'Export CSV' })}</Button>
          {mayEnter && sign.data?.ownCount === null ? (
            <Button onClick={() => setEntering(true)}>{t({ zh: '登记数值', en: 'Enter a value' })}</Button>
          ) : null}
          {mayKeep && sign.data ? (
            <Button type="primary" onClick={() => setEditing(true)}>
              {t({ zh: '修改阈值', en: 'Change thresholds' })}
            </Button>
          ) : null}
        </>
      }
    >
      <Loaded reading={sign} lines={12}>
        {(found) => (
          <div className={css.withPanel} data-open={editing}>
            <div className={css.page}>
              <div className={css.column}>
                <Card>
                  <Standing sign={found} place={place} choose={(next) => address.change({ place: next })} />
                </Card>
                <Card flush>
                  <div className={css.bar}>
                    <Segmented
                      value={span}
                      onChange={(value) => address.change({ span: value === 'day' ? undefined : value })}
                      options={SPANS.map((value) => ({ value, label: t(words[value]) }))}
                    />
                    {series.data?.simulated ? (
                      <span className={css.demo}>{t({ zh: '含模拟数据', en: 'holds simulated values' })}</span>
                    ) : null}
                  </div>
                  <Loaded reading={series} lines={8}>
                    {(past) => (
                      <>
                        <LevelChart
                          sign={found}
                          span={past.span}
                          from={past.from}
                          to={past.to}
                          points={past.points}
                          gapMs={found.staleAfterMinutes * MINUTE_MS + STEP_MS[past.span]}
                        />
                        <Shares shares={past.shares} />
                      </>
                    )}
                  </Loaded>
                </Card>
                <Card title={t({ zh: '读数', en: 'Values' })} flush>
                  <Loaded reading={series} lines={6}>
                    {(past) =>
                      past.points.length === 0 ? (
                        <EmptyState>
                          {t({
                            zh: '这段时间没有读数，不作正常判断。可换更长的时段看',
                            en: 'No readings in this time; look at a longer one',
                          })}
                        </EmptyState>
                      ) : (
                        <ValueTable sign={found} span={past.span} points={past.points} />
                      )
                    }
                  </Loaded>
                </Card>
              </div>
              <div className={css.column}>
                <SignFacts sign={found} />
                <SignCases sign={found} />
                <SignVersions sign={found} />
              </div>
            </div>
            {entering ? <EnterValue sign={found} onClose={() => setEntering(false)} /> : null}
            {editing ? <ThresholdPanel sign={found} onClose={() => setEditing(false)} /> : null}
          </div>
        )}
      </Loaded>
    </Page>
  )
}

function Standing({
  sign,
  place,
  choose,
}: {
  sign: Sign
  place: string | null
  choose(place: string | undefined): void
}) {
  const { t } = useWords()
  const value = sign.values.find((one) => one.place === place) ?? sign.values[0]
  if (!value) return null
  const look = lookOf(value)
  const isCurrent = look !== 'stale' && look !== 'missing'
  return (
    <div className={css.head}>
      <span className={css.big}>
        <LevelMark look={look} />
        <span className={isCurrent ? undefined : css.grey}>{numberText(sign, value.value)}</span>
        <small>{value.value === null ? '' : unitText(sign)}</small>
      </span>
      <span>
        {isCurrent ? <b>{t(LEVEL_WORDS[look])} </b> : null}
        <span className={css.quality}>{t(value.qualityWords)}</span>{' '}
        {value.at === null
          ? t({ zh: '从未收到读数，不作正常判断', en: 'never read: not taken as normal' })
          : isCurrent
            ? t({
                zh: `${tableTime(value.at)}，自 ${tableTime(value.since)} 起`,
                en: `${tableTime(value.at)}, since ${tableTime(value.since)}`,
              })
            : t({
                zh: `${tableTime(value.at)} 起停更，不作正常判断`,
                en: `nothing since ${tableTime(value.at)}: not taken as normal`,
              })}
      </span>
      <span className={css.edges}>
        {(['yellow', 'orange', 'red'] as const).map((level) => (
          <span key={level}>
            <LevelMark look={level} word />
            {edgeText(sign, level)}
          </span>
        ))}
      </span>
      {sign.values.length > 1 ? (
        <Select
          value={place ?? ''}
          onChange={(next) => choose(next || undefined)}
          aria-label={t({ zh: '区域', en: 'Area' })}
          style={{ width: 200 }}
          options={sign.values.map((one) => ({
            value: one.place ?? '',
            label: `${one.placeName ?? t(words.district)} ${numberText(sign, one.value)}`,
          }))}
        />
      ) : null}
    </div>
  )
}

function Shares({ shares }: { shares: Output<typeof getSeries>['shares'] }) {
  const { t } = useWords()
  return (
    <p className={css.shares}>
      {t({ zh: '各级时间占比', en: 'Share of the time' })}
      {(['normal', 'yellow', 'orange', 'red'] as const).map((level) => (
        <span key={level}>
          <LevelMark look={level} word />
          {`${(shares[level] * 100).toFixed(1)}%`}
        </span>
      ))}
      <span>
        <LevelMark look="missing" word />
        {`${(shares.unknown * 100).toFixed(1)}%`}
      </span>
    </p>
  )
}
