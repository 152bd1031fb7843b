import { useOperation } from '#ui/call.ts'
import { Inset } from '#ui/inset.tsx'
import { useWords } from '#ui/language.ts'
import { Loaded } from '#ui/page.ts'
import { SidePanel } from '#ui/side-panel.tsx'
import { checkBudget } from '../../contract.ts'
import css from './budget.module.css'
import { Findings } from './findings.tsx'
import { Money } from './money.tsx'

/** Lines against projects, projects against what the document gives the unit. */
export function CheckPanel({ year, unit, onClose }: { year: number; unit: string | null; onClose(): void }) {
  const { t } = useWords()
  const reading = useOperation(checkBudget, { year, ...(unit ? { unit } : {}) })
  return (
    <SidePanel title={t({ zh: `核对 ${year} 年预算`, en: `Sums of ${year}` })} onClose={onClose}>
      <Loaded reading={reading}>
        {({ projects, initial, approved, findings }) => (
          <>
            <Inset>
              <p>
                {t({ zh: `${projects} 个项目和基本支出，年初数合计 `, en: `${projects} projects come to ` })}
                <Money yuan={initial} />
                {approved === null
                  ? t({ zh: '；还没有登记批复数。', en: '; no document yet.' })
                  : t({ zh: '，批复 ', en: '; the document gives ' })}
                {approved === null ? null : <Money yuan={approved} />}
              </p>
              <p className="meta">
                {t({
                  zh: '核对：测算明细之和 = 项目年初数（不含上年结转），数量 × 单价 = 金额，采购 ≤ 年初数，各项目之和 = 批复数。差额只列出，不自动改。',
                  en: 'Checked: estimates = budget without carry-over, quantity × price = amount, procurement within the budget, projects = document. Nothing is changed by itself.',
                })}
              </p>
              {findings.length === 0 ? (
                <p className={css.ok}>{t({ zh: '● 全部相符', en: '● All sums agree' })}</p>
              ) : null}
            </Inset>
            <Findings findings={findings} />
          </>
        )}
      </Loaded>
    </SidePanel>
  )
}
