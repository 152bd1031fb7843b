import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fault } from '#core/fault.ts'

const KEY = /^[a-z][a-z0-9_-]{1,40}$/

/** A district's data files: its own folder first, then the defaults that every district starts from. */
export interface DistrictFolder {
  key: string
  /** Parsed JSON of `<name>.json`, e.g. `taxonomy` or `calendars/cn`; null when neither folder has it. */
  find<T>(name: string): Promise<T | null>
  /** As `find`, but throws a sentence that names the file. */
  get<T>(name: string): Promise<T>
}

export function openDistrictFolder(root: string, key: string): DistrictFolder {
  if (!KEY.test(key))
    throw fault('district-key', {
      status: 422,
      zh: `区的标识“${key}”不合规。应为小写字母开头的小写字母、数字、- 或 _，如 linjiang。`,
      en: `The district key ${key} must be lower-case letters, digits, - or _, and begin with a letter.`,
    })
  const find = async <T>(name: string): Promise<T | null> => {
    for (const folder of [key, '_defaults']) {
      const text = await readFile(join(root, 'districts', folder, `${name}.json`), 'utf8').catch(() => null)
      if (text !== null) return JSON.parse(text) as T
    }
    return null
  }
  return {
    key,
    find,
    get: async <T>(name: string) => {
      const data = await find<T>(name)
      if (data === null)
        throw fault('district-file', {
          status: 500,
          zh: `缺少 districts/${key}/${name}.json，默认数据里也没有。请补上该文件，或恢复 districts/_defaults。`,
          en: `districts/${key}/${name}.json is missing, and the defaults lack it too.`,
        })
      return data
    },
  }
}
