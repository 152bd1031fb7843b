-- Cases are found by the last digits of their number.
create index case_no_tail on cases."case" (reverse(case_no) text_pattern_ops);
