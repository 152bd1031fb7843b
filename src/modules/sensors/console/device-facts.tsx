import type { Output } from '#core/operation.ts'
import { shortTime, useNow } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { Facts } from '#ui/page.ts'
import type { getDevice } from '../contract.ts'
import { DeviceStateMark, SimulatedMark } from './device-state.tsx'
import { readingText, ruleText } from './device-words.ts'
import { useUnitNames } from './use-unit-names.ts'

export type FoundDevice = Output<typeof getDevice>

/** What it is, where, whose, what it says, and the rules that judge it. */
export function DeviceFacts({ found }: { found: FoundDevice }) {
  const { device, rules, silenceMinutes, ownSilenceMinutes } = found
  const { t } = useWords()
  const unitName = useUnitNames()
  const nowMs = useNow()
  const own = t({ zh: '（单独设置）', en: ' (its own)' })
  const place = `${device.lon.toFixed(5)}, ${device.lat.toFixed(5)}`
  return (
    <Facts
      facts={[
        [
          t({ zh: '状态', en: 'State' }),
          <>
            <DeviceStateMark device={device} /> {device.simulated ? <SimulatedMark /> : null}
          </>,
        ],
        ...device.values.map(
          ({ metric, zh, at, ...value }) =>
            [
              zh,
              <span key={metric} className={value.beyond ? 'over' : undefined}>
                {readingText(value)}
                <span className="meta"> {shortTime(at, nowMs)}</span>
              </span>,
            ] as const,
        ),
        [
          t({ zh: '最近上报', en: 'Heard' }),
          device.heardAt ? shortTime(device.heardAt, nowMs) : t({ zh: '从未上报', en: 'never' }),
        ],
        [
          t({ zh: '电量', en: 'Battery' }),
          device.battery === null ? t({ zh: '未上报', en: 'not told' }) : `${Math.round(device.battery)}%`,
        ],
        [t({ zh: '编号', en: 'Number' }), device.id],
        [t({ zh: '种类', en: 'Kind' }), device.kindZh],
        [t({ zh: '责任单位', en: 'Unit' }), unitName(device.unit)],
        [
          t({ zh: '位置', en: 'Place' }),
          <>
            {device.address || '—'} <span className="meta">{place}</span>
          </>,
        ],
        ...rules.map((rule) => [t(rule), `${t(ruleText(rule))}${rule.own ? own : ''}`] as const),
        [
          t({ zh: '失联判定', en: 'Silent after' }),
          `${t({ zh: `${silenceMinutes} 分钟未上报`, en: `${silenceMinutes} min without a message` })}${ownSilenceMinutes === null ? '' : own}`,
        ],
      ]}
    />
  )
}
