-- Recordings of people's voices are kept as their documents are: docs/decisions/0310-recordings-are-uploads.md
alter table access.upload drop constraint upload_kind_check;
alter table access.upload add constraint upload_kind_check
    check (kind in ('JPEG', 'PNG', 'PDF', 'OGG', 'WEBM', 'MP4', 'WAV', 'MP3', 'AAC', 'AMR'));
