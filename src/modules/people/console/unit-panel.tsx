import { Button } from 'antd'
import { useState } from 'react'
import { useCommand } from '#ui/call.ts'
import { useConfirm } from '#ui/confirm.tsx'
import { useWords } from '#ui/language.ts'
import { To } from '#ui/navigation.tsx'
import { EmptyState, Facts, ProblemNotice } from '#ui/page.ts'
import { useMay } from '#ui/session.tsx'
import { SidePanel } from '#ui/side-panel.tsx'
import { deactivateUnit, saveUnit } from '../contract.ts'
import { KIND_NAMES } from '../domain/org-kind.ts'
import css from './people.module.css'
import { UnitForm } from './unit-form.tsx'
import type { UnitRow } from './use-units.ts'

export function UnitPanel({
  id,
  units,
  under,
  onClose,
  onOpen,
  onAddBelow,
}: {
  /** `new` for one that is to be added. */
  id: string
  /** All that the page shows, ended ones included if it shows them. */
  units: readonly UnitRow[]
  /** Parent of a new one. */
  under: string | null
  onClose(): void
  onOpen(id: string): void
  onAddBelow(id: string): void
}) {
  const { t, language } = useWords()
  const mayEdit = useMay('people:edit-units')
  const find = (wanted: string) => units.find((unit) => unit.id === wanted) ?? null
  const [editing, setEditing] = useState(false)
  const unit = find(id)
  if (id === 'new')
    return (
      <SidePanel title={t({ zh: '新建单位', en: 'Add a unit' })} onClose={onClose}>
        <UnitForm unit={null} parent={under === null ? null : find(under)} onDone={onClose} onSaved={onOpen} />
      </SidePanel>
    )
  if (!unit)
    return (
      <SidePanel title={id} onClose={onClose}>
        <EmptyState>
          {t({
            zh: '没有这个编号，或单位已停用。可勾选“含已停用”再找',
            en: 'No such id, or the unit has ended. Tick “With ended ones”.',
          })}
        </EmptyState>
      </SidePanel>
    )
  const parent = unit.parentId === null ? null : find(unit.parentId)
  const children = units.filter((one) => one.parentId === id && one.active)
  return (
    <SidePanel title={unit[language] || unit.zh} onClose={onClose}>
      {editing ? (
        <UnitForm unit={unit} parent={parent} onDone={() => setEditing(false)} onSaved={() => setEditing(false)} />
      ) : (
        <div className={css.section}>
          <Facts
            facts={[
              [t({ zh: '编号', en: 'Id' }), unit.id],
              [t({ zh: '类型', en: 'Kind' }), KIND_NAMES[unit.kind][language]],
              [t({ zh: '上级', en: 'Above' }), parent ? parent[language] || parent.zh : '—'],
              [t({ zh: '区划代码', en: 'Area code' }), unit.areaCode ?? '—'],
              [t({ zh: '下级', en: 'Below' }), t({ zh: `${children.length} 个`, en: `${children.length}` })],
              [t({ zh: '英文名称', en: 'English' }), unit.en || '—'],
            ]}
          />
          {unit.remitZh ? <p>{unit.remitZh}</p> : null}
          <p>
            <To href={`/c/people?unit=${encodeURIComponent(unit.id)}`}>
              {t({ zh: '查看本单位人员', en: 'People of this unit' })}
            </To>
          </p>
          {mayEdit && !unit.active ? <UnitRestore unit={unit} /> : null}
          {mayEdit && unit.active ? (
            <UnitActions unit={unit} childCount={children.length} onEdit={() => setEditing(true)} {...{ onAddBelow }} />
          ) : null}
        </div>
      )}
    </SidePanel>
  )
}

function UnitActions({
  unit,
  childCount,
  onEdit,
  onAddBelow,
}: {
  unit: UnitRow
  childCount: number
  onEdit(): void
  onAddBelow(id: string): void
}) {
  const { t } = useWords()
  const confirm = useConfirm()
  const end = useCommand(deactivateUnit)
  const endNow = async () => {
    const yes = await confirm({
      title: t({ zh: `停用${unit.zh}`, en: `End ${unit.zh}` }),
      detail: t({
        zh: '停用后不能再派遣到此单位，已有案件保留单位名称。以后可恢复。',
        en: 'Nothing can be sent to it any more; past cases keep its name. It can be taken back.',
      }),
      verb: t({ zh: '停用单位', en: 'End the unit' }),
      danger: true,
    })
    if (yes) await end.run({ id: unit.id }, { expectedVersion: unit.version })
  }
  return (
    <>
      <ProblemNotice problem={end.problem} close={end.clearProblem} />
      <div className={css.row}>
        <Button onClick={onEdit}>{t({ zh: '修改', en: 'Change' })}</Button>
        <Button onClick={() => onAddBelow(unit.id)}>{t({ zh: '新建下级', en: 'Add below' })}</Button>
        <Button danger disabled={childCount > 0} loading={end.busy} onClick={endNow}>
          {t({ zh: '停用单位', en: 'End the unit' })}
        </Button>
      </div>
      {childCount > 0 ? (
        <p className={css.meta}>
          {t({
            zh: `暂不可停用：还有 ${childCount} 个下级单位，请先停用或改挂`,
            en: `Cannot end: ${childCount} units are below it; end or move them first.`,
          })}
        </p>
      ) : null}
    </>
  )
}

function UnitRestore({ unit }: { unit: UnitRow }) {
  const { t } = useWords()
  const save = useCommand(saveUnit)
  const { id, kind, zh, en, parentId, areaCode, remitZh } = unit
  return (
    <>
      <p className={css.meta}>{t({ zh: '此单位已停用', en: 'This unit has ended.' })}</p>
      <ProblemNotice problem={save.problem} close={save.clearProblem} />
      <div className={css.row}>
        <Button
          loading={save.busy}
          onClick={() => save.run({ id, kind, zh, en, parentId, areaCode, remitZh }, { expectedVersion: unit.version })}
        >
          {t({ zh: '恢复单位', en: 'Take the unit back' })}
        </Button>
      </div>
    </>
  )
}
