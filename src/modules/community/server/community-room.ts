import { port } from '#core/port.ts'
import { openDistrictFolder } from '#platform/district/district-folder.ts'
import type { Runtime } from '#platform/runtime.ts'
import { type CommunityRules, readCommunityRules } from '../domain/community-rules.ts'

/** The district's own lists and limits, read from its folder when the house opens. */
export interface CommunityRoom {
  rules(): CommunityRules
  load(): Promise<void>
}

export const communityRoom = port<CommunityRoom>('community.room')

export function openCommunityRoom({ config }: Runtime): CommunityRoom {
  let rules: CommunityRules | null = null
  return {
    rules: () => {
      if (!rules) throw new Error('the lists of the community are not loaded')
      return rules
    },
    load: async () => {
      const file = await openDistrictFolder(config.root, config.district).get<CommunityRules>('community')
      rules = readCommunityRules(file)
    },
  }
}
