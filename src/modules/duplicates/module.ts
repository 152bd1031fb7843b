import { moduleCard } from '#core/module-card.ts'

export default moduleCard({
  id: 'duplicates',
  title: { zh: '查重归并', en: 'Duplicates' },
  requires: [],
  permissions: [],
})
