import type { Executor } from '#platform/db/database.ts'
import { sql } from '#platform/db/sql.ts'
import type { ShiftKind } from '../domain/shift.ts'

export interface ShiftData {
  id: string
  personId: string
  unit: string
  shift: ShiftKind
  areaCodes: string[]
  weekdays: number[]
  startMinute: number
  endMinute: number
  /** '2026-03-02' */
  validFrom: string
  validTo: string | null
  version: number
}

const columns = sql`
  id, person_id as "personId", unit_id as unit, shift, area_codes as "areaCodes", weekdays,
  start_minute as "startMinute", end_minute as "endMinute", to_char(valid_from, 'YYYY-MM-DD') as "validFrom",
  to_char(valid_to, 'YYYY-MM-DD') as "validTo", version`

/** Lines that hold on the day or later; one that began the evening before may still run. */
export async function loadShifts(db: Executor, today: string): Promise<ShiftData[]> {
  return db.many<ShiftData>(sql`
    select ${columns} from people.roster_shift where valid_to is null or valid_to >= ${today}::date - 1 order by id`)
}

export async function loadPhones(db: Executor): Promise<{ id: string; phoneCipher: string }[]> {
  return db.many(sql`
    select id, phone_cipher as "phoneCipher" from people.person where active and phone_cipher is not null`)
}

export async function lockShift(db: Executor, id: string): Promise<ShiftData | null> {
  return db.maybeOne<ShiftData>(sql`select ${columns} from people.roster_shift where id = ${id} for update`)
}

export type NewShift = Omit<ShiftData, 'version'>

export async function saveShift(db: Executor, shift: NewShift): Promise<ShiftData> {
  return db.one<ShiftData>(sql`
    insert into people.roster_shift as s (id, person_id, unit_id, shift, area_codes, weekdays, start_minute, end_minute,
      valid_from, valid_to)
    values (${shift.id}, ${shift.personId}, ${shift.unit}, ${shift.shift}, ${shift.areaCodes}, ${shift.weekdays},
      ${shift.startMinute}, ${shift.endMinute}, ${shift.validFrom}, ${shift.validTo})
    on conflict (id) do update set person_id = excluded.person_id, unit_id = excluded.unit_id, shift = excluded.shift,
      area_codes = excluded.area_codes, weekdays = excluded.weekdays, start_minute = excluded.start_minute,
      end_minute = excluded.end_minute, valid_from = excluded.valid_from, valid_to = excluded.valid_to,
      version = s.version + 1
    returning ${columns}`)
}

export async function insertShifts(db: Executor, shifts: readonly NewShift[]): Promise<void> {
  await db.run(sql`
    insert into people.roster_shift (id, person_id, unit_id, shift, area_codes, weekdays, start_minute, end_minute,
      valid_from, valid_to)
    select id, "personId", unit, shift, array(select jsonb_array_elements_text("areaCodes")),
           array(select jsonb_array_elements_text(weekdays)::int), "startMinute", "endMinute", "validFrom", "validTo"
      from jsonb_to_recordset(${JSON.stringify(shifts)}::jsonb) as w(id uuid, "personId" uuid, unit text, shift text,
        "areaCodes" jsonb, weekdays jsonb, "startMinute" int, "endMinute" int, "validFrom" date, "validTo" date)`)
}

export async function countShiftsOf(db: Executor, personId: string, today: string): Promise<number> {
  const row = await db.one<{ count: number }>(sql`
    select count(*) as count from people.roster_shift
     where person_id = ${personId} and (valid_to is null or valid_to >= ${today}::date)`)
  return row.count
}

/** Lines that still hold go to the successor; what is past stays with the leaver. */
export async function moveShifts(db: Executor, fromId: string, toId: string, today: string): Promise<number> {
  return db.run(sql`
    update people.roster_shift set person_id = ${toId}, version = version + 1
     where person_id = ${fromId} and (valid_to is null or valid_to >= ${today}::date)`)
}

export async function hasShifts(db: Executor): Promise<boolean> {
  const row = await db.one<{ some: boolean }>(sql`select exists (select 1 from people.roster_shift) as some`)
  return row.some
}
