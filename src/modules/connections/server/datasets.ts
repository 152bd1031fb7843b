import { fault } from '#core/fault.ts'
import { DAY_MS } from '#core/time/local.ts'
import { OutsideTrouble } from '#platform/http/ask-outside.ts'
import { handle } from '#platform/plug.ts'
import { askDataset, DATA_PLATFORM, listDatasets } from '../contract.ts'
import { dataRoom } from './data-room.ts'
import { insertRequest } from './platform-request-store.ts'
import { getAskingUnit, sharingOf, viewOf } from './sharing.ts'
import { insertSharing } from './sharing-store.ts'

const MOST = 50

export const listDatasetsHandler = handle(listDatasets, async ({ text = '' }, call) => {
  const platform = call.runtime.use(dataRoom).find()
  if (!platform) return { platform: null, items: [] }
  const found = await platform.catalogue(text.trim(), MOST).catch(saidPlainly)
  const items = found.slice(0, MOST).map((one) => ({ ...one, fields: [...one.fields] }))
  return { platform: { ...platform.title, simulated: platform.simulated }, items }
})

/** The dataset is looked up by its id, so that its name stands in the list even if the platform renames it. */
export const askDatasetHandler = handle(askDataset, async ({ dataset, from, purpose, basis, days }, call) => {
  const platform = call.runtime.use(dataRoom).find()
  if (!platform)
    throw fault('data-platform-none', {
      status: 503,
      zh: '本区没有接入数据共享平台。请直接向提供单位申请。',
      en: 'No data platform is connected. Ask the unit that has the information.',
    })
  const fromUnit = getAskingUnit(call, from)
  const found = (await platform.catalogue(dataset, MOST).catch(saidPlainly)).find(({ id }) => id === dataset)
  if (!found)
    throw fault('dataset-unknown', {
      status: 422,
      zh: '共享平台目录里没有这项数据。请从目录中选择。',
      en: 'The platform has no such dataset. Choose one of its catalogue.',
    })
  const id = call.newId()
  await insertSharing(call.db, {
    ...{ id, fromUnit, toUnit: DATA_PLATFORM, what: `${found.name}（${found.provider}）`.slice(0, 500) },
    ...{
      purpose: purpose.trim(),
      dueMs: call.nowMs + days * DAY_MS,
      askedMs: call.nowMs,
      askedBy: call.principal.account,
    },
  })
  await insertRequest(call.db, { id, dataset, basis: basis.trim(), simulated: platform.simulated, nowMs: call.nowMs })
  call.note(id, { fromUnit, dataset })
  return viewOf(await sharingOf(call, id), call.nowMs)
})

function saidPlainly(error: unknown): never {
  if (!(error instanceof OutsideTrouble)) throw error
  throw fault('data-platform-trouble', {
    status: 503,
    zh: '数据共享平台暂时不能应答。请稍后再试，或直接向提供单位申请。',
    en: 'The data platform does not answer. Try later, or ask the unit that has the information.',
  })
}
