create schema if not exists platform;

-- Which migration files were applied last, so that an unchanged start need not look further.
create table platform.migrated (
    only_row    boolean primary key default true check (only_row),
    fingerprint text not null
);

-- Events between modules, kept until every listener has dealt with them (Spring Modulith's table, version 2).
create table platform.event_publication (
    id                     uuid primary key,
    listener_id            text not null,
    event_type             text not null,
    serialized_event       text not null,
    publication_date       timestamptz not null,
    completion_date        timestamptz,
    status                 text,
    completion_attempts    int,
    last_resubmission_date timestamptz
);
create index event_publication_serialized_event on platform.event_publication using hash (serialized_event);
create index event_publication_completion_date on platform.event_publication (completion_date);

-- Work that waits for a node (db-scheduler's table).
create table platform.scheduled_task (
    task_name            text not null,
    task_instance        text not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    last_heartbeat       timestamptz,
    version              bigint not null,
    priority             smallint,
    state                text,
    primary key (task_name, task_instance)
);
create index scheduled_task_execution_time on platform.scheduled_task (execution_time);
create index scheduled_task_last_heartbeat on platform.scheduled_task (last_heartbeat);
create index scheduled_task_priority on platform.scheduled_task (priority desc, execution_time asc);

grant usage on schema platform to havn_app;
grant select, insert, update, delete on platform.event_publication, platform.scheduled_task to havn_app;
