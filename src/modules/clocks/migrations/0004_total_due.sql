-- Cases whose whole-case time was over in a period, by the due that passed first.
create index clock_total_due on clocks.clock ((coalesce(overdue_at, due_at))) include (case_id, result, overdue_at)
  where name = 'total';
