-- Calls that reached nobody; the rule wants three at different hours before a case may be closed as not reached.
create table callback.vain_try (
  case_id uuid not null,
  leg int not null,
  at timestamptz not null,
  person_id text not null,
  primary key (case_id, leg, at)
);
