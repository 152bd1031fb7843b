import type { ProjectSheet } from '../../contract.ts'
import { groupDigits } from '../group-digits.ts'

/** Lines of a project to choose from, each with what is left of it. */
export const lineChoices = ({ lines }: ProjectSheet) =>
  lines.map(({ id, sourceName, economic, economicName, remaining }) => ({
    value: id,
    title: {
      zh: `${sourceName} · ${economic} ${economicName}（余 ${groupDigits(remaining)} 元）`,
      en: `${sourceName} · ${economic} ${economicName} (left ${groupDigits(remaining)})`,
    },
  }))
