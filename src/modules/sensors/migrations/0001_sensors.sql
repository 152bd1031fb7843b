create table sensors.device (
  id text primary key,
  name text not null,
  kind text not null,
  lon float8 not null,
  lat float8 not null,
  area_code text,
  address text not null,
  unit text not null,
  active boolean not null,
  simulated boolean not null,
  -- null: as its kind has it
  silence_minutes int,
  -- {rule: {enter, leave}} where the device has limits of its own
  limits jsonb not null,
  version int not null,
  registered_at timestamptz not null,
  changed_at timestamptz not null
);
create index device_kind on sensors.device (kind, id);

-- What is known of a device now; one row a device, written with every batch in which it spoke.
create table sensors.device_state (
  device text primary key references sensors.device (id),
  -- {metric: {value, atMs}}
  measured jsonb not null default '{}',
  -- {rule: where its evaluation stands}
  standing jsonb not null default '{}',
  battery float8,
  heard_at timestamptz,
  silent boolean not null default false
) with (fillfactor = 60);

-- Readings, a partition a day: 64 of them in a ring (slot = day number modulo 64), the oldest emptied before it is used again.
create table sensors.reading (
  slot int not null,
  device text not null,
  metric text not null,
  at timestamptz not null,
  value float8 not null,
  received_at timestamptz not null,
  primary key (slot, device, metric, at)
) partition by list (slot);
do $$ begin
  for n in 0..63 loop
    execute format('create table sensors.reading_%s partition of sensors.reading for values in (%s)', lpad(n::text, 2, '0'), n);
  end loop;
end $$;

-- Empties whole days at once; the application may not do that by itself.
create function sensors.f_empty_slots(stale int[]) returns void language plpgsql security definer set search_path = '' as $$
declare n int;
begin
  foreach n in array stale loop
    if n between 0 and 63 then execute format('truncate sensors.reading_%s', lpad(n::text, 2, '0')); end if;
  end loop;
end $$;

-- Rolled with each batch: what comes late or out of order is in it as soon as it is kept.
create table sensors.hour (
  device text not null,
  metric text not null,
  starts_at timestamptz not null,
  count int not null,
  min float8 not null,
  max float8 not null,
  sum float8 not null,
  primary key (device, metric, starts_at)
) with (fillfactor = 70);
create index hour_starts on sensors.hour using brin (starts_at);
create table sensors.day (like sensors.hour including defaults including constraints, primary key (device, metric, starts_at));

-- One row a problem, from its beginning to its end; of each rule of a device at most one goes on.
create table sensors.problem (
  id uuid primary key,
  device text not null references sensors.device (id),
  rule text not null,
  began_at timestamptz not null,
  noticed_at timestamptz not null,
  ended_at timestamptz,
  value float8,
  returns int not null default 0,
  wants_case boolean not null,
  case_id uuid,
  case_no text,
  retry_at timestamptz,
  refusal text,
  told_at timestamptz,
  -- after it had ended for good: the case was told
  settled_at timestamptz,
  check_skipped boolean not null default false
);
create unique index problem_going_on on sensors.problem (device, rule) where ended_at is null;
create index problem_of_device on sensors.problem (device, rule, began_at desc);
create index problem_to_attend on sensors.problem (noticed_at) where told_at is null or (wants_case and case_id is null);
create index problem_to_settle on sensors.problem (ended_at) where settled_at is null;
create index problem_case on sensors.problem (case_id) where case_id is not null and not check_skipped;

-- Messages that could not be read, for whoever looks for the reason.
create table sensors.refused (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  topic text not null,
  payload text not null,
  reason text not null
);
create index refused_at on sensors.refused (at);

-- Where messages are heard, and which process listens: it must say so again before its time is up.
create table sensors.feed (
  one boolean primary key default true check (one),
  url text,
  username text,
  password text,
  version int not null default 1,
  -- the session's name at the broker; kept, for the broker keeps messages under it
  client_id text not null,
  holder text,
  held_until timestamptz,
  connected boolean not null default false,
  since timestamptz,
  waiting int not null default 0,
  last_error text,
  last_message_at timestamptz
);
