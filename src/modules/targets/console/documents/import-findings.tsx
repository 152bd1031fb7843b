import { useWords, type Words } from '#ui/language.ts'
import type { SheetImportAnswer } from '../../contract.ts'
import css from './documents.module.css'

const SEVERITIES = {
  error: { mark: '■', zh: '错误', en: 'error' },
  warning: { mark: '▲', zh: '疑问', en: 'doubt' },
  note: { mark: '·', zh: '提示', en: 'note' },
} as const
const KINDS: Record<SheetImportAnswer['sheets'][number]['kind'], Words> = {
  project: { zh: '项目', en: 'project' },
  department: { zh: '部门整体', en: 'department' },
  fragment: { zh: '残页', en: 'fragment' },
}

/** What the file holds and what is odd about it, before anything is kept. */
export function ImportFindings({ found }: { found: SheetImportAnswer }) {
  const { t } = useWords()
  const { findings, sheets, unread, unreadCount } = found
  return (
    <div role="status" className={css.found}>
      <dl className={css.facts}>
        <dt>{t({ zh: '单位', en: 'Unit' })}</dt>
        <dd>
          {found.district} {found.unit}
        </dd>
        <dt>{t({ zh: '年度', en: 'Year' })}</dt>
        <dd>
          {found.year}
          {t({ zh: ' 年，金额单位：', en: ', in ' })}
          {found.moneyUnit}
        </dd>
        <dt>{t({ zh: '核对结果', en: 'Findings' })}</dt>
        <dd>
          {t({
            zh: `错误 ${findings.error} 处，疑问 ${findings.warning} 处，提示 ${findings.note} 处。有疑点的表也可以导入，疑点随表保留。`,
            en: `${findings.error} errors, ${findings.warning} doubts, ${findings.note} notes. Sheets with findings may be kept; the findings stay with them.`,
          })}
        </dd>
      </dl>
      {unreadCount > 0 ? <Unread unread={unread} count={unreadCount} /> : null}
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
            {sheets.map((sheet) => (
              <tr key={sheet.id}>
                <td>{sheet.name}</td>
                <td>{t(KINDS[sheet.kind])}</td>
                <td className={css.number}>{sheet.indicators}</td>
                <td className={css.number}>{sheet.total ?? '—'}</td>
                <td className={css.number}>
                  <span className={sheet.findings.error > 0 ? css.error : undefined}>{sheet.findings.error}</span>
                </td>
                <td className={css.number}>{sheet.findings.warning}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {found.first.length > 0 ? (
        <ul className={css.lines} aria-label={t({ zh: '疑点', en: 'Findings' })}>
          {found.first.map((one) => {
            const { mark, zh, en } = SEVERITIES[one.severity]
            return (
              <li key={`${one.sheet} ${one.where} ${one.text}`}>
                <span className={css[one.severity]}>
                  {mark} {t({ zh, en })}
                </span>{' '}
                <b>
                  {one.sheet}：{one.where}
                </b>{' '}
                {one.text}
              </li>
            )
          })}
        </ul>
      ) : null}
    </div>
  )
}

function Unread({ unread, count }: { unread: SheetImportAnswer['unread']; count: number }) {
  const { t } = useWords()
  return (
    <div className={css.notice}>
      <p>
        {t({
          zh: `${count} 个单元格的内容没有对应的字段，不会导入。需要保留的，请填到表内已有的格子里再选择文件。`,
          en: `${count} cells belong to no field and are left out. Write what is needed into cells of the form and choose the file again.`,
        })}
      </p>
      <ul className={css.lines}>
        {unread.slice(0, 20).map((one) => (
          <li key={`${one.sheet} ${one.cell}`}>
            {one.sheet} {one.cell}：{one.text}
          </li>
        ))}
      </ul>
    </div>
  )
}
