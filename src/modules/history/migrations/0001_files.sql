-- The manifest of the history: which Parquet file holds the moved cases of a month, and what it must contain. A report
-- reads the files that are listed in the snapshot it reads, so a month is always either in the one place or the other.
create table history.file (
  name text primary key,
  year int not null,
  month int not null,
  rows int not null,
  bytes bigint not null,
  sm3 text not null,
  written_at timestamptz not null,
  -- Since when another file stands in its place; it is removed once nobody can be reading it any more.
  replaced_at timestamptz
);
create unique index file_month on history.file (year, month) where replaced_at is null;
