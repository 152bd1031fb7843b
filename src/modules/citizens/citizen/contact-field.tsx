import { useWords } from '#ui/language.ts'
import type { KeptReport } from './kept-report.ts'

interface ContactFieldProps {
  draft: KeptReport
  onChange(part: Partial<KeptReport>): void
}

/** Last, and only for whoever wants an answer by phone. */
export function ContactField({ draft, onChange }: ContactFieldProps) {
  const { t } = useWords()
  return (
    <section>
      <label className="ask" htmlFor="phone">
        {t({ zh: '联系电话（可不填）', en: 'Phone (optional)' })}
      </label>
      <p className="note">
        {t({
          zh: '只用于核实情况和答复您，也可凭它查进展。',
          en: 'Only to check facts and answer you; you can also follow by it.',
        })}
      </p>
      <input
        id="phone"
        type="tel"
        autoComplete="tel"
        maxLength={20}
        value={draft.phone}
        onChange={(event) => onChange({ phone: event.target.value })}
      />
      <label htmlFor="name">{t({ zh: '怎么称呼您（可不填）', en: 'Your name (optional)' })}</label>
      <input
        id="name"
        type="text"
        autoComplete="name"
        maxLength={30}
        value={draft.name}
        onChange={(event) => onChange({ name: event.target.value })}
      />
      <label className="pick">
        <input
          type="checkbox"
          checked={draft.hideIdentity}
          onChange={(event) => onChange({ hideIdentity: event.target.checked })}
        />
        {t({ zh: '对承办单位保密我的身份', en: 'Hide who I am from the unit in charge' })}
      </label>
    </section>
  )
}
