import { Chart } from '#ui/chart.ts'
import { count, percent, tableTime } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { To } from '#ui/navigation.tsx'
import { Card, EmptyState } from '#ui/page.ts'
import type { Decisions } from '../contract.ts'
import { BUCKETS, endedWithin, WITHIN } from '../domain/handling-time.ts'
import css from './decisions.module.css'

const STEPS = [
  { key: 'accept', zh: '受理', en: 'accept' },
  { key: 'dispatch', zh: '立案派遣', en: 'dispatch' },
  { key: 'handle', zh: '处置', en: 'handle' },
  { key: 'finish', zh: '核查回访结案', en: 'check and close' },
] as const

/** How long cases took, how many had ended within how long, where the time went, and what has been open for longest. */
export function HowFast({ page, onOpen }: { page: Decisions; onOpen(bucket: number): void }) {
  const { t } = useWords()
  const { fast, total } = page
  const { buckets, beforeBuckets, medianBucket, p90Bucket, steps, oldest } = fast
  const spent = steps.accept + steps.dispatch + steps.handle + steps.finish
  const before = page.compared.find(({ comparison }) => comparison === 'before')?.total.received ?? 0
  const shares = (counts: readonly number[], all: number) =>
    endedWithin(counts).map((n) => (all === 0 ? null : Math.round((n / all) * 1000) / 10))
  return (
    <div className={css.fast}>
      <Card
        title={t({ zh: '多快：从上报到结案', en: 'How fast: report to end' })}
        extra={
          medianBucket === null || p90Bucket === null ? null : (
            <span className={css.grey}>
              {t({
                zh: `中位落在 ${BUCKETS[medianBucket]!.zh}，九成在 ${BUCKETS[p90Bucket]!.zh} 一档以内，共 ${count(total.closed)} 件`,
                en: `median ${BUCKETS[medianBucket]!.en}, nine of ten by ${BUCKETS[p90Bucket]!.en}; ${count(total.closed)} closed`,
              })}
            </span>
          )
        }
      >
        {total.closed === 0 ? (
          <EmptyState>{t({ zh: '这段时间上报的案件还没有办结的', en: 'None of these has ended yet' })}</EmptyState>
        ) : (
          <Chart
            label={t({ zh: '办结用时分布', en: 'Time taken' })}
            kind="bar"
            unit={t({ zh: '件', en: '' })}
            categories={BUCKETS.map(t)}
            series={[{ name: t({ zh: '办结', en: 'closed' }), values: buckets, colour: 1 }]}
            height={330}
            onSelect={(bucket) => (buckets[bucket] ?? 0) > 0 && onOpen(bucket)}
          />
        )}
      </Card>
      <Card
        title={t({ zh: '办结曲线：多久以内办结多少', en: 'Ended within' })}
        extra={<span className={css.grey}>{t({ zh: '占受理的%', en: '% of received' })}</span>}
      >
        <Chart
          label={t({ zh: '多久以内办结的占比', en: 'Share ended within' })}
          kind="line"
          unit="%"
          categories={WITHIN.map(t)}
          series={[
            { name: t({ zh: '本期', en: 'now' }), values: shares(buckets, total.received), colour: 1 },
            { name: t({ zh: '环比期', en: 'before' }), values: shares(beforeBuckets, before), colour: 4 },
          ]}
          height={220}
        />
        <h3 className={css.sub}>{t({ zh: '时间花在哪一步', en: 'Where the time went' })}</h3>
        {steps.cases === 0 ? (
          <p className={css.grey}>
            {t({
              zh: '还没有走完四步的办结案件（导入的历史没有分步时间）',
              en: 'No case has gone through all four steps yet',
            })}
          </p>
        ) : (
          <>
            <div
              className={css.stack}
              role="img"
              aria-label={STEPS.map((one) => `${t(one)} ${percent(steps[one.key], spent)}`).join(', ')}
            >
              {STEPS.map((one, at) => (
                <i key={one.key} data-step={at + 1} style={{ flexGrow: steps[one.key] }} />
              ))}
            </div>
            <ul className={css.steps}>
              {STEPS.map((one, at) => (
                <li key={one.key}>
                  <i data-step={at + 1} />
                  {t(one)} {percent(steps[one.key], spent)}
                  <span className={css.grey}>
                    {t({
                      zh: ` 均 ${(steps[one.key] / steps.cases / 3600).toFixed(1)} 小时`,
                      en: ` mean ${(steps[one.key] / steps.cases / 3600).toFixed(1)} h`,
                    })}
                  </span>
                </li>
              ))}
            </ul>
            <p className={css.grey}>
              {t({ zh: `走完四步的 ${count(steps.cases)} 件`, en: `of ${count(steps.cases)} cases` })}
            </p>
          </>
        )}
      </Card>
      <Card title={t({ zh: '在办最久', en: 'Open for longest' })}>
        {oldest.length === 0 ? (
          <EmptyState>{t({ zh: '没有在办案件', en: 'Nothing is open' })}</EmptyState>
        ) : (
          <ul className={css.oldest}>
            {oldest.map((one) => (
              <li key={one.no}>
                <To href={`/c/cases/${one.no}`}>{one.title}</To>
                <span className={css.grey}>
                  {[
                    t({ zh: `${tableTime(one.reportedAt)} 上报`, en: `reported ${tableTime(one.reportedAt)}` }),
                    t(one.state),
                    one.unit ? t(one.unit) : null,
                    one.due ? t({ zh: `全程 ${tableTime(one.due)} 到期`, en: `due ${tableTime(one.due)}` }) : null,
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Card>
    </div>
  )
}
