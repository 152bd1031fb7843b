import { Button } from 'antd'
import { useState } from 'react'
import { newKey, useOperation } from '#ui/call.ts'
import { useNow } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { Loaded } from '#ui/page.ts'
import { useMay } from '#ui/session.tsx'
import { SidePanel } from '#ui/side-panel.tsx'
import { listRoster, type RosterShift } from '../contract.ts'
import css from './people.module.css'
import { hasEnded, isRunning } from './roster-lines.ts'
import { ShiftForm } from './shift-form.tsx'
import { ShiftLine } from './shift-line.tsx'

/** All lines of the roster that cover one area, and where they are changed. */
export function AreaShifts({ areaCode, areaName, onClose }: { areaCode: string; areaName: string; onClose(): void }) {
  const { t } = useWords()
  const nowMs = useNow()
  const mayEdit = useMay('people:edit-roster')
  const reading = useOperation(listRoster, { areaCode, limit: 1000 }, { forgetful: true })
  const [editing, setEditing] = useState<RosterShift | string | null>(null)
  const done = () => setEditing(null)
  return (
    <SidePanel title={t({ zh: `${areaName}的排班`, en: `Roster of ${areaName}` })} onClose={onClose}>
      {editing !== null ? (
        <ShiftForm
          key={typeof editing === 'string' ? editing : editing.id}
          {...(typeof editing === 'string' ? { newId: editing, areaCode } : { shift: editing })}
          onDone={done}
        />
      ) : (
        <Loaded reading={reading}>
          {({ items }) => {
            // Who is on shift now stands first: that is what the panel is opened for.
            const lines = items
              .filter((shift) => !hasEnded(shift, nowMs))
              .sort((a, b) => Number(isRunning(b, nowMs)) - Number(isRunning(a, nowMs)))
            return (
              <>
                {lines.length === 0 ? (
                  <p className={css.section}>
                    {t({
                      zh: '此区域没有排班。由网格员、社区工作者、街道派遣员依次负责',
                      en: 'No line covers this area; whoever is appointed nearest answers for it.',
                    })}
                  </p>
                ) : null}
                {lines.map((shift) => (
                  <div key={shift.id} className={css.section}>
                    <ShiftLine shift={shift} nowMs={nowMs} />
                    {mayEdit ? (
                      <div className={css.row}>
                        <Button size="small" onClick={() => setEditing(shift)}>
                          {t({ zh: '修改或结束', en: 'Change or end' })}
                        </Button>
                      </div>
                    ) : null}
                  </div>
                ))}
                {mayEdit ? (
                  <div className={css.section}>
                    <div className={css.row}>
                      <Button type="primary" onClick={() => setEditing(newKey())}>
                        {t({ zh: '增加排班', en: 'Add a line' })}
                      </Button>
                    </div>
                  </div>
                ) : null}
              </>
            )
          }}
        </Loaded>
      )}
    </SidePanel>
  )
}
