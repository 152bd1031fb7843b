-- A citizen with an account is the same appellant in every case of theirs; others have an id of their own in each.
alter table cases.appellant drop constraint appellant_pkey, add primary key (id, case_id);
