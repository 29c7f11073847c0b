-- The sound files that read a form's questions out, of one version as the form itself. About nobody, and never changed.
create table interviews.form_sound (
    form_id      text not null,
    form_version text not null,
    name         text not null check (name ~ '^[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}$'),
    kind         text not null check (kind in ('OGG', 'WEBM', 'MP4', 'WAV', 'MP3', 'AAC', 'AMR')),
    md5          text not null check (md5 ~ '^[0-9a-f]{32}$'),
    content      bytea not null check (length(content) between 1 and 2000000),
    primary key (form_id, form_version, name),
    foreign key (form_id, form_version) references interviews.form
);

grant select, insert on interviews.form_sound to havn_app;
revoke update, delete on interviews.form_sound from havn_app;
