/** Numbers of sign-in that a district may set: `password-policy.json`. */
export interface PasswordPolicy {
  /** Former passwords that may not be used again. */
  historyCount: number
  maxAgeDays: number
  /** How long a password made by the system is good. */
  oneTimeDays: number
  failuresToLock: number
  lockMinutes: number
  /** Failures further apart than this are not counted together. */
  failureWindowMinutes: number
  /** Failures from one address; an office behind one address needs more than one person does. */
  addressFailuresToLock: number
  idleMinutes: number
  absoluteHours: number
  sessionsPerPerson: number
}

const RANGES: Record<keyof PasswordPolicy, [least: number, most: number]> = {
  historyCount: [0, 24],
  maxAgeDays: [1, 3650],
  oneTimeDays: [1, 90],
  failuresToLock: [1, 20],
  lockMinutes: [1, 1440],
  failureWindowMinutes: [1, 1440],
  addressFailuresToLock: [5, 10_000],
  idleMinutes: [1, 480],
  absoluteHours: [1, 24],
  sessionsPerPerson: [1, 50],
}

/** Takes the district's numbers; throws a sentence that names the first one out of range. */
export function readPasswordPolicy(data: Readonly<Record<string, unknown>>): PasswordPolicy {
  const read = (key: keyof PasswordPolicy): number => {
    const value = data[key]
    const [least, most] = RANGES[key]
    if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > most)
      throw new Error(
        `password-policy.json：${key} 应为 ${least} 到 ${most} 的整数 (whole number from ${least} to ${most})`,
      )
    return value
  }
  return {
    historyCount: read('historyCount'),
    maxAgeDays: read('maxAgeDays'),
    oneTimeDays: read('oneTimeDays'),
    failuresToLock: read('failuresToLock'),
    lockMinutes: read('lockMinutes'),
    failureWindowMinutes: read('failureWindowMinutes'),
    addressFailuresToLock: read('addressFailuresToLock'),
    idleMinutes: read('idleMinutes'),
    absoluteHours: read('absoluteHours'),
    sessionsPerPerson: read('sessionsPerPerson'),
  }
}
