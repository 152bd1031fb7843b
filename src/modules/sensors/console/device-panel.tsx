import type { Output } from '#core/operation.ts'
import { useOperation } from '#ui/call.ts'
import { shortTime, useNow } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { To } from '#ui/navigation.tsx'
import { Facts, Loaded } from '#ui/page.ts'
import { SidePanel } from '#ui/side-panel.tsx'
import { getDevice } from '../contract.ts'
import { STATE_NAMES } from './device-words.ts'
import css from './sensors.module.css'

type Found = Output<typeof getDevice>

/** One device: where it is, its limits, and every problem with the case that it opened. */
export function DevicePanel({ id, onClose }: { id: string; onClose(): void }) {
  const { t } = useWords()
  const reading = useOperation(getDevice, { id }, { everyMs: 20_000 })
  return (
    <SidePanel title={reading.data?.device.name ?? t({ zh: '感知设备', en: 'Sensor' })} onClose={onClose}>
      <Loaded reading={reading} lines={10}>
        {(found) => (
          <div className={css.body}>
            {found.device.simulated ? (
              <p>
                <span className={css.mark}>{t({ zh: '模拟设备', en: 'simulated' })}</span>
              </p>
            ) : null}
            <DeviceFacts found={found} />
            <Problems problems={found.problems} />
          </div>
        )}
      </Loaded>
    </SidePanel>
  )
}

function DeviceFacts({ found: { device, rules, silenceMinutes } }: { found: Found }) {
  const { t } = useWords()
  const nowMs = useNow()
  const facts: [string, string][] = [
    [t({ zh: '编号', en: 'Number' }), device.id],
    [t({ zh: '种类', en: 'Kind' }), device.kindZh],
    [t({ zh: '状态', en: 'State' }), t(STATE_NAMES[device.state])],
    [t({ zh: '位置', en: 'Place' }), `${device.address}（${device.lon.toFixed(5)}, ${device.lat.toFixed(5)}）`],
    ...device.values.map(({ zh, value, unit, at }): [string, string] => [
      zh,
      `${value} ${unit}，${shortTime(at, nowMs)}`,
    ]),
    ...rules.map(({ zh, enter, leave, unit, forSeconds, own }): [string, string] => [
      t({ zh: `规则：${zh}`, en: `rule: ${zh}` }),
      t({
        zh: `限值 ${enter} ${unit}，恢复 ${leave} ${unit}，持续 ${Math.ceil(forSeconds / 60)} 分钟${own ? '（单独设置）' : ''}`,
        en: `limit ${enter} ${unit}, back at ${leave} ${unit}, for ${Math.ceil(forSeconds / 60)} min${own ? ' (its own)' : ''}`,
      }),
    ]),
    [t({ zh: '失联判定', en: 'Silent after' }), t({ zh: `${silenceMinutes} 分钟`, en: `${silenceMinutes} min` })],
  ]
  return <Facts facts={facts} />
}

function Problems({ problems }: { problems: Found['problems'] }) {
  const { t } = useWords()
  const nowMs = useNow()
  return (
    <section>
      <h3>{t({ zh: '问题', en: 'Problems' })}</h3>
      {problems.length === 0 ? <p className={css.meta}>{t({ zh: '没有出现过问题', en: 'None so far' })}</p> : null}
      <ul className={css.lines}>
        {problems.map((one) => (
          <li key={one.id}>
            <span className={one.endedAt ? '' : css.over}>{t(one.title)}</span>
            <span className={css.meta}>
              {shortTime(one.beganAt, nowMs)} –{' '}
              {one.endedAt ? shortTime(one.endedAt, nowMs) : t({ zh: '持续中', en: 'going on' })}
              {one.returns > 0 ? t({ zh: `，反复 ${one.returns} 次`, en: `, came back ${one.returns} times` }) : ''}
            </span>
            {one.caseId ? <To href={`/c/cases/${one.caseId}`}>{one.caseNo}</To> : null}
            {one.refusal ? (
              <span className={css.over}>{t({ zh: `未能立案：${one.refusal}`, en: `No case: ${one.refusal}` })}</span>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
