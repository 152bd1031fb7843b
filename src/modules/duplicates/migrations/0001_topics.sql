-- What many people report at once: groups reckoned from the cases of the last months, drawn anew; nothing here is entered.
create table duplicates.topic (
  id uuid primary key,
  centre_case_id uuid not null,
  size int not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  found_at timestamptz not null default clock_timestamp()
);
create index topic_last on duplicates.topic (last_at desc);

create table duplicates.topic_case (
  case_id uuid primary key,
  topic_id uuid not null references duplicates.topic (id) on delete cascade
);
create index topic_case_topic on duplicates.topic_case (topic_id);

-- Up to which report topics were reckoned: without a newer one there is nothing to do.
create table duplicates.sweep (
  one boolean primary key default true check (one),
  cases int not null,
  newest_at timestamptz,
  swept_at timestamptz not null
);
