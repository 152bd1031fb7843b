-- What every count asks of every row, ready to compare: which cases are counted, in which street, and whose they may be.
alter table reports.case_fact
  -- 0: a test; 1: void or referred; 2: merged into another; 3: counted (domain §6.1)
  add column population smallint not null default 0,
  add column street_code text collate "C" generated always as (left(area_code, 9)) stored;
-- Units of one street or department share a bit: whoever sees a street sees all below it, so few bits are asked for.
update reports.case_fact f set
  population = case when not received then 0 when state in ('voided', 'referred') then 1 when state = 'merged' then 2 else 3 end,
  unit_bits = coalesce((select bit_or(1::bigint << (hashtext(split_part(unit, '.', 1)) & 63)) from unnest(f.units) unit), 0);
