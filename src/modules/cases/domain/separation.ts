/** Two steps that one person may not both take (domain §4.3, separation of duties). */
export interface Pair {
  first: string
  second: string
  /** case: at any time in this case. request, supervision: of the same one. */
  scope: 'case' | 'request' | 'supervision'
}

export const separationPairs: readonly Pair[] = [
  { first: 'complete', second: 'submitCheck', scope: 'case' },
  { first: 'complete', second: 'submitCallback', scope: 'case' },
  { first: 'complete', second: 'preCallback', scope: 'case' },
  { first: 'complete', second: 'close', scope: 'case' },
  { first: 'completeOrder', second: 'submitCheck', scope: 'case' },
  { first: 'completeOrder', second: 'submitCallback', scope: 'case' },
  { first: 'completeOrder', second: 'close', scope: 'case' },
  { first: 'recordProgress', second: 'submitCheck', scope: 'case' },
  { first: 'takeSafetyMeasure', second: 'submitCheck', scope: 'case' },
  { first: 'submitCheck', second: 'submitCallback', scope: 'case' },
  { first: 'submitCheck', second: 'close', scope: 'case' },
  { first: 'submitCallback', second: 'close', scope: 'case' },
  { first: 'skipCheck', second: 'close', scope: 'case' },
  { first: 'requestReturn', second: 'endorseRequest', scope: 'request' },
  { first: 'requestExtension', second: 'endorseRequest', scope: 'request' },
  { first: 'requestSuspension', second: 'endorseRequest', scope: 'request' },
  { first: 'requestReturn', second: 'approveReturn', scope: 'request' },
  { first: 'requestExtension', second: 'approveExtension', scope: 'request' },
  { first: 'requestSuspension', second: 'approveSuspension', scope: 'request' },
  { first: 'requestVoid', second: 'approveVoid', scope: 'request' },
  { first: 'endorseRequest', second: 'approveReturn', scope: 'request' },
  { first: 'endorseRequest', second: 'approveExtension', scope: 'request' },
  { first: 'endorseRequest', second: 'approveSuspension', scope: 'request' },
  { first: 'dispatch', second: 'approveReturn', scope: 'case' },
  { first: 'redispatch', second: 'approveReturn', scope: 'case' },
  { first: 'reject', second: 'reconsider', scope: 'case' },
  { first: 'decline', second: 'reconsider', scope: 'case' },
  { first: 'complete', second: 'decideCallback', scope: 'case' },
  { first: 'submitCallback', second: 'decideCallback', scope: 'case' },
  { first: 'complete', second: 'setExclusion', scope: 'case' },
  { first: 'replySupervision', second: 'closeSupervision', scope: 'supervision' },
  { first: 'complete', second: 'reopen', scope: 'case' },
]
