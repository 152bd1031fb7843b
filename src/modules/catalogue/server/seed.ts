import { fault } from '#core/fault.ts'
import type { Seed } from '#platform/plug.ts'
import type { AmbiguousTerm, Category, CategoryClass } from '../domain/category.ts'
import type { Channel, DeadlineTable, VariantOverride } from '../domain/channel.ts'
import { checkChannel } from '../domain/check-channel.ts'
import type { DutyRule } from '../domain/duty.ts'
import { addCategoryVersions, saveAmbiguousTerms, saveClasses } from './category-store.ts'
import { addChannelVersions, saveDeadlineTables, saveVariantOverrides } from './channel-store.ts'
import { addDutyRules } from './duty-store.ts'
import { stampOf } from './stamp.ts'
import { newestVersion, openVersion } from './version-store.ts'

interface TaxonomyFile {
  classes: CategoryClass[]
  ambiguousTerms: AmbiguousTerm[]
  categories: Omit<Category, 'active' | 'version'>[]
}

interface ChannelsFile {
  variantOverrides: VariantOverride[]
  deadlineTables: DeadlineTable[]
  channels: Omit<Channel, 'active' | 'version'>[]
}

interface DutyFile {
  rules: Omit<DutyRule, 'version'>[]
}

const WHY = '系统初始数据'

/** The district's own lists, or the defaults, as version 1; lists that are there already are left as they are. */
export const seedCatalogue: Seed = async (call, district, _mode, progress) => {
  const taxonomy = await district.get<TaxonomyFile>('taxonomy')
  const channels = await district.get<ChannelsFile>('channels')
  const duty = await district.get<DutyFile>('duty')
  await call.runtime.db.tx(async (tx) => {
    if ((await newestVersion(tx, 'taxonomy')) === 0) {
      const version = await openVersion(tx, 'taxonomy', stampOf(call, WHY))
      await saveClasses(tx, taxonomy.classes)
      await addCategoryVersions(
        tx,
        version,
        taxonomy.categories.map((category) => ({ ...category, active: true })),
      )
      await saveAmbiguousTerms(tx, taxonomy.ambiguousTerms)
    }
    if ((await newestVersion(tx, 'channels')) === 0) {
      checkFile(channels)
      const version = await openVersion(tx, 'channels', stampOf(call, WHY))
      await saveDeadlineTables(tx, channels.deadlineTables)
      await saveVariantOverrides(tx, channels.variantOverrides)
      await addChannelVersions(
        tx,
        version,
        channels.channels.map((channel) => ({ ...channel, active: true })),
      )
    }
    if ((await newestVersion(tx, 'duty')) === 0) {
      const version = await openVersion(tx, 'duty', stampOf(call, WHY))
      await addDutyRules(tx, version, duty.rules)
    }
  })
  progress(`事项与职责：${taxonomy.categories.length} 个类别、${channels.channels.length} 个来源`)
}

/** A wrong list stops the seeding with all that is wrong: nothing of it is stored. */
function checkFile({ channels, deadlineTables }: ChannelsFile): void {
  const all = channels.map((channel) => ({ ...channel, active: true, version: 1 }))
  const tables = deadlineTables.map(({ key }) => key)
  const faults = all.flatMap((channel) => {
    const facts = { before: null, others: all.filter((other) => other !== channel), deadlineTables: tables }
    return checkChannel(channel, facts).map(({ field, zh, en }) => ({ field: `${channel.id}.${field}`, zh, en }))
  })
  if (faults.length > 0)
    throw fault('channels-refused', {
      status: 422,
      zh: `channels.json 有误：${faults.map(({ field, zh }) => `${field} ${zh}`).join(' ')}请改正后再启动。`,
      en: `channels.json is wrong: ${faults.map(({ field, en }) => `${field}: ${en}`).join(' ')} Correct it and start again.`,
      fields: faults,
    })
}
