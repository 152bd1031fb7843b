/** What a unit sees, by hand: its orders, and those of the units below it. */
const unitsBelow = (id: string) =>
  `units && (select array_agg(id) from people.unit where id = '${id}' or id like '${id}.%')`

export const seenByDepartment = (id: string) => `(${unitsBelow(id)})`

/** Of a street also whatever lies in it. */
export const seenByStreet = (id: string) =>
  `(starts_with(area_code, (select area_code from people.unit where id = '${id}')) or ${unitsBelow(id)})`
