-- What an auditor may read of the journal: the answers of commands stay inside.
create view platform.v_journal as
  select id, at, actor_kind, actor_id, account, post, operation, object_id, outcome, status, ip, detail
    from platform.journal;
