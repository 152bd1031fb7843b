-- Other modules count and list what the record says; they read it, and nobody writes it but commands.
create view cases.v_event as
select case_id, seq, type, occurred_at, recorded_at, actor_kind, person_id, post, unit_id, data from cases.event;
