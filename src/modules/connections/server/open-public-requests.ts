import { stateCards } from '#modules/cases/contract.ts'
import { catalogueBook } from '#modules/catalogue/contract.ts'
import { unitBook } from '#modules/people/contract.ts'
import { areaBook } from '#modules/territory/contract.ts'
import type { Runtime } from '#platform/runtime.ts'
import type { PublicRequests, PublicService } from '../contract.ts'
import { PUBLIC_EVENTS, publicView } from '../domain/public-view.ts'
import { listRequests, listUpdates, type StoredRequest } from './public-request-store.ts'
import { publicRoom } from './public-room.ts'

const SHOWN = Object.keys(PUBLIC_EVENTS)

export function openPublicRequests(runtime: Runtime): PublicRequests {
  const room = runtime.use(publicRoom)
  const service = (code: string): PublicService | null => {
    const catalogue = runtime.use(catalogueBook)
    const category = catalogue.category(code)
    if (!category?.active) return null
    return {
      code,
      name: category.zh,
      description: category.fileZh || category.zh,
      keywords: [category.en, ...category.synonyms],
      group: catalogue.classOf(code)?.zh ?? '',
      attributes: room.attributesOf(code),
    }
  }
  const viewOf = ({ leadUnit, channel, ownText, ownAddress, mediaUrl, ...facts }: StoredRequest) => {
    const catalogue = runtime.use(catalogueBook)
    const impersonal = catalogue.channel(channel)?.identityKnown === 'never'
    const area = facts.areaCode ? runtime.use(areaBook).namesOf(facts.areaCode) : {}
    return publicView(
      { ...facts, impersonal, own: ownText === null ? null : { text: ownText, address: ownAddress, mediaUrl } },
      {
        stateName: (state) => stateCards[state as keyof typeof stateCards]?.zh ?? state,
        categoryName: catalogue.category(facts.category)?.zh ?? facts.category,
        agency: leadUnit === null ? null : (runtime.use(unitBook).find(leadUnit)?.zh ?? null),
        areaName: [area.community, area.street].filter(Boolean).join('，') || null,
      },
    )
  }
  return {
    jurisdiction: runtime.config.district,
    face: () => room.file(),
    services: () =>
      runtime
        .use(catalogueBook)
        .categories()
        .flatMap(({ code }) => service(code) ?? []),
    service,
    list: async (query) => (await listRequests(runtime.db, query, room.file().hiddenChannels, SHOWN)).map(viewOf),
    updates: async (query) =>
      (await listUpdates(runtime.db, query, room.file().hiddenChannels, SHOWN)).map(({ caseNo, seq, type, atMs }) => ({
        id: `${caseNo}-${seq}`,
        caseNo,
        open: PUBLIC_EVENTS[type]?.open ?? true,
        atMs,
        text: PUBLIC_EVENTS[type]?.zh ?? '',
      })),
  }
}
