/** Posts that may act on a case (domain §1.2). */
export type Post =
  | 'operator'
  | 'intakeOfficer'
  | 'filingOfficer'
  | 'dispatcher'
  | 'dutyChief'
  | 'supervisor'
  | 'handlerOfficer'
  | 'handlerLead'
  | 'streetDispatcher'
  | 'communityOfficer'
  | 'gridWorker'
  | 'checker'
  | 'callbackOfficer'
  | 'hazardReviewer'
  | 'dronePilot'
  | 'commander'
  | 'leader'
  | 'reporterCitizen'

/** Actors that are no persons; they come with a service credential. */
export type Service = 'system' | 'upperPlatform' | 'importAccount'

export type Who = Post | Service

export const services: readonly Service[] = ['system', 'upperPlatform', 'importAccount']

/** Posts that exist in the centre only: held in a unit of kind opsCenter. */
export const centrePosts: readonly Post[] = ['dispatcher', 'dutyChief', 'supervisor']

/** Posts whose holder acts for one unit: the unit that holds the order. */
export const unitPosts: readonly Post[] = [
  'handlerOfficer',
  'handlerLead',
  'streetDispatcher',
  'communityOfficer',
  'gridWorker',
]
