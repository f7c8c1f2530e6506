"""The desk's questions to the database: open round-ups, edits, locks, editions, corrections, sendings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime

from pipeline.types import Correction, Decision, Edition, ItemEdit, Lock, OpenRoundup, Roundup, Sending, Successor
from storage import claims, desk, drafts, editing, editions, lock, sendings, succession
from storage.door import Door
from storage.work import ClaimFilter


class DeskStore(Door):
    """What editors do, kept; nothing is ever overwritten but locks."""

    # ---- drafts

    def save_roundup(self, roundup: Roundup, now: datetime) -> bool:
        """Keep a round-up where it differs from the last of its beat; returns whether it does."""
        kept = self._log(now, drafts.save, roundup, self._drafts.get(roundup.beat))
        if kept is not None:
            self._drafts[roundup.beat] = kept
        return kept is not None

    def roundup(self, beat: str) -> Roundup | None:
        """The last round-up of `beat`; one of hundreds of items is a megabyte, so the last that was read is held."""
        found = self._read(drafts.last, beat, self._drafts.get(beat))
        if found is None:
            return None
        self._drafts[beat] = found
        return found.roundup

    def roundups(self) -> list[Roundup]:
        """The last round-up of each beat, by name."""
        return self._read(drafts.last_of_all)

    # ---- the open round-up

    def open_roundup(self, beat: str) -> OpenRoundup | None:
        """The round-up of `beat` that is being worked on."""
        return self._read(editing.open_roundup, beat)

    def last_roundup_number(self, beat: str) -> int:
        """The number of the beat's last round-up; 0: there was none."""
        return self._read(editing.last_number, beat)

    def start_roundup(self, opened: OpenRoundup) -> None:
        """Keep a new open round-up; raises EditConflict where another program was quicker."""
        self._log(opened.opened, editing.start, opened)

    def step_roundup(
        self,
        opened: OpenRoundup,
        decisions: Sequence[Decision],
        now: datetime,
        seen: Mapping[str, int] | None = None,
    ) -> None:
        """Keep the next version of an open round-up; raises EditConflict where somebody stored one meanwhile.

        `seen` (claim → version of its edit): what the act was made on; another edit there is a conflict too.
        """
        self._log(now, editing.step, opened, decisions, seen)

    def decisions_about(self, names: Sequence[str], always: str) -> list[Decision]:
        """The decisions that name one of `names` (uids), and all with the act `always`, in their order."""
        return self._read(desk.decisions_about, names, always)

    def successors(self) -> list[Successor]:
        """All successors of what edited posts said, in the order of their statements."""
        return self._read(succession.everything)

    def successors_of_decided(self) -> list[Successor]:
        """The successors of the statements that decisions name, and theirs."""
        return self._read(succession.of_decided)

    def successors_of(self, uids: Iterable[str]) -> list[Successor]:
        """The successors of these statements, and theirs."""
        return self._read(succession.of, uids)

    def predecessors_of(self, uids: Iterable[str]) -> set[str]:
        """The uids of the statements that led to these, one edit after another."""
        return self._read(succession.predecessors, uids)

    def add_successors(self, pairs: Sequence[Successor], now: datetime) -> None:
        """Keep successors that another database knows."""
        self._log(now, succession.put, pairs)

    def edits(self, edition: str) -> list[ItemEdit]:
        """The last version of each item's edit in one round-up."""
        return self._read(editing.edits, edition)

    def edit_versions(self, edition: str, claim: str) -> list[ItemEdit]:
        """Every version of what editors made of an item, earliest first."""
        return self._read(editing.edit_versions, edition, claim)

    def add_edit(self, edit: ItemEdit, decisions: Sequence[Decision], after: OpenRoundup | None = None) -> None:
        """Keep the next version of an item's edit, and of its round-up where the edit makes one, in one transaction.

        Raises EditConflict where that version is there already, or the round-up was published meanwhile.
        """
        self._log(edit.at, editing.add_edit, edit, decisions, after)

    def locks(self, edition: str, now: datetime) -> list[Lock]:
        """Who is at which item of a round-up."""
        return self._read(editing.locks, edition, now)

    def take_lock(self, lock: Lock) -> Lock:
        """Let somebody be at an item; returns the lock that holds: another's, where it has not run out."""
        return self._write(editing.take_lock, lock)

    def free_lock(self, edition: str, claim: str, who: str) -> None:
        """Somebody leaves an item."""
        self._write(editing.free_lock, edition, claim, who)

    def claim_uids_after(self, wanted: ClaimFilter, after: tuple[datetime, str] | None, limit: int) -> list[str]:
        """The first `limit` claims of `wanted` behind one (first reported then, with that uid), in order."""
        return self._read(claims.uids_after, wanted, after, limit)

    # ---- editions

    def publish(
        self,
        edition: Edition,
        opened: OpenRoundup,
        decision: Decision,
        due: Sequence[Sending],
        now: datetime,
        *,
        seen: Mapping[str, int],
        held: Sequence[ItemEdit] = (),
    ) -> None:
        """Keep an edition's first revision, close its open round-up and queue its sendings, in one transaction.

        `seen` is as for `step_roundup`; `held` are the first edits of the next round-up. Raises EditConflict.
        """
        self._log(now, editions.publish, edition, opened, decision, due, seen=seen, held=held)

    def revise(
        self,
        edition: Edition,
        decision: Decision,
        due: Sequence[Sending],
        now: datetime,
        correction: Correction | None = None,
    ) -> None:
        """Keep the next revision of an edition; raises EditConflict where somebody stored one meanwhile."""
        self._log(now, editions.revise, edition, decision, due, correction)

    def edition(self, uid: str) -> Edition | None:
        """An edition as it reads now."""
        return self._read(editions.edition, uid)

    def edition_revisions(self, uid: str) -> list[Edition]:
        """Every revision of an edition, the first first."""
        return self._read(editions.revisions, uid)

    def editions(self, beat: str | None = None, limit: int = 100, *, by_revision: bool = False) -> list[Edition]:
        """Editions as they read now, newest first; `by_revision`: those that were corrected or updated last."""
        return self._read(editions.latest, beat, limit, by_revision=by_revision)

    def last_period_end(self, beat: str) -> datetime | None:
        """When the period of the beat's last edition ended; None: there was none.

        An edition that was withdrawn as a whole told nobody anything, so that its period is to be told again.
        """
        last = self._read(editions.last_standing, beat)
        return last.roundup.until if last else None

    def note_heirs(self, edition: str, claims: Iterable[str]) -> None:
        """Watch `claims` too under an edition: what it printed is part of them now."""
        self._write(editions.note_heirs, edition, claims)

    def editions_resting_on(self, claims: Iterable[str]) -> list[Edition]:
        """The editions that printed one of `claims`, as they read now."""
        return self._read(editions.resting_on, claims)

    def claims_changed_under_editions(self, since: datetime | None) -> list[str]:
        """The printed claims that were judged again, or became part of another, at `since` or later."""
        return self._read(editions.claims_changed, since)

    # ---- corrections

    def corrections(self, edition: str | None = None, *, waiting: bool | None = None) -> list[Correction]:
        """Corrections, latest first; `waiting` True: those an editor must decide, False: those that were issued."""
        return self._read(editions.corrections, edition, waiting=waiting)

    def correction(self, uid: str) -> Correction | None:
        """One correction."""
        return self._read(editions.correction, uid)

    def draft_corrections(self, drafted: Sequence[Correction], now: datetime) -> list[Correction]:
        """Keep drafted corrections that are not known yet; returns those that are new."""
        return self._log(now, editions.draft_corrections, drafted)

    def lapse_corrections(self, uids: Iterable[str], now: datetime) -> None:
        """Put away drafted corrections that no longer hold; they are drafted again where they do again."""
        self._log(now, editions.lapse, uids)

    def dismiss_correction(self, given: Correction, decision: Decision) -> None:
        """Keep a correction that an editor decided against, with the reason."""
        self._log(decision.at, editions.dismiss, given, decision)

    # ---- sendings

    @contextmanager
    def sending_lock(self) -> Iterator[bool]:
        """Be the one who sends editions; False where another is at it, who will send what is due."""
        with lock.sending_lock(self._engine) as mine:
            yield mine

    def queue_sendings(self, due: Sequence[Sending], now: datetime) -> None:
        """Note what is to be sent; what is noted already stays as it is."""
        self._log(now, sendings.queue, due)

    def put_sending(self, sending: Sending) -> None:
        """Keep how far a sending is."""
        self._log(sending.changed, sendings.put, sending)

    def sendings_due(self, now: datetime | None) -> list[Sending]:
        """What is to be sent by `now` (None: whenever), oldest first."""
        return self._read(sendings.waiting, now)

    def sendings_of(self, edition: str) -> list[Sending]:
        """Every sending of an edition, in order of revision and channel."""
        return self._read(sendings.of_edition, edition)

    def sendings_troubled(self) -> list[Sending]:
        """What a person should look at: failed, refused or broken off."""
        return self._read(sendings.troubled)
