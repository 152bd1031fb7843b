-- Organisations, posts, persons, how they sign in, who is on duty, and keys of programs.

create table people.unit (
  id text primary key check (id ~ '^[a-z][a-z0-9_]*([.][a-z0-9_]+)*$' and length(id) <= 60),
  zh text not null,
  en text not null default '',
  kind text not null,
  level text not null check (level in ('district', 'street', 'community', 'grid')),
  parent_id text references people.unit,
  area_code text,
  remit_zh text not null default '',
  active boolean not null default true,
  version int not null default 1,
  changed_at timestamptz not null default clock_timestamp(),
  check (parent_id <> id)
);
create index unit_parent on people.unit (parent_id);
-- One organisation of a kind for each area: a second street centre for the same street would get half of its cases.
create unique index unit_area_key on people.unit (kind, area_code) where active and area_code is not null;

create table people.post (
  id text primary key,
  zh text not null,
  en text not null,
  sort text not null check (sort in ('admin', 'case', 'support', 'service')),
  unit_kinds text[] not null,
  position int not null
);

-- Permissions whose default posts were written once; what a district takes away afterwards stays away.
create table people.permission_seen (
  id text primary key,
  at timestamptz not null default clock_timestamp()
);

-- No foreign key to the post: permissions are known at the first start, posts when the district is loaded.
create table people.post_permission (
  post text not null,
  permission text not null,
  primary key (post, permission)
);

create table people.person (
  id uuid primary key,
  account text not null,
  name text not null,
  kind text not null default 'person' check (kind in ('person', 'program')),
  active boolean not null default true,
  demo boolean not null default false,
  phone_cipher text,
  phone_index text,
  password_hash text,
  password_set_at timestamptz,
  -- A password made by the system: long and random, so that a fast hash does; good until it is changed or runs out.
  one_time_hash text,
  one_time_until timestamptz,
  last_sign_in_at timestamptz,
  created_at timestamptz not null default clock_timestamp(),
  left_at timestamptz,
  version int not null default 1,
  check (kind = 'person' or (password_hash is null and one_time_hash is null)),
  check ((phone_cipher is null) = (phone_index is null))
);
create unique index person_account_key on people.person (lower(account));
create index person_phone on people.person (phone_index) where phone_index is not null;

create table people.post_held (
  person_id uuid not null references people.person,
  post text not null references people.post,
  unit_id text not null references people.unit,
  since timestamptz not null default clock_timestamp(),
  primary key (person_id, post, unit_id)
);
create index post_held_unit on people.post_held (unit_id, post);
create index post_held_post on people.post_held (post);

create table people.password_history (
  person_id uuid not null references people.person,
  set_at timestamptz not null,
  hash text not null,
  primary key (person_id, set_at)
);

create table people.session (
  id uuid primary key,
  person_id uuid not null references people.person,
  token_hash text not null unique,
  csrf_token text not null,
  -- True until the password has been changed: the session may do nothing else.
  restricted boolean not null,
  started_at timestamptz not null,
  last_seen_at timestamptz not null,
  ends_at timestamptz not null,
  ip text
);
create index session_person on people.session (person_id);
create index session_ends on people.session (ends_at);

-- Failures since the last success, by hash of the account or of the address they came from.
create table people.sign_in_failure (
  key text primary key,
  failures int not null,
  first_at timestamptz not null,
  locked_until timestamptz
);
create index sign_in_failure_first on people.sign_in_failure (first_at);

create table people.roster_shift (
  id uuid primary key,
  person_id uuid not null references people.person,
  unit_id text not null references people.unit,
  shift text not null check (shift in ('day', 'evening', 'night')),
  area_codes text[] not null check (cardinality(area_codes) between 1 and 200),
  weekdays int[] not null check (cardinality(weekdays) between 1 and 7),
  start_minute int not null check (start_minute between 0 and 1439),
  end_minute int not null check (end_minute between 0 and 1439),
  valid_from date not null,
  valid_to date,
  version int not null default 1
);
create index roster_shift_person on people.roster_shift (person_id);
create index roster_shift_unit on people.roster_shift (unit_id);
create index roster_shift_areas on people.roster_shift using gin (area_codes);

create table people.program_key (
  id uuid primary key,
  person_id uuid not null references people.person,
  key_hash text not null unique,
  starts text not null,
  label text not null,
  created_by text not null,
  created_at timestamptz not null,
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz
);
create index program_key_person on people.program_key (person_id);

-- For other modules.
create view people.v_unit as
  select id, zh, en, kind, level, parent_id, area_code, remit_zh, active from people.unit;
create view people.v_person as
  select id, account, name, kind, active from people.person;
create view people.v_post_held as
  select person_id, post, unit_id from people.post_held;
