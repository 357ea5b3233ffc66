"""From due to done: what `schedule`, `tick` and `run --deliver` have in common.

    places     where the ledger of a project is
    house      what a worker holds in its hands: project, ledger, ways out, clock
    holidays   the public holidays of a year, worked out aside and kept
    planning   which reports have become due                      timetable -> ledger
    addressees who gets what of a report: variants and deliveries
    reading    what a run computes from, frozen; or why it waits  sources -> archive
    making     one run from its claim to READY, HELD or waiting   pipeline -> archive -> ledger
    results    what a run keeps of each variant, so that it can go on where it broke
    pool       the variants of a run by several processes; pool_worker is one of them
    parcels    a delivery as it is handed over                    archive -> deliver
    sending    one delivery from its claim to its outcome         deliver -> ledger
    telling    failures to the owner, never to the recipients
    work       all of it, as long as something is due
    service    the loop around it, for months

The clock enters with the house. Nothing is decided by when something is called: what is due comes from the ledger.
"""
