-- A partition is made when its day is near or its first reading comes, and dropped with its day: a house without sensors has none.
do $$
declare
  part text;
  is_used boolean;
begin
  for n in 0..63 loop
    part := 'reading_' || lpad(n::text, 2, '0');
    execute format('select exists (select from sensors.%I)', part) into is_used;
    if not is_used then execute format('drop table sensors.%I', part); end if;
  end loop;
end $$;

drop function sensors.f_empty_slots(int[]);

-- Makes the partitions of these slots that are missing. Attached and not created in place, so that writers and readers of other
-- days go on; the lock, which both of two who miss the same one must have, shows the second what the first one made.
create function sensors.f_open_slots(wanted int[]) returns void language plpgsql security definer set search_path = '' as $$
declare
  n int;
  part text;
begin
  foreach n in array wanted loop
    part := 'reading_' || lpad(n::text, 2, '0');
    continue when n not between 0 and 63 or to_regclass('sensors.' || part) is not null;
    lock table sensors.reading in share update exclusive mode;
    continue when to_regclass('sensors.' || part) is not null;
    execute format('create table sensors.%I (like sensors.reading including all)', part);
    execute format('alter table sensors.reading attach partition sensors.%I for values in (%s)', part, n);
  end loop;
end $$;

-- Drops whole days at once; the application may not do that by itself. Whoever reads for long (a backup) is not waited for: what
-- stands is dropped another night.
create function sensors.f_drop_slots(stale int[]) returns void language plpgsql security definer set search_path = ''
  set lock_timeout = '2s' as $$
begin
  lock table sensors.reading in access exclusive mode;
  for n in 0..63 loop
    if n = any(stale) then execute format('drop table if exists sensors.reading_%s', lpad(n::text, 2, '0')); end if;
  end loop;
exception when lock_not_available then null;
end $$;
