import type { SwitchCard, SwitchKey } from './switch-card.ts'
import { words, YES_NO } from './switch-makers.ts'
import { switchesAfterWork } from './switches-after-work.ts'
import { switchesUntilWork } from './switches-until-work.ts'

/** Every switch with its name, its meaning and what it may hold (domain §4.5). */
export const switchCards: Readonly<Record<SwitchKey, SwitchCard>> = {
  ...switchesUntilWork,
  ...switchesAfterWork,
  upperCase: {
    group: 'upper',
    ...YES_NO,
    fact: true,
    ...words('市级工单', 'Order of the upper level'),
    meaning: words('案件本身的事实，由来源决定。', 'A fact of the case, from where it came.'),
  },
  emergency: {
    group: 'dispatch',
    ...YES_NO,
    fact: true,
    ...words('应急', 'Emergency'),
    meaning: words('案件本身的事实，由类别或紧急程度决定。', 'A fact of the case, from its category or urgency.'),
  },
  safety: {
    group: 'dispatch',
    ...YES_NO,
    fact: true,
    ...words('涉安全', 'Safety'),
    meaning: words('案件本身的事实：应急或隐患。', 'A fact of the case: an emergency or a hazard.'),
  },
}

export const switchKeys = Object.keys(switchCards) as readonly SwitchKey[]
/** Those that a district may set. */
export const ownSwitchKeys = switchKeys.filter((key) => !switchCards[key].fact)
