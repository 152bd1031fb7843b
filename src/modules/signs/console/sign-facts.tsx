import type { Output } from '#core/operation.ts'
import { useWords } from '#ui/language.ts'
import { Card, Facts } from '#ui/page.ts'
import type { getSign } from '../contract.ts'
import { LEVEL_WORDS } from '../domain/say-sign.ts'

const BASELINES: Readonly<Record<string, { zh: string; en: string }>> = {
  lastYear: { zh: '上年', en: 'last year' },
  samePeriodLastYear: { zh: '上年同期', en: 'the same period of last year' },
  previousPeriod: { zh: '上一时段', en: 'the period before' },
  plan: { zh: '计划', en: 'plan' },
}
const DIRECTIONS = {
  lower_is_better: { zh: '越低越好，达到阈值即告警', en: 'lower is better: alarms at or above' },
  higher_is_better: { zh: '越高越好，降到阈值即告警', en: 'higher is better: alarms at or below' },
  band: { zh: '应在区间内，出界即告警', en: 'within a band: alarms outside' },
} as const

/** What a sign is: where it comes from, who answers for it, when it alarms. */
export function SignFacts({ sign }: { sign: Output<typeof getSign> }) {
  const { t, language } = useWords()
  const { readings, backPercent } = sign.hysteresis
  const minutes = (n: number) =>
    n % 1440 === 0
      ? t({ zh: `${n / 1440} 天`, en: `${n / 1440} d` })
      : n % 60 === 0
        ? t({ zh: `${n / 60} 小时`, en: `${n / 60} h` })
        : t({ zh: `${n} 分钟`, en: `${n} min` })
  return (
    <Card title={t({ zh: '说明', en: 'About' })}>
      <Facts
        facts={[
          [t({ zh: '来源', en: 'Source' }), `${t(sign.source.words)}（${sign.source.zh}）`],
          ...(sign.ownCount ? [[t({ zh: '算法', en: 'Counted' }), t(sign.ownCount)] as const] : []),
          [t({ zh: '责任单位', en: 'Owner' }), language === 'zh' ? sign.owner.zh : sign.owner.en],
          [
            t({ zh: '更新周期', en: 'Refresh' }),
            sign.refreshMinutes === null
              ? t({ zh: '随事件，每日至少确认一次', en: 'by event, confirmed daily' })
              : minutes(sign.refreshMinutes),
          ],
          [
            t({ zh: '停更判定', en: 'Stale after' }),
            t({
              zh: `${minutes(sign.staleAfterMinutes)}无新读数`,
              en: `${minutes(sign.staleAfterMinutes)} without a reading`,
            }),
          ],
          [t({ zh: '判断', en: 'Direction' }), t(DIRECTIONS[sign.direction])],
          ...(sign.baseline
            ? [
                [
                  t({ zh: '对比基准', en: 'Against' }),
                  t(BASELINES[sign.baseline] ?? { zh: sign.baseline, en: sign.baseline }),
                ] as const,
              ]
            : []),
          [
            t({ zh: '解除', en: 'Leaving a level' }),
            t({
              zh: `连续 ${readings} 次回落 ${backPercent}% 以上才降级`,
              en: `${readings} readings in a row, each ${backPercent} % back`,
            }),
          ],
          [
            t({ zh: '红色时', en: 'When red' }),
            sign.action
              ? t({
                  zh: `自动立案“${sign.action.zh}”，同一位置未结不重复，${minutes(sign.action.dedupeMinutes)}内不再立`,
                  en: `opens a case of category ${sign.action.category}, one per place within ${minutes(sign.action.dedupeMinutes)}`,
                })
              : t({
                  zh: `通知责任单位，不立案（${LEVEL_WORDS.orange.zh}同）`,
                  en: 'tells the owner, as orange does; opens no case',
                }),
          ],
        ]}
      />
    </Card>
  )
}
