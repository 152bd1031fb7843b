-- Lists of a unit are ordered by due and id: without the id, cases of one due, or of none, were all read and sorted.
drop index cases.case_lead_due;
create index case_lead_due on cases."case" (lead_unit, state, step_due_at, id) include (overdue);
