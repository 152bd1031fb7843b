import { openDistrictFolder } from '#platform/district/district-folder.ts'
import type { Runtime } from '#platform/runtime.ts'
import type { Form } from '../domain/form/form.ts'
import { readForm } from '../domain/form/read-form.ts'

/** Of a scheme whose district has no form of its own. */
const PLAIN = 'plain'

const kept = new WeakMap<Runtime, Map<string, Promise<Form>>>()

/** The official form that sheets of a scheme are filled in and printed on. */
export function sheetForm(runtime: Runtime, scheme: string): Promise<Form> {
  const forms = kept.get(runtime) ?? new Map<string, Promise<Form>>()
  kept.set(runtime, forms)
  const found = forms.get(scheme) ?? load(runtime, scheme)
  forms.set(scheme, found)
  return found
}

async function load({ config }: Runtime, scheme: string): Promise<Form> {
  const folder = openDistrictFolder(config.root, config.district)
  const own = await folder.find<unknown>(`evaluation-forms/${scheme}`)
  return readForm(own ?? (await folder.get<unknown>(`evaluation-forms/${PLAIN}`)))
}

const names = new WeakMap<Runtime, Promise<string>>()

/** What the district is called on paper. */
export function districtName(runtime: Runtime): Promise<string> {
  const found = names.get(runtime) ?? nameOf(runtime)
  names.set(runtime, found)
  return found
}

async function nameOf({ config }: Runtime): Promise<string> {
  const facts = await openDistrictFolder(config.root, config.district).find<{ name?: string }>('district')
  return facts?.name ?? config.district
}
