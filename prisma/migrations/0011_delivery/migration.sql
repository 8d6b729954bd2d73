-- Why a message did not arrive, in the provider's words without numbers of persons.
alter table notice add column failure text check (length(failure) <= 200);
