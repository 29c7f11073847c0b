do $$
declare
    part text;
begin
    foreach part in array array['need', 'topic_answer'] loop
        execute format('alter table needs.%I enable row level security', part);
        execute format('alter table needs.%I force row level security', part);
        execute format('create policy seen on needs.%I
                            using (exists (select from access.case_scope c where c.case_number = %I.case_number))',
                       part, part);
    end loop;
    foreach part in array array['own_words', 'translation', 'specific_need', 'step'] loop
        execute format('alter table needs.%I enable row level security', part);
        execute format('alter table needs.%I force row level security', part);
        execute format('create policy seen on needs.%I
                            using (exists (select from needs.need n where n.id = %I.need_id))', part, part);
    end loop;
end $$;

alter table needs.step_words enable row level security;
alter table needs.step_words force row level security;
create policy seen on needs.step_words
    using (exists (select from needs.step s where s.id = step_words.step_id));
