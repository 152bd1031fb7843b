-- One line a day over all lines of the record that were stored that day, chained to the day before and signed (SM2).
create table cases.daily_head (
  day date primary key,
  lines bigint not null,
  cases bigint not null,
  -- SM3 over the day's lines of the cases whose id ends so: tells where to look when the whole does not fit.
  buckets text[] not null,
  previous_head text,
  head text not null,
  public_key text not null,
  signature text not null,
  signed_at timestamptz not null default clock_timestamp()
);
comment on table cases.daily_head is 'append-only: signed head of each day''s record lines, chained by SM3';
