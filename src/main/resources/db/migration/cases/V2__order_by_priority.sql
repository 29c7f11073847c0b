-- The list of cases opens with the most pressing ones; sorting ten thousand rows for each page took half of its time.
alter table cases.resettlement_case
    add column pressing smallint not null generated always as
        (case submission_priority when 'EM' then 1 when 'UG' then 2 else 3 end) stored;
create index on cases.resettlement_case (pressing, case_number);
