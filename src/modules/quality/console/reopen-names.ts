export const REOPEN_NAMES = {
  suggested: { zh: '建议重开', en: 'reopening suggested' },
  reopened: { zh: '已重开', en: 'reopened' },
  declined: { zh: '不重开', en: 'not reopened' },
} as const
