import { clockCards } from '../clock-words.ts'
import { variants } from '../enums.ts'
import { type CaseRow, lifecycleTable } from '../lifecycle-table.ts'
import { caseStates, type StateId, stateCards } from '../states.ts'
import type { ClockRef, RowClocks } from '../table/row.ts'
import { allVariants, effectiveRules, valuesByVariant } from './effective-rules.ts'
import { postsText, postWords } from './post-words.ts'
import { WHOLE_LIMITS } from './rule-differences.ts'
import type { RuleSet } from './rule-set.ts'
import { channelText, conditionText, rowLimitText, SOURCE_WORDS, tiersText } from './rule-words.ts'
import { type SwitchKey, switchGroups } from './switch-card.ts'
import { ownSwitchKeys, switchCards } from './switch-cards.ts'
import { limitText, switchText } from './switch-text.ts'

type Language = 'zh' | 'en'

export interface DocumentTable {
  /** Heads with the share of the width that each column takes. */
  columns: readonly { title: string; share: number }[]
  /** A row of one cell is a heading inside the table. */
  rows: readonly (readonly string[])[]
}

export interface DocumentSection {
  title: string
  text?: readonly string[]
  table?: DocumentTable
}

/** The rules as a document for people: what a reader of paper needs to know how a case is treated. */
export interface RuleDocument {
  title: string
  /** Name and value: version, date, who, why. */
  facts: readonly (readonly [string, string])[]
  sections: readonly DocumentSection[]
}

export interface DocumentHead {
  district: string
  version: number
  /** Wall-clock time of the district, as people write it. */
  changedAt: string
  changedBy: string
  agreedBy: string | null
  why: string
}

export function ruleDocument(
  set: RuleSet,
  head: DocumentHead,
  language: Language,
  table: readonly CaseRow[] = lifecycleTable,
): RuleDocument {
  const say = (zh: string, en: string) => (language === 'zh' ? zh : en)
  const preset = set.preset ? (set.rules.presets[set.preset]?.[language] ?? set.preset) : say('（无）', '(none)')
  return {
    title: say(`${head.district}案件流程规则`, `Process rules of cases, ${head.district}`),
    facts: [
      [say('版本', 'Version'), say(`第 ${head.version} 版`, String(head.version))],
      [say('生效时间', 'In force since'), head.changedAt],
      [say('修改人', 'Changed by'), head.changedBy],
      ...(head.agreedBy ? ([[say('同意人', 'Agreed by'), head.agreedBy]] as const) : []),
      [say('修改理由', 'Why'), head.why],
      [say('所用预设', 'Preset'), preset],
      [
        say('适用', 'Holds for'),
        say(
          '本版生效后上报的案件；此前的案件沿用上报时的版本。',
          'Cases reported since; earlier ones keep the version they were reported under.',
        ),
      ],
    ],
    sections: [
      states(language, say, table),
      commands(language, say, table),
      limits(set, language, say),
      switches(set, language, say),
      presets(set, language, say),
      channels(set, language, say),
    ],
  }
}

type Say = (zh: string, en: string) => string

function states(language: Language, say: Say, table: readonly CaseRow[]): DocumentSection {
  const used = caseStates.filter((state) =>
    table.some((row) => row.from.includes(state) || row.to.some((to) => to.state === state)),
  )
  const kind = (state: StateId) => {
    const { terminal, endsClocks } = stateCards[state]
    return terminal
      ? say('结束', 'end')
      : endsClocks
        ? say('已结束，可重开', 'ended, may be reopened')
        : say('办理中', 'open')
  }
  return {
    title: say('一、案件状态', '1 States'),
    table: {
      columns: [
        { title: say('状态', 'State'), share: 18 },
        { title: say('性质', 'Kind'), share: 16 },
        { title: say('在此状态可办的操作', 'Commands in this state'), share: 66 },
      ],
      rows: used.map((state) => [
        stateCards[state][language],
        kind(state),
        table
          .filter((row) => row.from.includes(state))
          .map((row) => row[language])
          .join(say('、', ', ')),
      ]),
    },
  }
}

function commands(language: Language, say: Say, table: readonly CaseRow[]): DocumentSection {
  return {
    title: say('二、操作', '2 Commands'),
    text: [
      say('计时一栏：起 开始计时，停 停止计时，暂 暂停，续 恢复。', 'Clocks: + starts, – stops, = pauses, > resumes.'),
    ],
    table: {
      columns: [
        { title: say('操作', 'Command'), share: 14 },
        { title: say('从', 'From'), share: 22 },
        { title: say('到', 'To'), share: 20 },
        { title: say('谁办', 'Who'), share: 22 },
        { title: say('计时', 'Clocks'), share: 22 },
      ],
      rows: table.map((row) => [
        row[language],
        row.from.length > FEW_STATES
          ? say(`${row.from.length} 个状态，见上表`, `${row.from.length} states, see above`)
          : row.from
              .map((state) => (state === '-' ? say('新案', 'new') : stateCards[state][language]))
              .join(say('、', ', ')),
        [
          ...new Set(row.to.map(({ state }) => (state === '=' ? say('不变', 'stays') : stateCards[state][language]))),
        ].join(say('、', ', ')),
        postsText(row.who, language),
        clocksText(row, language, say),
      ]),
    },
  }
}

const FEW_STATES = 6

