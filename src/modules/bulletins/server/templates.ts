import { handle } from '#platform/plug.ts'
import { listTemplates, previewTemplate } from '../contract.ts'
import { bulletinHtml } from '../domain/bulletin-html.ts'
import { findPeriod } from '../domain/period.ts'
import { bulletinFaults } from './faults.ts'
import { draftDocument } from './produce-bulletin.ts'
import { screenCss } from './screen-css.ts'
import { templateRoom } from './template-room.ts'
import { usableTemplate } from './usable-template.ts'

export const listTemplatesHandler = handle(listTemplates, async (_input, call) => ({
  items: call.runtime
    .use(templateRoom)
    .all()
    .map(({ template, version, faults }) => {
      const { id, kind, cycle, zh, en } = template
      return { id, kind, cycle, zh, en, version, faults, template }
    }),
}))

export const previewTemplateHandler = handle(previewTemplate, async ({ id, period: key }, call) => {
  const template = usableTemplate(call.runtime, id)
  const period = findPeriod(template.cycle, key)
  if (!period) throw bulletinFaults.noPeriod(key)
  return { html: bulletinHtml(await draftDocument(call, { template, period }), '', screenCss) }
})
