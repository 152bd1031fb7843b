-- Categories, channels and duty, each in versions: what was in force when a case came in can be read again.

create table catalogue.taxonomy_version (
  version int primary key check (version > 0),
  at timestamptz not null,
  by_id text not null,
  by_name text not null,
  why text not null
);
comment on table catalogue.taxonomy_version is 'append-only: who changed the categories, when and why';

create table catalogue.class (
  code text primary key check (code ~ '^[0-9]{4}$'),
  kind text not null check (kind in ('component', 'event', 'appeal', 'hazard')),
  zh text not null,
  en text not null,
  pinyin_initials text not null
);

-- A row for each category and each version of the taxonomy that changed it; the newest is in force.
create table catalogue.category_version (
  code text not null check (code ~ '^[0-9]{6}$'),
  version int not null references catalogue.taxonomy_version,
  class_code text not null references catalogue.class,
  key text not null,
  zh text not null,
  en text not null,
  pinyin_initials text not null,
  synonyms text[] not null,
  outdoor boolean not null,
  file_zh text not null,
  file_en text not null,
  close_zh text not null,
  close_en text not null,
  limit_n int not null check (limit_n > 0),
  limit_unit text not null check (limit_unit in ('NM', 'NH', 'ND', 'WM', 'WH', 'WD')),
  ownerless_n int check (ownerless_n > 0),
  ownerless_unit text check (ownerless_unit in ('NM', 'NH', 'ND', 'WM', 'WH', 'WD')),
  emergency boolean not null,
  reward boolean not null,
  other boolean not null,
  active boolean not null,
  primary key (code, version),
  check (left(code, 4) = class_code),
  check ((ownerless_n is null) = (ownerless_unit is null))
);
comment on table catalogue.category_version is 'append-only: every version of every category';

-- Words that fit several categories: the list is offered, none is picked.
create table catalogue.ambiguous_term (
  term text primary key,
  codes text[] not null check (cardinality(codes) > 1)
);

create table catalogue.channels_version (
  version int primary key check (version > 0),
  at timestamptz not null,
  by_id text not null,
  by_name text not null,
  why text not null
);
comment on table catalogue.channels_version is 'append-only: who changed the channels, when and why';

create table catalogue.channel_version (
  id text not null,
  version int not null references catalogue.channels_version,
  code text not null check (code ~ '^[0-9]{2}$'),
  zh text not null,
  en text not null,
  variant text not null,
  needs_callback text not null check (needs_callback in ('always', 'ifContact', 'never')),
  identity_known text not null check (identity_known in ('always', 'optional', 'never')),
  deadline_table text not null,
  entry text not null,
  active boolean not null,
  primary key (id, version)
);
comment on table catalogue.channel_version is 'append-only: every version of every channel';

create table catalogue.deadline_table (
  key text primary key,
  place int not null,
  body jsonb not null
);

-- First match wins over the variant of the channel.
create table catalogue.variant_override (
  place int primary key,
  conditions jsonb not null,
  variant text not null
);

create table catalogue.duty_version (
  version int primary key check (version > 0),
  at timestamptz not null,
  by_id text not null,
  by_name text not null,
  why text not null
);
comment on table catalogue.duty_version is 'append-only: who changed the duty list, when and why';

create table catalogue.duty_rule_version (
  code text not null check (code ~ '^[0-9]{6}$'),
  version int not null references catalogue.duty_version,
  -- A unit id, or 'street' for the street centre whose area holds the place.
  lead text not null,
  co_handlers text[] not null,
  level text not null check (level in ('district', 'street')),
  first_receiver boolean not null,
  basis_zh text not null,
  primary key (code, version),
  check (not lead = any (co_handlers))
);
comment on table catalogue.duty_rule_version is 'append-only: every version of every duty rule';
create index duty_rule_of_version on catalogue.duty_rule_version (version);

create view catalogue.v_category as
  select distinct on (c.code) c.code, c.class_code, k.kind, k.zh as class_zh, c.key, c.zh, c.en, c.outdoor,
    c.limit_n, c.limit_unit, c.ownerless_n, c.ownerless_unit, c.emergency, c.reward, c.other, c.active, c.version
  from catalogue.category_version c join catalogue.class k on k.code = c.class_code
  order by c.code, c.version desc;
comment on view catalogue.v_category is 'the newest version of every category, categories out of use included';

create view catalogue.v_channel as
  select distinct on (id) id, code, zh, en, variant, needs_callback, identity_known, deadline_table, entry, active, version
  from catalogue.channel_version order by id, version desc;
comment on view catalogue.v_channel is 'the newest version of every channel';
