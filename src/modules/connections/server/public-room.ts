import { fault } from '#core/fault.ts'
import { port } from '#core/port.ts'
import { openDistrictFolder } from '#platform/district/district-folder.ts'
import type { Runtime } from '#platform/runtime.ts'
import { ATTRIBUTE_TYPES, type PublicAttribute } from '../domain/public-attributes.ts'

/** `districts/<key>/public-interface.json`. */
export interface PublicFile {
  contact: string
  keyService: string
  changeset: string
  /** Calls that every program with a key has a day, unless a quota of its own is set. */
  keyCallsADay: number
  /** Channels whose cases nobody outside reads about. */
  hiddenChannels: readonly string[]
  /** Further questions, of all categories whose code begins with `of`. */
  attributes: readonly (PublicAttribute & { of: string })[]
}

export interface PublicRoom {
  file(): PublicFile
  attributesOf(category: string): PublicAttribute[]
  load(): Promise<void>
}
export const publicRoom = port<PublicRoom>('connections.publicRoom')

export function openPublicRoom({ config }: Runtime): PublicRoom {
  let file: PublicFile | null = null
  const read = () => {
    if (!file) throw new Error('the file of the public interface has not been loaded')
    return file
  }
  return {
    file: read,
    attributesOf: (category) =>
      read()
        .attributes.filter(({ of }) => category.startsWith(of))
        .map(({ of: _of, ...attribute }) => attribute),
    load: async () => {
      const found = await openDistrictFolder(config.root, config.district).get<PublicFile>('public-interface')
      const isList = (type: string) => type.endsWith('list')
      const wrong = found.attributes.find(
        ({ datatype, values }) => !ATTRIBUTE_TYPES.includes(datatype) || isList(datatype) !== values.length > 0,
      )
      if (wrong)
        throw fault('public-interface-file', {
          status: 500,
          zh: `public-interface.json 的附加项 ${wrong.code} 类型或可选值不对。请改正该文件。`,
          en: `Attribute ${wrong.code} in public-interface.json has a wrong type or wrong values.`,
        })
      file = found
    },
  }
}
