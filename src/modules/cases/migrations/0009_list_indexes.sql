-- Lists that had to look through every case: overdue ones and those of one category.
-- Every index costs each command a little, so the overdue ones alone are in theirs; those by due are found through
-- (state, step_due_at).
create index case_overdue on cases."case" (id) where overdue;
create index case_category on cases."case" (category text_pattern_ops, reported_at);

-- The load of units is counted in the index alone.
drop index cases.case_lead_due;
create index case_lead_due on cases."case" (lead_unit, state, step_due_at) include (overdue);
create index work_order_sent on cases.work_order (sent_at) where role = 'lead';
