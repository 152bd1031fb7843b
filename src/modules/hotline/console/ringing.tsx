import { PhoneOutlined } from '@ant-design/icons'
import { useEffect, useState } from 'react'
import { useOperation } from '#ui/call.ts'
import { useWords } from '#ui/language.ts'
import { useLive } from '#ui/live.ts'
import { To } from '#ui/navigation.tsx'
import { listRinging } from '../contract.ts'
import css from './hotline.module.css'

const REFRESH_MS = 60_000
/** A district that has no screen pop is asked now and then whether it has one by now. */
const OFF_MS = 600_000

/** A call that rings for this person, on every page: one step to its form, with what the caller asked before. */
export default function Ringing() {
  const { t } = useWords()
  const [isOff, setOff] = useState(false)
  const reading = useOperation(listRinging, {}, { everyMs: isOff ? OFF_MS : REFRESH_MS })
  const code = reading.problem?.code
  useEffect(() => setOff(code === 'function-off'), [code])
  useLive('hotline.callsChanged', () => {
    if (!isOff) reading.reload()
  })
  if (isOff) return null
  return (
    <>
      {(reading.data?.items ?? []).slice(0, 2).map((call) => {
        const who = call.callerMasked ?? t({ zh: '号码未显示', en: 'number withheld' })
        const open = call.earlier.filter((one) => one.open).length
        const before = t({
          zh: `前案 ${call.earlier.length} 件，在办 ${open} 件`,
          en: `${call.earlier.length} earlier, ${open} open`,
        })
        const kind = call.simulated ? t({ zh: '模拟来电', en: 'Simulated call' }) : t({ zh: '来电', en: 'Call' })
        return (
          <To
            key={call.id}
            href={`/c/intake/new?call=${call.id}`}
            className={css.rings}
            title={call.earlier.map(({ caseNo, title }) => `${caseNo} ${title}`).join('\n')}
          >
            <PhoneOutlined aria-hidden />
            <b>
              {kind} {who}
            </b>
            <span>{before}</span>
          </To>
        )
      })}
    </>
  )
}
