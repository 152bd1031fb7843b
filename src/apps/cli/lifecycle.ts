import { parseArgs } from 'node:util'
import {
  caseStates,
  caseVariants,
  lifecycleCells,
  lifecycleTable,
  type RuleSet,
  stateCards,
} from '#modules/cases/contract.ts'
import { openDistrictFolder } from '#platform/district/district-folder.ts'
import { ROOT } from '../discover.ts'
import { lifecycleText } from './lifecycle-text.ts'
import { UsageError } from './words-of.ts'

/** Prints the life cycle of a case as the program decides it; needs neither server nor database. */
export async function lifecycle(words: string[]): Promise<number> {
  const { values } = parseArgs({
    args: words,
    options: {
      format: { type: 'string', default: 'text' },
      preset: { type: 'string' },
      variant: { type: 'string' },
    },
  })
  const { format, preset = null, variant } = values
  if (format !== 'json' && format !== 'text') throw new UsageError(`--format 应为 json 或 text，现为“${format}”。`)
  const set = await defaultRules(preset)
  if (preset !== null && !Object.hasOwn(set.rules.presets, preset))
    throw new UsageError(`没有预设“${preset}”。现有：${Object.keys(set.rules.presets).join('、')}。`)
  if (variant !== undefined && !Object.hasOwn(caseVariants, variant))
    throw new UsageError(`没有流程“${variant}”。现有：${Object.keys(caseVariants).join('、')}。`)
  const cells = lifecycleCells(set).filter((cell) => variant === undefined || cell.variant === variant)
  if (format === 'text') console.log(lifecycleText(cells))
  else
    console.log(
      JSON.stringify({
        schema: 'yiwang-lifecycle/1',
        rules: set.rules.version,
        preset,
        states: caseStates.map((id) => {
          const { zh, en, terminal, endsClocks } = stateCards[id]
          return { id, zh, en, terminal, endsClocks }
        }),
        commands: lifecycleTable,
        cells,
      }),
    )
  return 0
}

async function defaultRules(preset: string | null): Promise<RuleSet> {
  const district = openDistrictFolder(ROOT, 'defaults')
  const { channels, variantOverrides, deadlineTables } =
    await district.get<Pick<RuleSet, 'channels' | 'variantOverrides' | 'deadlineTables'>>('channels')
  return {
    rules: await district.get<RuleSet['rules']>('case-rules'),
    limits: await district.get<RuleSet['limits']>('clock-limits'),
    channels,
    variantOverrides,
    deadlineTables,
    preset,
    district: null,
  }
}
