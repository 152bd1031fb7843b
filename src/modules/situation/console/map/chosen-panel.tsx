import { Button } from 'antd'
import { KeyHint, useKeys } from '#ui/keys.ts'
import { useWords } from '#ui/language.ts'
import { useGo } from '#ui/navigation.tsx'
import type { LayerCard } from '../../contract.ts'
import { CaseCard } from './case-card.tsx'
import { holdsCases } from './case-layers.ts'
import { FeatureCard } from './feature-card.tsx'
import type { Chosen } from './map-query.ts'
import side from './results.module.css'

/** In the place of the list: the one thing that was pressed; Esc goes back to the list. */
export function ChosenPanel({
  chosen,
  card,
  name,
  around,
  close,
}: {
  chosen: Chosen
  card: LayerCard | null
  name: string | null
  around(lon: number, lat: number): void
  close(): void
}) {
  const { t } = useWords()
  const go = useGo()
  const isCase = holdsCases(chosen.layer)
  useKeys([
    { keys: 'Esc', title: { zh: '返回列表', en: 'Back to the list' }, run: close },
    {
      keys: 'O',
      title: { zh: '打开案件', en: 'Open the case' },
      run: () => go(`/c/cases/${chosen.id}`),
      enabled: isCase,
    },
  ])
  return (
    <section className={side.chosen} aria-label={t({ zh: '所选', en: 'Chosen' })}>
      <header>
        <h2>{name ?? (isCase ? t({ zh: '案件', en: 'Case' }) : card ? t(card.title) : '')}</h2>
        <Button size="small" onClick={close}>
          {t({ zh: '返回列表', en: 'Back to the list' })} <KeyHint keys="Esc" />
        </Button>
      </header>
      <div className={side.chosenBody} data-scrolls>
        {isCase ? (
          <CaseCard caseId={chosen.id} around={around} />
        ) : card ? (
          <FeatureCard card={card} id={chosen.id} around={around} />
        ) : (
          <p className="meta">{t({ zh: '此图层已不在目录中', en: 'This layer is no longer listed' })}</p>
        )}
      </div>
    </section>
  )
}
