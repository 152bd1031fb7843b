-- Use of the spatial service, dated areas of the 3D scene. Degrees are CGCS2000; days are those of Shanghai.

create table situation.space_quota (
  account text primary key,
  units_a_day int not null check (units_a_day >= 0),
  note text not null,
  set_by text not null,
  set_at timestamptz not null
);
comment on table situation.space_quota is 'callers with a quota of their own; all others have that of the district''s file';

-- A caller's day: its quota is checked and counted in one statement.
create table situation.space_day (
  account text not null,
  day date not null,
  name text not null,
  kind text not null check (kind in ('person', 'program')),
  units int not null default 0,
  calls int not null default 0,
  refused int not null default 0,
  primary key (account, day)
);
create index space_day_day on situation.space_day (day);

create table situation.space_use (
  account text not null,
  day date not null,
  operation text not null,
  calls int not null,
  units int not null,
  primary key (account, day, operation)
);
create index space_use_day on situation.space_use (day);

-- An area of the 3D scene that was surveyed anew, with the day on which it was taken over.
create table situation.scene_update (
  id uuid primary key,
  name text not null,
  updated_on date not null,
  geometry jsonb not null,
  area_m2 float8 not null,
  west float8 not null, south float8 not null, east float8 not null, north float8 not null,
  -- smallest area that holds its middle
  area_code text,
  maker text not null default '',
  note text not null default '',
  file_name text,
  invented boolean not null default false,
  made_by text not null,
  made_at timestamptz not null,
  -- taken back: stays for the record, counts no more
  removed_by text,
  removed_at timestamptz,
  removed_why text
);
create index scene_update_on on situation.scene_update (updated_on) where removed_at is null;
