-- What was said, sealed under the person's key: docs/decisions/0075-sealed-texts.md. The tables of before keep what an older
-- release wrote until the next start has sealed it; then they are empty for ever.
alter table needs.own_words rename to unsealed_words;
alter table needs.translation rename to unsealed_translation;
alter table needs.specific_need rename to unsealed_code;
alter table needs.step_words rename to unsealed_step_words;
grant truncate on needs.unsealed_words, needs.unsealed_translation, needs.unsealed_code, needs.unsealed_step_words
    to havn_app;
-- to hold the rows that are being sealed
grant update on needs.unsealed_step_words to havn_app;

-- Every need has sealed codes, most of them none: that a person has restricted ones is not to be seen.
create table needs.own_words (
    need_id          uuid primary key references needs.need on delete cascade,
    language         text not null,
    verbatim         bytea not null,
    outcome          bytea,
    restricted_codes bytea not null
);

create table needs.translation (
    need_id    uuid not null references needs.need on delete cascade,
    language   text not null,
    text       bytea not null,
    translator text not null,
    primary key (need_id, language)
);

-- Codes that lists may show; the restricted ones are with the words.
create table needs.specific_need (
    need_id uuid not null references needs.need on delete cascade,
    code    text not null check (code ~ '^[A-Z]{2}(-[A-Z]{1,3})?$' and code !~ '^(SV|TR)'),
    primary key (need_id, code)
);

create table needs.step_words (
    step_id uuid primary key references needs.step on delete cascade,
    words   bytea not null
);
-- What was said stays as it was; a new key takes a row's place.
revoke update on needs.step_words from havn_app;

do $$
declare
    part text;
begin
    foreach part in array array['own_words', 'translation', 'specific_need'] loop
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
