import { useWords, type Words } from '#ui/language.ts'
import type { FindingLine, ImportedSheetLine } from '../../contract.ts'
import css from './documents.module.css'

const SEVERITIES = {
  error: { mark: '■', zh: '错误', en: 'error' },
  warning: { mark: '▲', zh: '疑问', en: 'doubt' },
  note: { mark: '·', zh: '提示', en: 'note' },
} as const
const KINDS: Record<ImportedSheetLine['kind'], Words> = {
  project: { zh: '项目', en: 'project' },
  department: { zh: '部门整体', en: 'department' },
  fragment: { zh: '残页', en: 'fragment' },
}

/** The sheets of a set, one a line. */
export function SheetLines({ sheets, onOpen }: { sheets: readonly ImportedSheetLine[]; onOpen?(at: number): void }) {
  const { t } = useWords()
  return (
    <div className={css.frame}>
      <table className={css.table}>
        <thead>
          <tr>
            <th>{t({ zh: '自评表', en: 'Sheet' })}</th>
            <th>{t({ zh: '类别', en: 'Kind' })}</th>
            <th className={css.number}>{t({ zh: '指标', en: 'Rows' })}</th>
            <th className={css.number}>{t({ zh: '总分', en: 'Total' })}</th>
            <th className={css.number}>{t({ zh: '错误', en: 'Errors' })}</th>
            <th className={css.number}>{t({ zh: '疑问', en: 'Doubts' })}</th>
          </tr>
        </thead>
        <tbody>
          {sheets.map((sheet, at) => (
            <tr key={sheet.id}>
              <td>
                {onOpen ? (
                  <button type="button" className={css.link} onClick={() => onOpen(at)}>
                    {sheet.name}
                  </button>
                ) : (
                  sheet.name
                )}
              </td>
              <td>{t(KINDS[sheet.kind])}</td>
              <td className={css.number}>{sheet.indicators}</td>
              <td className={css.number}>{sheet.total ?? '—'}</td>
              <td className={css.number}>
                <span className={sheet.findings.error > 0 ? 'over' : undefined}>{sheet.findings.error}</span>
              </td>
              <td className={css.number}>{sheet.findings.warning}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** What a reviewer would remark, the gravest first. */
export function FindingLines({ lines }: { lines: readonly FindingLine[] }) {
  const { t } = useWords()
  if (lines.length === 0) return null
  return (
    <ul className={css.lines} aria-label={t({ zh: '疑点', en: 'Findings' })}>
      {lines.map((one) => {
        const { mark, zh, en } = SEVERITIES[one.severity]
        return (
          <li key={`${one.sheet} ${one.where} ${one.text}`}>
            <span className={css[one.severity]}>
              {mark} {t({ zh, en })}
            </span>{' '}
            <b>{one.sheet}</b> {one.text}
          </li>
        )
      })}
    </ul>
  )
}
