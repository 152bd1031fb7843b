/** What invented cases are made of: frequent things stand there more than once. */
export const CHANNELS = [
  'hotline12345',
  'hotline12345',
  'hotline12345',
  'hotline962000',
  'wechat',
  'web',
  'gridPatrol',
  'gridPatrol',
  'videoPatrol',
  'sensor',
  'drone',
  'digitalUrbanMgmt',
  'upperPlatform',
  'peopleNetBoard',
  'leader',
  'other',
]
export const APPEALS = ['complaint', 'complaint', 'help', 'inquiry', 'suggestion', 'praise', 'tipOff', 'other', null]
export const CATEGORIES = ['100101', '100302', '200102', '200311', '300201', '300405', '400101']
export const UNITS = ['sanitation', 'urban', 'water', 'roads', 'police', 'street01', 'street02', 'street03']
export const ANSWERS = [
  'verySatisfied',
  'satisfied',
  'basicallySatisfied',
  'neutral',
  'dissatisfied',
  'veryDissatisfied',
  null,
]
export const RETURN_REASONS = ['notOurDuty', 'wrongArea', 'needLead', 'duplicate', 'insufficientInfo', 'legalRoute']
export const KINDS_OF_EXCLUSION = ['malicious', 'unreasonable', 'objective', 'forceMajeure', 'scoreAppeal']
export const NAMED = [
  ['*'],
  ['onTimeHandleRate'],
  ['handleRate', 'solveRate'],
  ['extensionRate'],
  ['closeRate', 'reworkRate'],
]
