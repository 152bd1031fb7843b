import { port } from '#core/port.ts'
import { canonicalJson } from '#core/text/canonical-json.ts'
import { type IndicatorsFile, openIndicatorBook, SCOPES } from '#modules/indicators/contract.ts'
import { reportSources } from '#modules/reports/contract.ts'
import { softwareProvider } from '#platform/crypto/software-provider.ts'
import { openDistrictFolder } from '#platform/district/district-folder.ts'
import type { Runtime } from '#platform/runtime.ts'
import { queryFaults } from '../domain/query-faults.ts'
import { templateFaults } from '../domain/read-template.ts'
import type { Template } from '../domain/template.ts'

/** `districts/<key>/bulletins/index.json`: which templates there are, beside it one file each. */
interface BulletinIndex {
  schema: 'bulletins/1'
  /** `{district}` stands for the name of the district. */
  office: string
  templates: readonly string[]
}

export interface ReadTemplate {
  template: Template
  version: string
  faults: string[]
}

/** The district's templates, read and checked when the server starts; a faulty one is listed and not produced. */
export interface TemplateRoom {
  load(): Promise<void>
  all(): readonly ReadTemplate[]
  find(id: string): ReadTemplate | null
  office(): string
  /** The version of any template: whatever changes it changes that. */
  versionOf(template: Template): string
  indicatorName(id: string): { zh: string; unit: string; form: string } | null
}
export const templateRoom = port<TemplateRoom>('bulletins.templateRoom')

export function openTemplateRoom(runtime: Runtime): TemplateRoom {
  let index: BulletinIndex | null = null
  let all: ReadTemplate[] = []
  let names = new Map<string, { zh: string; unit: string; form: string }>()
  const versionOf = (template: Template) => softwareProvider.sm3(canonicalJson(template)).toString('hex').slice(0, 12)
  return {
    load: async () => {
      const { config, log } = runtime
      const folder = openDistrictFolder(config.root, config.district)
      index = await folder.get<BulletinIndex>('bulletins/index')
      const book = openIndicatorBook(await folder.get<IndicatorsFile>('indicators'))
      names = new Map(book.all.map(({ definition: { id, zh, unit, form } }) => [id, { zh, unit, form }]))
      const sources = runtime.use(reportSources)
      all = []
      for (const name of index.templates) {
        const template = await folder.get<Template>(`bulletins/${name}`)
        const faults = templateFaults(template, {
          indicator: (id) => names.has(id),
          scope: (by) => SCOPES.some((one) => one === by),
          query: (query) => queryFaults(query, sources.find(query.source)?.card ?? null, query.source),
        }).map(({ field, zh }) => `bulletins/${name}.json ${field}：${zh}`)
        if (template.id !== name) faults.push(`bulletins/${name}.json id：应与文件名相同`)
        if (faults.length > 0) log.error({ template: name, faults }, 'a template of bulletins cannot be used')
        all.push({ template, version: versionOf(template), faults })
      }
    },
    all: () => all,
    find: (id) => all.find(({ template }) => template.id === id) ?? null,
    office: () => index?.office ?? '',
    versionOf,
    indicatorName: (id) => names.get(id) ?? null,
  }
}
