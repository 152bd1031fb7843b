import type { Happening } from '#core/happening.ts'
import type { HouseFacts } from './house-facts.ts'
import { code, page, table } from './markdown.ts'

export function happeningsPage({ modules, adapters }: HouseFacts): string {
  const reactions = modules.flatMap(({ plug }) => plug?.reactions ?? [])
  const listeners = (name: string) =>
    reactions
      .filter(({ happening }) => happening === name)
      .map((reaction) => code(reaction.name))
      .sort()
  const jobs = modules.flatMap(({ plug }) => plug?.jobs ?? [])
  const pulses = modules.flatMap(({ plug }) => plug?.pulses ?? [])
  const plugs = [...modules.flatMap(({ plug }) => plug ?? []), ...adapters]
  return page('Happenings', 'What modules tell each other after commit, who reacts, and what runs by the clock.', [
    table(
      ['Happening', 'Carries', 'Reactions'],
      modules.flatMap(({ happenings }) =>
        happenings.map((happening) => [code(happening.name), fieldsOf(happening), listeners(happening.name).join(' ')]),
      ),
    ),
    `## Jobs\n\n${table(
      ['Job', 'When (Asia/Shanghai)'],
      jobs.map(({ name, crontab }) => [code(name), crontab === undefined ? 'when queued' : code(crontab)]),
    )}`,
    `## Pulses\n\nRun in every server, side by side.\n\n${table(
      ['Pulse', 'Every'],
      pulses.map(({ name, everyMs }) => [code(name), `${everyMs / 1000} s`]),
    )}`,
    `## Ports\n\n${table(
      ['Port', 'Provided by'],
      modules.flatMap(({ ports }) =>
        ports.map((port) => [
          code(port.name),
          plugs
            .filter((plug) => plug.provides?.some((provision) => provision.port.name === port.name))
            .map(({ card }) => card.id)
            .join(' '),
        ]),
      ),
    )}`,
  ])
}

function fieldsOf({ payload }: Happening): string {
  const { properties } = payload as { properties?: object }
  return Object.keys(properties ?? {})
    .map(code)
    .join(' ')
}
