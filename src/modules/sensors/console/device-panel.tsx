import { Button } from 'antd'
import { useOperation } from '#ui/call.ts'
import { Inset } from '#ui/inset.tsx'
import { useWords } from '#ui/language.ts'
import { useGo } from '#ui/navigation.tsx'
import { Loaded } from '#ui/page.ts'
import { SidePanel } from '#ui/side-panel.tsx'
import { getDevice } from '../contract.ts'
import { DeviceFacts } from './device-facts.tsx'
import { ProblemLines } from './problem-lines.tsx'

/** One device beside the list; its course is on its own page. */
export function DevicePanel({ id, onClose }: { id: string; onClose(): void }) {
  const { t } = useWords()
  const go = useGo()
  const reading = useOperation(getDevice, { id }, { everyMs: 20_000 })
  return (
    <SidePanel
      title={reading.data?.device.name ?? t({ zh: '感知设备', en: 'Sensor' })}
      onClose={onClose}
      actions={
        <Button size="small" type="primary" onClick={() => go(`/c/devices/${encodeURIComponent(id)}`)}>
          {t({ zh: '看走势', en: 'See its course' })}
        </Button>
      }
    >
      <Loaded reading={reading} lines={10}>
        {(found) => (
          <Inset>
            <DeviceFacts found={found} />
            <section>
              <h3>{t({ zh: '问题与案件', en: 'Problems and cases' })}</h3>
              {found.problems.length === 0 ? (
                <p className="meta">{t({ zh: '没有出现过问题', en: 'None so far' })}</p>
              ) : (
                <ProblemLines problems={found.problems.slice(0, 8)} />
              )}
            </section>
          </Inset>
        )}
      </Loaded>
    </SidePanel>
  )
}
