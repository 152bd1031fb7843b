/** Whether a local time `HH:MM` lies in the night from one clock time to another; across midnight as a rule. */
export function isNight(time: string, night: { nightFrom: string; nightTo: string }): boolean {
  const { nightFrom: from, nightTo: to } = night
  return from <= to ? time >= from && time < to : time >= from || time < to
}
