-- One bit for each unit of a case, by its hash: whoever sees by unit alone looks into the list of units only where a bit fits.
alter table reports.case_fact add column unit_bits bigint not null default 0;
update reports.case_fact f set unit_bits = coalesce(
  (select bit_or(1::bigint << (hashtext(unit) & 63)) from unnest(f.units) unit), 0);
