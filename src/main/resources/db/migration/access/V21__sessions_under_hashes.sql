-- From here on a session is kept under a hash of what its browser holds. Those from before cannot be found any more.
delete from access.session;
