import { Select } from 'antd'
import type { Output } from '#core/operation.ts'
import { count, tableTime } from '#ui/format.ts'
import { useWords, type Words } from '#ui/language.ts'
import type { listRuleVersions } from '../../contract.ts'
import css from './rules.module.css'

export type RuleVersionRow = Output<typeof listRuleVersions>['items'][number]

export const ORIGINS: Readonly<Record<RuleVersionRow['origin'], Words>> = {
  seed: { zh: '初始数据', en: 'as installed' },
  person: { zh: '人员修改', en: 'changed by a person' },
  catalogue: { zh: '来源修改', en: 'channels changed' },
}

/** Versions, newest first; on a phone a choice. */
export function VersionList({
  versions,
  current,
  onChoose,
}: {
  versions: readonly RuleVersionRow[]
  current: number
  onChoose(version: number): void
}) {
  const { t } = useWords()
  const nameOf = ({ version, inForce }: RuleVersionRow) =>
    t({ zh: `第 ${version} 版${inForce ? '（现行）' : ''}`, en: `Version ${version}${inForce ? ' (in force)' : ''}` })
  return (
    <>
      <nav className={css.versions} aria-label={t({ zh: '版本', en: 'Versions' })}>
        {versions.map((row) => (
          <button
            key={row.version}
            type="button"
            aria-current={row.version === current}
            onClick={() => onChoose(row.version)}
          >
            <b>{nameOf(row)}</b>
            <span className={css.meta}>{tableTime(row.changedAt)}</span>
            <span>{row.why}</span>
            <span className={css.meta}>
              {row.origin === 'person' ? row.changedBy : t(ORIGINS[row.origin])}
              {row.openCases > 0
                ? t({ zh: ` · 在办 ${count(row.openCases)} 件`, en: ` · ${count(row.openCases)} open cases` })
                : ''}
            </span>
          </button>
        ))}
      </nav>
      <div className={css.versionChoice}>
        <Select
          aria-label={t({ zh: '版本', en: 'Versions' })}
          value={current}
          onChange={onChoose}
          options={versions.map((row) => ({ value: row.version, label: nameOf(row) }))}
        />
      </div>
    </>
  )
}
