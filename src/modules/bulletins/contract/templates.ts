import { type Static, Type } from 'typebox'
import { operation } from '#core/operation.ts'
import type { Template } from '../domain/template.ts'
import { CycleOf, Kind, PeriodKey, TemplateId } from './words.ts'

export type TemplateView = Static<typeof TemplateView>
export const TemplateView = Type.Object({
  id: Type.String(),
  kind: Kind,
  cycle: CycleOf,
  zh: Type.String(),
  en: Type.String(),
  version: Type.String(),
  /** Nothing wrong: it is produced on schedule. */
  faults: Type.Array(Type.String()),
  template: Type.Unsafe<Template>({}),
})

export const listTemplates = operation({
  name: 'bulletins.listTemplates',
  http: 'GET /bulletin-templates',
  title: { zh: '简报模板', en: 'Templates of bulletins' },
  may: 'bulletins:produce',
  reach: 'district',
  in: Type.Object({}),
  out: Type.Object({ items: Type.Array(TemplateView) }),
})

/** What the bulletin of a period would be now; nothing is stored and no number taken. */
export const previewTemplate = operation({
  name: 'bulletins.previewTemplate',
  http: 'GET /bulletin-templates/{id}/preview',
  title: { zh: '预览模板', en: 'Preview a template' },
  may: 'bulletins:produce',
  reach: 'district',
  in: Type.Object({ id: TemplateId, period: PeriodKey }),
  out: Type.Object({ html: Type.String() }),
})
