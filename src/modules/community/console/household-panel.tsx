import { Button } from 'antd'
import { useState } from 'react'
import { useCommand, useOperation } from '#ui/call.ts'
import { tableTime } from '#ui/format.ts'
import { useWords } from '#ui/language.ts'
import { useSay } from '#ui/notice.tsx'
import { Facts, Loaded } from '#ui/page.ts'
import { useMay } from '#ui/session.tsx'
import { SidePanel } from '#ui/side-panel.tsx'
import { addHouseholdRecord, getHousehold } from '../contract.ts'
import { TENURE_WORDS } from '../words.ts'
import css from './community.module.css'
import { DueMark } from './due-mark.tsx'
import { AddResident, EditHousehold } from './household-edit.tsx'
import { NeedList } from './need-list.tsx'
import { RecordForm } from './record-form.tsx'
import { RecordList } from './record-list.tsx'
import { Residents } from './residents.tsx'
import { useListWords } from './use-list-words.ts'

/** One household: where it is and who answers for it, who lives there, what was done, what is needed. */
export function HouseholdPanel({
  id,
  onClose,
  onBuilding,
}: {
  id: string
  onClose(): void
  onBuilding(id: string): void
}) {
  const { t } = useWords()
  const say = useSay()
  const names = useListWords()
  const mayRecord = useMay('community:record')
  const reading = useOperation(getHousehold, { id }, { forgetful: true })
  const add = useCommand(addHouseholdRecord)
  const mayEdit = useMay('community:edit-residents')
  const [recording, setRecording] = useState(false)
  const [editing, setEditing] = useState<'household' | 'resident' | null>(null)
  const home = reading.data?.household
  return (
    <SidePanel
      title={home ? `${home.building} ${home.room}` : t({ zh: '住户', en: 'Household' })}
      onClose={onClose}
      actions={
        mayRecord && home && !recording ? (
          <Button type="primary" size="small" onClick={() => setRecording(true)}>
            {t({ zh: '登记走访', en: 'Record a visit' })}
          </Button>
        ) : null
      }
    >
      <Loaded reading={reading}>
        {(data) => (
          <>
            {recording ? (
              <div className={css.section}>
                <RecordForm
                  of="household"
                  draftKey={`community.${id}`}
                  busy={add.busy}
                  problem={add.problem}
                  onCancel={() => setRecording(false)}
                  onSubmit={async (values) => {
                    const done = await add.run({ household: id, ...values })
                    if (!done) return false
                    setRecording(false)
                    say(
                      done.nextVisitOn
                        ? t({
                            zh: `已登记。下次走访 ${done.nextVisitOn}`,
                            en: `Recorded. Next visit ${done.nextVisitOn}`,
                          })
                        : t({ zh: '已登记', en: 'Recorded' }),
                    )
                    return true
                  }}
                />
              </div>
            ) : null}
            <div className={css.section}>
              <p className={css.path}>
                <span>{data.street}</span>›<span>{data.community}</span>›<span>{data.grid ?? '—'}</span>›
                <button type="button" className={css.plain} onClick={() => onBuilding(data.household.buildingId)}>
                  {data.household.building}
                </button>
              </p>
              <Facts
                facts={[
                  [t({ zh: '走访', en: 'Visit' }), <DueMark key="due" due={data.household.due} />],
                  [t({ zh: '上次走访', en: 'Last visit' }), tableTime(data.household.lastVisitAt)],
                  [
                    t({ zh: '关爱类别', en: 'Care' }),
                    data.household.care === null
                      ? t({ zh: '无权查看', en: 'not yours to see' })
                      : data.household.care.map(names.care).join('、') || '—',
                  ],
                  [
                    t({ zh: '走访间隔', en: 'Visited every' }),
                    data.visitEveryDays
                      ? t({ zh: `${data.visitEveryDays} 天（自然日）`, en: `${data.visitEveryDays} days` })
                      : '—',
                  ],
                  [t({ zh: '居住方式', en: 'Tenure' }), t(TENURE_WORDS[data.household.tenure])],
                  [
                    t({ zh: '此刻负责', en: 'Answering now' }),
                    data.answering.map((one) => `${one.name} ${one.phoneMasked}`).join('，') || '—',
                  ],
                ]}
              />
            </div>
            <div className={css.section}>
              <h3>{t({ zh: `居民 ${data.residents.length} 人`, en: `${data.residents.length} residents` })}</h3>
              <Residents residents={data.residents} />
              {mayEdit && editing === null ? (
                <p className="row">
                  <Button size="small" onClick={() => setEditing('resident')}>
                    {t({ zh: '登记居民', en: 'Register a resident' })}
                  </Button>
                  <Button size="small" onClick={() => setEditing('household')}>
                    {t({ zh: '修改居住方式和关爱类别', en: 'Change tenure and care' })}
                  </Button>
                </p>
              ) : null}
              {editing === 'resident' ? <AddResident household={id} onDone={() => setEditing(null)} /> : null}
              {editing === 'household' ? (
                <EditHousehold home={data.household} version={data.version} onDone={() => setEditing(null)} />
              ) : null}
            </div>
            <div className={css.section}>
              <h3>{t({ zh: '需求', en: 'Needs' })}</h3>
              <NeedList needs={data.needs} empty={t({ zh: '没有登记需求', en: 'None recorded' })} />
            </div>
            <div className={css.section}>
              <h3>{t({ zh: '走访和服务', en: 'Visits and services' })}</h3>
              <RecordList
                records={data.records}
                empty={t({ zh: '还没有走访。登记后顺延下次走访', en: 'No visit yet' })}
              />
            </div>
          </>
        )}
      </Loaded>
    </SidePanel>
  )
}
