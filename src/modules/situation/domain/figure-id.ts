/** Single numbers of the wall, in the order in which they are answered. */
export const FIGURE_IDS = [
  'receivedToday',
  'connectRate',
  'closeRate',
  'satisfaction',
  'open',
  'handling',
  'soon',
  'overdue',
  'emergencies',
  'critical',
  'nightDue',
  'supervisions',
  'suspended',
] as const
export type FigureId = (typeof FIGURE_IDS)[number]

/** Numbers of one street. */
export const STREET_FIGURE_IDS = [
  'receivedToday',
  'open',
  'overdue',
  'onTimeRate',
  'closeRate',
  'satisfaction',
] as const
export type StreetFigureId = (typeof STREET_FIGURE_IDS)[number]
