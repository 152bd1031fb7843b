/** Wall-clock part of a day, '09:00' to '12:00'; '24:00' ends a day. */
export interface ClockSpan {
  from: string
  to: string
}

/** Other spans between two dates, both included: 'MM-DD' each year (may run over New Year) or 'YYYY-MM-DD' once. */
export interface SpanRange {
  from: string
  to: string
  spans: ClockSpan[]
}

export interface NamedDate {
  date: string
  name: string
}

export interface CalendarYear {
  off: NamedDate[]
  work: NamedDate[]
  /** the State Council's notice is not out yet; dates are our guess */
  provisional?: boolean
}

/** A calendar as a district keeps it in districts/<key>/calendars/<calendar>.json (domain §5.1). */
export interface CalendarData {
  key: string
  /** working days of the week, 1 Monday to 7 Sunday */
  weekly: number[]
  spans: ClockSpan[]
  /** the first range that holds a date wins over `spans` */
  spansByDate?: SpanRange[]
  /** end of day: a working day is used at its last span's end; rolling: n times the minutes of an ordinary day */
  wdMode: 'endOfDay' | 'rolling'
  years: Record<string, CalendarYear>
  /** local days off and extra working days; they win over `years` */
  districtOverrides?: { off: NamedDate[]; work: NamedDate[] }
}
