/** How a matter stands between district and city, coarser than our states; each message up carries it. */
export const CITY_STATES = {
  sent: { zh: '已下派', en: 'sent down' },
  received: { zh: '已收件', en: 'received' },
  accepted: { zh: '办理中', en: 'in hand' },
  refused: { zh: '不接收', en: 'refused' },
  passedUp: { zh: '已上报', en: 'passed up' },
  answered: { zh: '已答复', en: 'answered' },
  withdrawn: { zh: '已撤销', en: 'withdrawn' },
} as const
export type CityState = keyof typeof CITY_STATES

const OTHERS: Readonly<Record<string, CityState>> = {
  reported: 'received',
  verifying: 'received',
  rejected: 'refused',
  declined: 'refused',
  escalated: 'passedUp',
  referred: 'answered',
  closed: 'answered',
  archived: 'answered',
  voided: 'withdrawn',
}

/** What a state of a case is to the city; a merged case stands in hand until its master ends. */
export function cityStateOf(caseState: string, closeKind: string | null): CityState {
  if (caseState === 'merged' && closeKind === 'mergedWithMaster') return 'answered'
  return OTHERS[caseState] ?? 'accepted'
}
