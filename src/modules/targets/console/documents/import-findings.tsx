import { useWords } from '#ui/language.ts'
import type { SheetImportAnswer } from '../../contract.ts'
import css from './documents.module.css'
import { FindingLines, SheetLines } from './sheet-lines.tsx'

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
      <SheetLines sheets={sheets} />
      <FindingLines lines={found.first} />
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