function clocksText(row: CaseRow, language: Language, say: Say): string {
  const parts = [row.clocks, ...row.to.map((target) => target.clocks)].filter(
    (part): part is RowClocks => part !== undefined,
  )
  const names = (pick: (part: RowClocks) => readonly (ClockRef | '*')[] | undefined) => [
    ...new Set(
      parts
        .flatMap((part) => pick(part) ?? [])
        .map((ref) => (ref === '*' ? '' : clockCards[typeof ref === 'string' ? ref : ref.clock][language]))
        .filter((name) => name !== ''),
    ),
  ]
  const lines: [string, string[]][] = [
    [say('起', '+'), names((part) => part.start)],
    [say('停', '–'), names((part) => part.stop)],
    [say('暂', '='), names((part) => part.pause)],
    [say('续', '>'), names((part) => part.resume)],
  ]
  return lines
    .filter(([, list]) => list.length > 0)
    .map(([mark, list]) => `${mark} ${list.join(say('、', ', '))}`)
    .join(say('；', '; '))
}

function limits(set: RuleSet, language: Language, say: Say): DocumentSection {
  const rules = effectiveRules(set, 'emergency')
  const rows = set.limits.clocks.map((row) => [
    clockCards[row.clock][language],
    conditionText(row, set.channels, language) || say('其余', 'all others'),
    rowLimitText(row, rules, language),
    postWords[clockCards[row.clock].owner as keyof typeof postWords]?.[language] ?? clockCards[row.clock].owner,
  ])
  const whole = (['handleFallback', 'totalPlus'] as const).map((key) => [
    WHOLE_LIMITS[key][language],
    '',
    limitText(set.limits[key], language),
    '',
  ])
  return {
    title: say('三、各环节时限', '3 Limits of the steps'),
    text: [
      say(
        '自然时限昼夜不停；工作时限只计工作日历上的办公时间。处置时限按来源的时限表取，见第六节。',
        'Natural limits run day and night, working limits in office hours of the calendar. The handling limit comes from the table of the channel, section 6.',
      ),
    ],
    table: {
      columns: [
        { title: say('环节', 'Step'), share: 26 },
        { title: say('适用', 'For'), share: 24 },
        { title: say('时限', 'Limit'), share: 30 },
        { title: say('提醒谁', 'Warned'), share: 20 },
      ],
      rows: [...rows, ...whole],
    },
  }
}

function switches(set: RuleSet, language: Language, say: Say): DocumentSection {
  const groups = [...new Set(ownSwitchKeys.map((key) => switchCards[key].group))]
  const lineOf = (key: SwitchKey) => {
    const card = switchCards[key]
    const values = valuesByVariant(set, key)
    return [
      card[language],
      card.meaning[language],
      ...allVariants.map((variant) => switchText(card, values[variant], language)),
    ]
  }
  return {
    title: say('四、开关', '4 Switches'),
    text: [
      say(
        '每一开关在五种流程中的取值。回访一栏：来源另有规定的从其规定。',
        'Each switch as it holds in the five variants. For the call-back a channel may say otherwise.',
      ),
    ],
    table: {
      columns: [
        { title: say('开关', 'Switch'), share: 14 },
        { title: say('含义', 'Meaning'), share: 26 },
        ...allVariants.map((variant) => ({ title: variants[variant][language], share: 12 })),
      ],
      rows: groups.flatMap((group) => [
        [switchGroups[group][language]],
        ...ownSwitchKeys.filter((key) => switchCards[key].group === group).map(lineOf),
      ]),
    },
  }
}

function presets(set: RuleSet, language: Language, say: Say): DocumentSection {
  const rows = Object.entries(set.rules.presets).flatMap(([key, preset]) => {
    const name = preset[language] ?? key
    const heading = [key === set.preset ? say(`${name}（本区所用）`, `${name} (in use here)`) : name]
    const why = preset.why?.[language]
    const values = (variant: string | undefined): Readonly<Record<string, unknown>> =>
      (variant ? preset.variants?.[variant as keyof typeof variants] : preset.set) ?? {}
    const reasonOf = (name: string, variant?: string) =>
      preset.reasons?.find((one) => one.switch === name && (one.variant ?? undefined) === variant)?.[language] ?? ''
    const linesOf = (variant?: keyof typeof variants) =>
      Object.entries(values(variant)).map(([name, value]) => {
        const card = switchCards[name as SwitchKey]
        return [
          card[language],
          variant ? variants[variant][language] : say('全部', 'all'),
          switchText(card, value, language),
          reasonOf(name, variant),
        ]
      })
    return [heading, ...(why ? [[why]] : []), ...linesOf(), ...allVariants.flatMap((variant) => linesOf(variant))]
  })
  return {
    title: say('五、预设及其不同', '5 Presets and what differs'),
    text: [say('只列与基础及各流程开关不同之处。', 'Only what differs from the base and the variants.')],
    table: {
      columns: [
        { title: say('开关', 'Switch'), share: 20 },
        { title: say('流程', 'Variant'), share: 16 },
        { title: say('取值', 'Value'), share: 18 },
        { title: say('理由', 'Why'), share: 46 },
      ],
      rows,
    },
  }
}

function channels(set: RuleSet, language: Language, say: Say): DocumentSection {
  return {
    title: say('六、来源与时限表', '6 Channels and deadline tables'),
    table: {
      columns: [
        { title: say('来源或时限表', 'Channel or table'), share: 30 },
        { title: say('规定', 'Rule'), share: 70 },
      ],
      rows: [
        [say('案件来源：流程；回访；身份；时限表', 'Channels: variant; call-back; identity; table')],
        ...set.channels.map((channel) => [channel[language] ?? channel.id, channelText(channel, set, language)]),
        [say('时限表', 'Deadline tables')],
        ...set.deadlineTables.map((table) => [
          table[language] ?? table.key,
          `${SOURCE_WORDS[table.from][language]}${table.tiers.length > 0 ? say('：', ': ') + tiersText(table, language) : ''}`,
        ]),
      ],
    },
  }
}
