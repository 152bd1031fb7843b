import { Tabs } from 'antd'
import { useWords } from '#ui/language.ts'
import { useMay } from '#ui/session.tsx'
import { SidePanel } from '#ui/side-panel.tsx'
import type { LayerCard } from '../../contract.ts'
import { FeatureList } from './feature-list.tsx'
import { LayerFacts } from './layer-facts.tsx'
import css from './layers.module.css'
import { LoadForm } from './load-form.tsx'
import { StyleForm } from './style-form.tsx'
import { VersionList } from './version-list.tsx'

/** One layer: what it is, and for whoever keeps layers how it is changed. */
export function LayerPanel({
  layer,
  group,
  tab,
  onTab,
  onClose,
}: {
  layer: LayerCard
  group: string
  tab: string
  onTab(tab: string): void
  onClose(): void
}) {
  const { t } = useWords()
  const keeps = useMay('situation:keep-layers')
  const tabs = [
    { key: 'facts', label: t({ zh: '概况', en: 'About' }), children: <LayerFacts layer={layer} group={group} /> },
    {
      key: 'features',
      label: t({ zh: '要素', en: 'Features' }),
      children: <FeatureList layer={layer} keeps={keeps && layer.loadable} />,
    },
    ...(keeps && layer.loadable
      ? [{ key: 'load', label: t({ zh: '载入', en: 'Load' }), children: <LoadForm layer={layer} /> }]
      : []),
    ...(keeps ? [{ key: 'style', label: t({ zh: '样式', en: 'Style' }), children: <StyleForm layer={layer} /> }] : []),
    ...(keeps && layer.loadable
      ? [{ key: 'versions', label: t({ zh: '版本', en: 'Versions' }), children: <VersionList layer={layer} /> }]
      : []),
  ]
  return (
    <SidePanel title={t(layer.title)} onClose={onClose}>
      <Tabs
        className={css.panel ?? ''}
        size="small"
        activeKey={tabs.some(({ key }) => key === tab) ? tab : 'facts'}
        onChange={onTab}
        items={tabs}
        destroyOnHidden
      />
    </SidePanel>
  )
}
