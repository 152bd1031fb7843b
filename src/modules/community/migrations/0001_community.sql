-- Who lives where, what was done for them, what they need; enterprises and economic grids. Degrees are CGCS2000.
-- Every row has the code of its grid, or of its community where no grid is known: what a reader may not see is cut by it.

create table community.building (
  id uuid primary key,
  area_code text not null check (area_code ~ '^[0-9]{12}([0-9]{3})?$'),
  community_code text not null generated always as (left(area_code, 12)) stored,
  name text not null check (name <> ''),
  at point not null,
  changed_at timestamptz not null
);
create unique index building_name on community.building (community_code, name);
create index building_area on community.building (area_code text_pattern_ops, name, id);

-- The room is personal (class P3) and sealed; entrance and floor alone lead to nobody. Why a household is cared for can
-- be about health (P4): sealed, found again by blind index alone.
create table community.household (
  id uuid primary key,
  building_id uuid not null references community.building,
  area_code text not null check (area_code ~ '^[0-9]{12}([0-9]{3})?$'),
  entrance text not null,
  floor smallint,
  room_sealed text not null,
  room_index text not null,
  tenure text not null check (tenure in ('own', 'rent', 'other')),
  care_sealed text,
  care_index text[] not null default '{}',
  visit_every_days int check (visit_every_days between 1 and 366),
  last_visit_at timestamptz,
  visit_due_on date,
  version int not null default 1,
  registered_at timestamptz not null,
  changed_at timestamptz not null
);
create unique index household_room on community.household (building_id, entrance, room_index);
create index household_area on community.household (area_code text_pattern_ops, id);
create index household_due on community.household (area_code text_pattern_ops, visit_due_on) where visit_due_on is not null;

create table community.resident (
  id uuid primary key,
  household_id uuid not null references community.household,
  area_code text not null check (area_code ~ '^[0-9]{12}([0-9]{3})?$'),
  community_code text not null generated always as (left(area_code, 12)) stored,
  -- Blind index of the identity number, else of the name within the household: one person stands once in a community.
  person_key text not null,
  name_sealed text not null,
  name_index text not null,
  phone_sealed text,
  phone_index text,
  id_number_sealed text,
  gender text not null check (gender in ('male', 'female', 'unknown')),
  birth_year smallint,
  relation text not null,
  registered_at timestamptz not null,
  changed_at timestamptz not null
);
create unique index resident_person on community.resident (community_code, person_key);
create index resident_household on community.resident (household_id);
create index resident_area on community.resident (area_code text_pattern_ops);
create index resident_phone on community.resident (phone_index) where phone_index is not null;
create index resident_name on community.resident (name_index);

create table community.enterprise (
  id uuid primary key,
  credit_code text not null,
  name text not null check (name <> ''),
  industry text not null,
  size text not null,
  area_code text not null check (area_code ~ '^[0-9]{12}([0-9]{3})?$'),
  address text not null,
  at point not null,
  staff int,
  is_key boolean not null default false,
  active boolean not null default true,
  contact_name_sealed text,
  contact_phone_sealed text,
  visit_every_days int check (visit_every_days between 1 and 366),
  last_visit_at timestamptz,
  visit_due_on date,
  registered_at timestamptz not null,
  changed_at timestamptz not null
);
create unique index enterprise_code on community.enterprise (credit_code);
create index enterprise_area on community.enterprise (area_code text_pattern_ops, name, id);
create index enterprise_at on community.enterprise using gist (at);

-- An economic grid is made of unit grids, each in one at most: where an enterprise belongs follows from its unit grid.
create table community.economic_grid (
  code text primary key,
  name text not null check (name <> ''),
  keeper_unit text,
  changed_at timestamptz not null
);
create table community.economic_grid_area (
  area_code text primary key check (area_code ~ '^[0-9]{15}$'),
  grid_code text not null references community.economic_grid
);
create index economic_grid_area_grid on community.economic_grid_area (grid_code);

-- Visits and services, of a household or an enterprise.
create table community.care_record (
  id uuid primary key,
  sort text not null check (sort in ('visit', 'service')),
  area_code text not null,
  household_id uuid references community.household,
  enterprise_id uuid references community.enterprise,
  kind text not null,
  result text not null check (result in ('met', 'phone', 'absent', 'done')),
  at timestamptz not null,
  text_sealed text,
  by_id text not null,
  by_name text not null,
  added_at timestamptz not null,
  check ((household_id is null) <> (enterprise_id is null))
);
comment on table community.care_record is 'append-only: what was done and when; a wrong line is followed by a right one';
create index care_record_household on community.care_record (household_id, at desc) where household_id is not null;
create index care_record_enterprise on community.care_record (enterprise_id, at desc) where enterprise_id is not null;
create index care_record_area on community.care_record (area_code text_pattern_ops, at desc);

create table community.need (
  id uuid primary key,
  area_code text not null,
  household_id uuid references community.household,
  enterprise_id uuid references community.enterprise,
  kind text not null,
  text_sealed text not null,
  state text not null check (state in ('open', 'following', 'caseOpened', 'caseEnded', 'done', 'cannot')),
  due_on date,
  case_id uuid,
  case_no text,
  by_id text not null,
  by_name text not null,
  opened_at timestamptz not null,
  changed_at timestamptz not null,
  version int not null default 1,
  check ((household_id is null) <> (enterprise_id is null))
);
create index need_household on community.need (household_id) where household_id is not null;
create index need_enterprise on community.need (enterprise_id) where enterprise_id is not null;
create index need_area on community.need (area_code text_pattern_ops, opened_at desc);
create index need_case on community.need (case_id) where case_id is not null;

create table community.need_step (
  need_id uuid not null references community.need,
  seq int not null,
  state text not null,
  text_sealed text,
  by_name text not null,
  at timestamptz not null,
  primary key (need_id, seq)
);
comment on table community.need_step is 'append-only: how a need was followed';

-- A file on its way in. It waits encrypted under a key of its own, which is forgotten with it.
create table community.data_import (
  id uuid primary key,
  kind text not null check (kind in ('residents', 'enterprises')),
  file_name text not null,
  bytes bigint not null,
  key_sealed text,
  dry_run boolean not null,
  -- Area codes that whoever started it may write; null: the whole district.
  areas text[],
  state text not null check (state in ('waiting', 'running', 'done', 'failed')),
  read_count int not null default 0,
  read_bytes bigint not null default 0,
  added int not null default 0,
  changed int not null default 0,
  unchanged int not null default 0,
  rejected int not null default 0,
  fault jsonb,
  by_id text not null,
  by_name text not null,
  created_at timestamptz not null,
  started_at timestamptz,
  ended_at timestamptz
);
create index data_import_created on community.data_import (created_at desc, id desc);
-- Why a line was not taken; what stood in it stays in the file of whoever sent it.
create table community.data_import_reject (
  import_id uuid not null references community.data_import,
  line int not null,
  zh text not null,
  en text not null,
  primary key (import_id, line)
);
