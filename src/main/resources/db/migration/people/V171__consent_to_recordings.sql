-- To be recorded is a matter of its own, agreed to and taken back apart from the interview.
alter table people.consent drop constraint consent_purpose_check;
alter table people.consent add constraint consent_purpose_check
    check (purpose in ('INTERVIEW', 'RECORDING', 'SUBMISSION', 'PLACEMENT', 'HEALTH', 'PARTNER'));
