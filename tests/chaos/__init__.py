"""Workers that are killed and frozen at every transition, before real relays; mailboxes are counted afterwards.

points.py     where a worker can be struck: hooks around the ledger, the transport and the archive, put there from outside
worker.py     one worker process: real ledger, real scheduler, real SMTP; `python -m tests.chaos.worker '<json>'`
relays.py     Postfix, Exim, OpenSMTPD, and a small relay that forces every mail to the disk; each private, on 127.0.0.1
scene.py      one blow: a project of its own, workers one after the other, what became of it
judge.py      what the mailboxes hold against what the ledger says
campaign.py   many scenes at a time: `python -m tests.chaos.campaign --help`
"""
