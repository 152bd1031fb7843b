import { Button, Select } from 'antd'
import { localDay, yearOfDay } from '#core/time/local.ts'
import { useNow } from '#ui/format.ts'
import { Inset } from '#ui/inset.tsx'
import { useKeys } from '#ui/keys.ts'
import { useWords } from '#ui/language.ts'
import { useAddressQuery } from '#ui/navigation.tsx'
import { Page } from '#ui/page.ts'
import { useMay } from '#ui/session.tsx'
import { Split } from '#ui/split.tsx'
import css from '../oversight.module.css'
import { AdministrativeCost } from './administrative-cost.tsx'
import { FormulasPanel } from './formulas-panel.tsx'
import { HeadsPanel } from './heads-panel.tsx'
import { SavingForm } from './saving-form.tsx'
import { SavingsCard } from './savings-card.tsx'
import { StaffCost } from './staff-cost.tsx'

const YEARS_BACK = 5

/** Staff cost a head, administrative cost against the year before, and savings: each number with its formula and inputs. */
export default function CostsPage() {
  const { t } = useWords()
  const address = useAddressQuery()
  const mayKeep = useMay('ledger:keep')
  const thisYear = yearOfDay(localDay(useNow()))
  const years = Array.from({ length: YEARS_BACK + 1 }, (_, at) => thisYear - at)
  const year = years.find((one) => `${one}` === address.one('year')) ?? thisYear
  const open = address.one('open')
  const close = () => address.change({ open: undefined })
  const show = (what: string) => () => address.change({ open: what })
  useKeys([{ keys: 'N', title: { zh: '登记节约', en: 'New saving' }, run: show('saving'), enabled: mayKeep }])
  return (
    <Page
      fill
      title={t({ zh: '成本与节约', en: 'Costs and savings' })}
      actions={
        <>
          <Select
            value={year}
            onChange={(value: number) => address.change({ year: `${value}` })}
            aria-label={t({ zh: '截至年度', en: 'Up to the year' })}
            options={years.map((value) => ({ value, label: t({ zh: `截至 ${value} 年`, en: `up to ${value}` }) }))}
          />
          <Button onClick={show('heads')}>{t({ zh: '各月人数', en: 'Heads by month' })}</Button>
          <Button onClick={show('formulas')}>{t({ zh: '节约公式', en: 'Formulas' })}</Button>
        </>
      }
    >
      <Split>
        <div className={css.cards}>
          <Inset>
            <div className={css.costs}>
              <StaffCost year={year} />
              <AdministrativeCost year={year} />
            </div>
            <SavingsCard onNew={mayKeep ? show('saving') : null} onChange={(id) => address.change({ open: id })} />
          </Inset>
        </div>
        {open === 'heads' ? <HeadsPanel year={year} onClose={close} /> : null}
        {open === 'formulas' ? <FormulasPanel onClose={close} /> : null}
        {open && open !== 'heads' && open !== 'formulas' && mayKeep ? (
          <SavingForm key={open} id={open === 'saving' ? null : open} year={year} onClose={close} />
        ) : null}
      </Split>
    </Page>
  )
}
