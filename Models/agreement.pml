/*
 * Agreement between parties who write into journals of their own (design, sections 3 and 4).
 *
 * A state is a set of journals, each act with what its author had seen: it stands for every order in which the acts
 * may have been written, sent, lost, repeated and delivered. One transition writes one act. An act is judged once,
 * when it is written, from its past alone; so what it concludes is kept, and nothing else is. Void acts have the
 * effect of an acknowledgement and are not written a second time.
 *
 * `scripts/model` runs this. README.md tells what is covered, gives the counts, and says how the text was read where
 * it leaves a choice. A switch OFF_… takes one rule away, and the model must then fail.
 */

/* ---- Size -------------------------------------------------------------------------------------------------------- */

#ifndef PARTIES
#define PARTIES 2
#endif
#ifndef COMPOSITE               /* 1: the first party has two members; 2: the first two parties have two each */
#define COMPOSITE 0
#endif
#ifndef ACTS                    /* the most acts of one journal */
#define ACTS 3
#endif
#define JOURNALS (PARTIES + COMPOSITE)
#ifndef TOTAL                   /* the most acts of all journals */
#define TOTAL (JOURNALS * ACTS)
#endif
#ifndef HANDOVERS               /* the most of one party: there and back */
#define HANDOVERS 2
#endif

/*
 * What there is to agree on. A slot is one version that can be replaced, and a set of slots is what a proposal is
 * about. VERSIONS: how often the one matter can be replaced; slot n is the successor of slot n - 1. PACKAGES: two
 * matters with a version each, which a proposal replaces one by one or both at once. NEWRULES: the rules, too, can be
 * replaced, once.
 */
#ifndef VERSIONS
#define VERSIONS 1
#endif
#ifndef PACKAGES
#define PACKAGES 0
#endif
#ifndef NEWRULES
#define NEWRULES 0
#endif
#define SLOTS   63              /* the bits of a set that are slots of matters: six */
#define MATTERS (PACKAGES -> 3 : (1 << VERSIONS) - 1)
#define UNDER   64              /* not a slot: the proposal names the new rules */
#define RULES   128             /* the slot of the rules */

/* The parties under the first rules, and under the new ones: sets, bit 0 the first party. */
#define ALL ((1 << PARTIES) - 1)
#ifndef OLD_PARTIES
#define OLD_PARTIES ALL
#endif
#ifndef NEW_PARTIES
#define NEW_PARTIES ALL
#endif
#ifndef LEFT_OUT                /* 1: new rules leave out the first member of the first party, and name the second */
#define LEFT_OUT 0
#endif

/*
 * 1: the rules allow silence (rule 9). Acts then claim a time from 0 to LATEST; each text expires at EXPIRY, and the
 * least period is PERIOD. Without composite parties and packages.
 */
#ifndef SILENCE
#define SILENCE 0
#endif
#if SILENCE && (COMPOSITE || PACKAGES)
#error "silence is modelled without composite parties and packages"
#endif
#ifndef LATEST
#define LATEST 2
#endif
#define EXPIRY 1
#define PERIOD 1

/*
 * Where to start. 9: after the first four acts of schedule 9, without withdrawals, and only the newcomer proposes.
 * 8: three founders; the second and the third have consented to a proposal of the first, and then the second has
 * proposed new rules.
 */
#ifndef SCHEDULE
#define SCHEDULE 0
#endif

#ifndef REACH                   /* 1: try in every state whether agreement is within reach (invariant 11) */
#define REACH 0
#endif
#if REACH
#define ROOM (ACTS + 5)
#else
#define ROOM ACTS
#endif

/* Acts, and therefore proposals, have a number each, and sets of them are sets of bits. */
#define SIZE            (JOURNALS * ROOM)
#if SIZE > 31
#error "these are too many acts for sets of 31 bits"
#endif
#define NONE            255
#define id(j, n)        ((j) * ROOM + (n))
#define journal(a)      ((a) / ROOM)
#define number(a)       ((a) % ROOM)

#if COMPOSITE == 0
#define party(j)        (j)
#define first(q)        (q)
#define other(j)        (j)
#define members(q)      1
#elif COMPOSITE == 1
#define party(j)        ((j) < 2 -> 0 : (j) - 1)
#define first(q)        ((q) == 0 -> 0 : (q) + 1)
#define other(j)        ((j) < 2 -> 1 - (j) : (j))
#define members(q)      ((q) == 0 -> 2 : 1)
#else
#define party(j)        ((j) < 4 -> (j) / 2 : (j) - 2)
#define first(q)        ((q) < 2 -> 2 * (q) : (q) + 2)
#define other(j)        ((j) < 4 -> (j) + 1 - 2 * ((j) % 2) : (j))
#define members(q)      ((q) < 2 -> 2 : 1)
#endif

/* ---- Journals ---------------------------------------------------------------------------------------------------- */

/* To object and to withdraw have one effect on agreement: `withdraw` stands for both. */
mtype = { acknowledge, propose, consent, withdraw, handover };

typedef Act {
        mtype kind;
        byte on;                /* propose: the slots, and UNDER; consent, withdraw: the proposal */
        byte agreed;            /* propose: the act that concluded it, plus one; 0: none did */
        byte line;              /* whether it stands in its party's line */
#if SILENCE
        byte at;                /* the time that it claims */
        byte tacit;             /* the proposal to which it consents by having been silent, plus one */
#endif
        byte seen[JOURNALS]     /* how many acts of each journal its author had; of its own, all before it */
};

Act act[SIZE];
byte length[JOURNALS];
byte total;                     /* the acts of all journals */

/* About the act that is being written; all nothing between two acts. */
byte i, j, k, t;                /* itself, its journal, and two counters */
byte mayPropose;                /* slots, PACKAGE, UNDER */
int mayConsent;                 /* proposals */
int mayWithdraw;                /* proposals */
bool mayHandOver;
bool mayAcknowledge;
#define PACKAGE 4

/* Scratch of one step, always written before it is read; no part of a state. */
hidden byte past[JOURNALS];     /* a cut: how many acts of each journal */
hidden byte settled;            /* the slots that the cut shows settled */
hidden byte concluded;          /* the slots that the act itself settles */
hidden int backs[PARTIES];      /* the proposals that each party backs */
hidden byte speaker[PARTIES];   /* the journal that speaks, or will when it has acted */
hidden byte handed[PARTIES];    /* the handovers of each party */
hidden byte withdrew[PARTIES];  /* the act by which a party last stopped backing new rules, plus one */
hidden byte waits;              /* the new rules whose fate the author's party waits for, plus one */
hidden byte q, r, a, b, x, y, z, p, s, ia, ib, last, ok;
hidden int overlap;
#if SILENCE
hidden byte m;
#endif

#define inPast(a)       (number(a) < past[journal(a)])
#define sees(x, y)      (act[x].seen[journal(y)] > number(y))
#define written(a)      (number(a) < length[journal(a)])
#define slotsOf(p)      (act[p].on & (SLOTS | RULES))
#define rulesOf(p)      (act[p].on & UNDER)
#define backing(q, p)   ((backs[q] >> (p)) & 1)
#define inForce         ((settled & RULES) -> UNDER : 0)
#define under(q, rules) ((((rules) -> NEW_PARTIES : OLD_PARTIES) >> (q)) & 1)

/* ---- Rules that can be switched off ------------------------------------------------------------------------------ */

/* Rule 1, `seen` is closed: who has seen an act has seen what that act had seen. */
#ifdef OFF_CLOSED
#define closed(k, c)    true
#else
#define closed(k, c)    (c >= k || c == j || act[id(k, act[i].seen[k])].seen[c] <= act[i].seen[c])
#endif

/* Rule 3, in the line or void. */
#ifdef OFF_LINE
#define inLine(a)       true
#else
#define inLine(a)       act[a].line
#endif

/* Rule 4, one voice: whether to back p ends the backing of o; rule 6, own proposals; and packages as a whole. */
#if defined(OFF_VOICE)
#define ends(p, o)      false
#elif defined(OFF_ENDS_OWN)
#define ends(p, o)      ((slotsOf(p) & slotsOf(o)) && party(journal(o)) != q)
#elif defined(OFF_WHOLE)
#define ends(p, o)      ((slotsOf(p) & slotsOf(o)) == slotsOf(o))
#else
#define ends(p, o)      (slotsOf(p) & slotsOf(o))
#endif

/* Rule 5: its own party still backs it. */
#ifdef OFF_OWN
#define ownStill(p)     true
#else
#define ownStill(p)     backing(q, p)
#endif

/* Rules 3, 5 and 7: its versions are unsettled. */
#ifdef OFF_SETTLED
#define unsettled(p)    !act[p].agreed
#define gone            (settled & RULES)
#else
#define unsettled(p)    !(slotsOf(p) & (settled | concluded))
#define gone            settled
#endif

/* Rule 5: the rules that it names are in force. */
#ifdef OFF_FORCE
#define named(p)        true
#else
#define named(p)        (rulesOf(p) == inForce)
#endif

/* Rule 8, rules first. */
#ifdef OFF_RULES_FIRST
#define free(p)         true
#define handsFree       true
#else
#define free(p)         (!waits || waits == (p) + 1)
#ifdef OFF_RULES_HANDOVER
#define handsFree       true
#else
#define handsFree       !waits
#endif
#endif

/* ---- What a past shows ------------------------------------------------------------------------------------------- */

/* Party q backs p from here. */
inline back(q, p)
{
        overlap = 0;
        for (y : 0 .. SIZE - 1) {
                if
                :: backing(q, y) && y != p && ends(p, y) -> overlap = overlap | (1 << y)
                :: else
                fi
        };
        backs[q] = (backs[q] & ~overlap) | (1 << p)
}

/* Party q's line says x. What a proposer no longer backs is ended. */
inline hear(q, x)
{
#if SILENCE
        if
        :: act[x].tacit ->
                p = act[x].tacit - 1;
                back(q, p)
        :: else
        fi;
#endif
        if
        :: act[x].kind == propose || act[x].kind == consent ->
                p = (act[x].kind == propose -> x : act[x].on);
                back(q, p)
        :: act[x].kind == withdraw ->
                p = act[x].on;
                if
                :: act[p].on & RULES -> withdrew[q] = x + 1
                :: else
                fi;
                backs[q] = backs[q] & ~(1 << p)
        :: act[x].kind == handover ->
                speaker[q] = other(journal(x));
                handed[q]++
        :: else
        fi
}

/*
 * Reads the cut `past`. The acts of a party's members are heard in causal order. Those of its line are in one order
 * (invariant 9); those outside the line are void, so that it doesn't matter where they come.
 */
inline read()
{
        settled = 0;
        for (x : 0 .. SIZE - 1) {
                if
                :: act[x].agreed && inPast(act[x].agreed - 1) ->
                        ok = true;
#ifdef OFF_CLOSED
                        /* Nobody can tell what an act concluded without having that act's past. */
                        for (s : 0 .. JOURNALS - 1) {
                                ok = ok && act[act[x].agreed - 1].seen[s] <= past[s]
                        };
#endif
                        if
                        :: ok -> settled = settled | slotsOf(x)
                        :: else
                        fi
                :: else
                fi
        };
        q = 0;
        do
        :: q < PARTIES ->
                backs[q] = 0;
                withdrew[q] = 0;
                handed[q] = 0;
                speaker[q] = first(q);
                a = first(q);
                b = other(a);
                ia = 0;
                ib = 0;
                do
                :: ia < past[a] && (a == b || act[id(a, ia)].seen[b] <= ib || ib == past[b]) ->
                        x = id(a, ia);
                        ia++;
                        hear(q, x)
                :: else ->
                        if
                        :: a != b && ib < past[b] ->
                                x = id(b, ib);
                                ib++;
                                hear(q, x)
                        :: else -> break
                        fi
                od;
                q++
        :: else -> break
        od;
#if LEFT_OUT
        if
        :: settled & RULES -> speaker[0] = 1
        :: else
        fi
#endif
}

/*
 * Rule 8: whether party q waits for the fate of new rules. It does while it and their proposer back them; and after it
 * withdrew, until an act of their proposer's line has seen that.
 */
inline wait(q)
{
        waits = 0;
#if NEWRULES
        if
        :: !(settled & RULES) ->
                for (x : 0 .. SIZE - 1) {
                        if
                        :: inPast(x) && act[x].kind == propose && (act[x].on & RULES) &&
                           backing(q, x) && backing(party(journal(x)), x) -> waits = x + 1
                        :: else
                        fi
                };
#ifndef OFF_RULES_LEFT
                if
                :: withdrew[q] ->
                        y = withdrew[q] - 1;
                        p = act[y].on;
                        r = party(journal(p));
                        ok = r == q || !backing(r, p);
                        for (x : 0 .. SIZE - 1) {
                                ok = ok || (inPast(x) && party(journal(x)) == r && act[x].line && sees(x, y))
                        };
                        if
                        :: !ok -> waits = p + 1
                        :: else
                        fi
                :: else
                fi
#endif
        :: else
        fi
#endif
}

/* ---- What is promised (invariants, by their numbers in the list) ------------------------------------------------- */

#ifndef INVARIANTS              /* those that are looked at, as bits */
#define INVARIANTS 65535
#endif
#define promised(n, what) assert(!((INVARIANTS >> n) & 1) || (what))

/* Whether act a says something of the versions of p; and, if it does, whether it is a consent to p. */
#define said(a, p)      ((act[a].kind == propose && (slotsOf(a) & slotsOf(p))) || \
                         (act[a].kind == consent && (slotsOf(act[a].on) & slotsOf(p))) || \
                         (act[a].kind == withdraw && act[a].on == p))
#if SILENCE
#define tacitly(a, p)   (act[a].tacit && (slotsOf(act[a].tacit - 1) & slotsOf(p)))
#define speaks(a, p)    (said(a, p) || tacitly(a, p))
#define consents(a, p)  (said(a, p) -> act[a].kind == consent && act[a].on == p : act[a].tacit == p + 1)
#else
#define speaks(a, p)    said(a, p)
#define consents(a, p)  (act[a].kind == consent && act[a].on == p)
#endif

/*
 * Rule 9, whether act i of a line with one speaker ends a silence on p. The clock of a silence is the silent party's
 * own. A word is also what it says of another proposal on the version.
 */
#if SILENCE
#ifdef OFF_EARLIER_WORDS        /* as rule 9 is worded: only words since the proposal was seen */
#define counts          (last != NONE)
#elif defined(OFF_WORDS)
#define counts          false
#else
#define counts          true
#endif
#ifdef OFF_PERIOD
#define leastPeriod     0
#else
#define leastPeriod     PERIOD
#endif
inline silence(i, j, p)
{
        /* Here, `last` becomes the first act that has seen p; `ok` whether there was no word since. */
        last = NONE;
        ok = true;
        for (y : id(j, 0) .. i) {
                if
                :: last == NONE && sees(y, p) -> last = y
                :: else
                fi;
                if
                :: y < i && counts &&
                   (said(y, p) || (act[y].kind == withdraw && (slotsOf(act[y].on) & slotsOf(p)))) -> ok = false
                :: else
                fi
        };
        ok = ok && last != NONE && act[i].at >= EXPIRY && act[i].at >= act[last].at + leastPeriod
}
#endif

/*
 * Act i concludes p. What is promised of a conclusion is looked for in the lines word by word, not in what `read`
 * found. What is written later can't be in this act's past, so that looking once is looking in every state.
 */
inline conclude(i, p)
{
        promised(9, act[i].line);
        promised(3, !waits || waits == p + 1);
        promised(10, !act[p].agreed);
        for (y : 0 .. SIZE - 1) {
                promised(1, !(y != p && act[y].agreed && (slotsOf(y) & slotsOf(p))))
        };
        for (r : 0 .. PARTIES - 1) {
                if
                :: under(r, rulesOf(p)) ->
                        last = NONE;
                        for (y : 0 .. SIZE - 1) {
                                if
                                :: inPast(y) && act[y].line && party(journal(y)) == r && speaks(y, p) &&
                                   (last == NONE || journal(last) == journal(y) || sees(y, last)) -> last = y
                                :: else
                                fi
                        };
                        if
                        :: r == party(journal(p)) ->
                                promised(3, last == p);
                                promised(10, last == p)
                        :: else ->
                                promised(2, last != NONE && consents(last, p))
                        fi
                :: else
                fi
        };
#if SILENCE
        for (m : 0 .. SIZE - 1) {
                if
                :: act[m].tacit == p + 1 && inPast(m) ->
                        for (y : id(journal(m), 0) .. m) {
                                /* No word before the deadline; and the least period from the first sight. */
                                promised(13, !(y < m && said(y, p)));
                                promised(13, !(sees(y, p) && (number(y) == 0 || !sees(y - 1, p)) &&
                                               act[m].at < act[y].at + PERIOD))
                        }
                :: else
                fi
        };
#endif
        act[p].agreed = i + 1
}

/*
 * The acts for which the line has one order. A speaker whom new rules leave out goes on until it knows that they are
 * agreed, while the next may already speak; as it waits (rule 8) it can but acknowledge, withdraw, and consent to
 * those rules again; and all this is about what is at an end.
 */
#define idle(a)         (act[a].kind == acknowledge || act[a].kind == withdraw || \
                         (act[a].kind == consent && (act[act[a].on].on & RULES)))
#define spoken(a)       (act[a].line && !(LEFT_OUT && journal(a) == 0 && idle(a)))

/* Act i has just been written. */
inline look(i)
{
#if COMPOSITE
        for (y : 0 .. SIZE - 1) {
                promised(9, !(written(y) && y != i && spoken(i) && spoken(y) &&
                              party(journal(y)) == party(journal(i)) && !sees(i, y)))
        };
#endif
        /* Crossed: each party consented to the other's proposal, and neither consent had seen the other. */
        for (x : 0 .. SIZE - 1) {
                if
                :: act[x].kind == consent && act[x].line ->
                        for (y : 0 .. SIZE - 1) {
                                if
                                :: y > x && act[y].kind == consent && act[y].line &&
                                   party(journal(x)) == party(journal(act[y].on)) &&
                                   party(journal(y)) == party(journal(act[x].on)) &&
                                   (slotsOf(act[x].on) & slotsOf(act[y].on)) && !sees(x, y) && !sees(y, x) ->
                                        promised(7, !act[act[x].on].agreed && !act[act[y].on].agreed)
                                :: else
                                fi
                        }
                :: else
                fi
        };
#if NEWRULES
        /* Act y concluded the new rules; z - 1 concluded something under the old ones; x is an act under the new. */
        for (r : 0 .. SIZE - 1) {
                if
                :: act[r].agreed && (act[r].on & RULES) ->
                        y = act[r].agreed - 1;
                        for (p : 0 .. SIZE - 1) {
                                z = act[p].agreed;
                                for (x : 0 .. SIZE - 1) {
                                        promised(12, !(written(x) && (x == y || sees(x, y)) && z && !rulesOf(p)) ||
                                                     x == z - 1 || sees(x, z - 1))
                                }
                        }
                :: else
                fi
        };
#endif
#ifdef OFF_PAST
        /* Rule 1, judged in its past: here, what was concluded is judged again by what a reader of everything holds. */
        for (s : 0 .. JOURNALS - 1) {
                past[s] = length[s]
        };
        read();
        for (x : 0 .. SIZE - 1) {
                if
                :: act[x].agreed ->
                        othersBack(x);
                        promised(5, ok && backing(party(journal(x)), x))
                :: else
                fi
        };
#endif
        skip
}

/* ---- Judging one act in its past --------------------------------------------------------------------------------- */

/* Whether every party under the rules that p names backs it, its own apart. */
inline othersBack(p)
{
        ok = true;
        for (r : 0 .. PARTIES - 1) {
                ok = ok && (!under(r, rulesOf(p)) || r == party(journal(p)) || backing(r, p))
        }
}

/*
 * Judges act i of journal j, whose `seen` is filled in: whether it stands in the line, what it concludes (rule 5), and
 * what it may do besides. It first receives, then does (rule 1): what it concludes is concluded before it takes effect.
 */
inline judge(i, j)
{
        for (s : 0 .. JOURNALS - 1) {
                past[s] = act[i].seen[s]
        };
        read();
        q = party(j);
        act[i].line = (speaker[q] == j && under(q, inForce) -> 1 : 0);
        mayPropose = 0;
        mayConsent = 0;
        mayWithdraw = 0;
        mayHandOver = false;
        concluded = 0;
        wait(q);
        if
        :: inLine(i) ->
                for (x : 0 .. SIZE - 1) {
                        if
                        :: inPast(x) && act[x].kind == propose && party(journal(x)) == q &&
                           ownStill(x) && unsettled(x) && named(x) && free(x) ->
                                othersBack(x);
                                if
                                :: ok ->
                                        conclude(i, x);
                                        concluded = concluded | slotsOf(x)
                                :: else
                                fi
                        :: else
                        fi
                };
                settled = settled | concluded;
#if SILENCE
                for (x : 0 .. SIZE - 1) {
                        if
                        :: inPast(x) && act[x].kind == propose && party(journal(x)) != q && !(slotsOf(x) & settled) &&
                           !(act[x].on & RULES) && rulesOf(x) == inForce && !backing(q, x) &&
                           backing(party(journal(x)), x) && !waits ->
                                silence(i, j, x);
                                if
                                :: ok ->
                                        act[i].tacit = x + 1;
                                        back(q, x)
                                :: else
                                fi
                        :: else
                        fi
                };
#endif
                if
                :: under(q, inForce) && !(LEFT_OUT && j == 0 && (settled & RULES)) -> allow(j)
                :: else
                fi
        :: else
        fi
}

/* What the act of journal j may do so that it is neither void nor without effect. */
inline allow(j)
{
        wait(q);
        for (x : 0 .. SIZE - 1) {
                if
                :: inPast(x) && act[x].kind == propose && rulesOf(x) == inForce && !(slotsOf(x) & gone) ->
                        if
                        :: backing(q, x) -> mayWithdraw = mayWithdraw | (1 << x)
#if SILENCE
                        /* An objection to what one doesn't back. */
                        :: !backing(q, x) && party(journal(x)) != q && backing(party(journal(x)), x) && free(x) ->
                                mayConsent = mayConsent | (1 << x);
                                mayWithdraw = mayWithdraw | (1 << x)
#else
                        :: !backing(q, x) && party(journal(x)) != q && backing(party(journal(x)), x) && free(x) ->
                                mayConsent = mayConsent | (1 << x)
#endif
                        :: else
                        fi
                :: else
                fi
        };
        if
        :: handsFree -> mayHandOver = members(q) == 2 && handed[q] < HANDOVERS
        :: else
        fi;
        if
        :: free(NONE) ->
#if PACKAGES
                mayPropose = MATTERS & ~gone;
                if
                :: mayPropose == 3 -> mayPropose = 3 | PACKAGE
                :: else
                fi;
#else
                /* The first slot that isn't settled: the latest version. */
                mayPropose = (gone + 1) & ~gone & MATTERS;
#endif
#if NEWRULES
                mayPropose = mayPropose | (RULES & ~settled) | inForce;
#endif
#if SCHEDULE == 9
                mayPropose = (q == 2 -> mayPropose & ~RULES : 0);
#endif
                skip
        :: else
        fi;
#if SCHEDULE == 9
        mayWithdraw = 0
#endif
}

/* Whether there is anything to acknowledge: the journal's last act had seen less. */
inline news(i, j)
{
#if SILENCE
        mayAcknowledge = act[i].tacit;
#else
        mayAcknowledge = false;
#endif
        for (s : 0 .. JOURNALS - 1) {
                mayAcknowledge = mayAcknowledge ||
                        (s != j && act[i].seen[s] > (length[j] > 0 -> act[id(j, length[j] - 1)].seen[s] : 0))
        }
}

/* ---- Agreement within reach (invariant 11) ----------------------------------------------------------------------- */

#if REACH
hidden byte step, w, v, proposer, place, proposal;
hidden byte grown[JOURNALS];     /* `length`, and the acts that are only tried */
#define ROUNDS 3
#define STEPS (ROUNDS * JOURNALS + PARTIES * (PARTIES + 1))

/*
 * All is delivered: three rounds of acknowledgements, in the second of which whoever has proposed new rules gives them
 * up. Then each party in its turn proposes, the others consent, and it acknowledges: agreed. Nothing of it is kept.
 */
inline tryAll()
{
        for (s : 0 .. JOURNALS - 1) {
                grown[s] = length[s]
        };
        step = 0;
        do
        :: step < STEPS ->
                if
                :: step < ROUNDS * JOURNALS -> w = step % JOURNALS
                :: else ->
                        proposer = (step - ROUNDS * JOURNALS) / (PARTIES + 1);
                        place = (step - ROUNDS * JOURNALS) % (PARTIES + 1);
                        w = speaker[(proposer + place) % PARTIES]
                fi;
                v = id(w, grown[w]);
                for (s : 0 .. JOURNALS - 1) {
                        act[v].seen[s] = grown[s]
                };
#if SILENCE
                act[v].at = (grown[w] > 0 -> act[id(w, grown[w] - 1)].at : 0);
#endif
                judge(v, w);
                act[v].kind = acknowledge;
                grown[w]++;
                if
                :: step < ROUNDS * JOURNALS ->
                        for (x : 0 .. SIZE - 1) {
                                if
                                :: step / JOURNALS == 1 && ((mayWithdraw >> x) & 1) && (act[x].on & RULES) &&
                                   party(journal(x)) == party(w) ->
                                        act[v].kind = withdraw;
                                        act[v].on = x
                                :: else
                                fi
                        }
                :: step >= ROUNDS * JOURNALS && under(proposer, inForce) ->
                        if
                        :: place == 0 && !(~settled & MATTERS) -> step = STEPS - 1      /* nothing is left to agree */
                        :: place == 0 && (~settled & MATTERS) ->
                                promised(11, mayPropose & SLOTS);
                                act[v].kind = propose;
                                act[v].on = (mayPropose & 1 -> 1 : mayPropose & ~RULES);
                                act[v].on = act[v].on | (mayPropose & UNDER);
                                proposal = v
                        :: place > 0 && place < PARTIES && under((proposer + place) % PARTIES, inForce) ->
                                promised(11, (mayConsent >> proposal) & 1);
                                act[v].kind = consent;
                                act[v].on = proposal
                        :: place == PARTIES -> promised(11, act[proposal].agreed)
                        :: else
                        fi
                :: else
                fi;
                step++;
                if
                :: step >= ROUNDS * JOURNALS && (step - ROUNDS * JOURNALS) % (PARTIES + 1) == 0 ->
                        /* The next party begins where this one did. */
                        for (s : 0 .. JOURNALS - 1) {
                                grown[s] = (step == STEPS -> length[s] : length[s] + ROUNDS)
                        };
                        for (x : 0 .. SIZE - 1) {
                                if
                                :: act[x].agreed && number(act[x].agreed - 1) >= grown[journal(act[x].agreed - 1)] ->
                                        act[x].agreed = 0
                                :: else
                                fi;
                                if
                                :: number(x) >= grown[journal(x)] -> erase(x)
                                :: else
                                fi
                        }
                :: else
                fi
        :: else -> break
        od
}
#endif

inline erase(x)
{
        act[x].kind = 0;
        act[x].on = 0;
        act[x].agreed = 0;
        act[x].line = 0;
#if SILENCE
        act[x].at = 0;
        act[x].tacit = 0;
#endif
        for (s : 0 .. JOURNALS - 1) {
                act[x].seen[s] = 0
        }
}

/* ---- Writing acts ------------------------------------------------------------------------------------------------ */

#define room(j) (total < TOTAL && length[j] < ACTS)

/*
 * The author chooses what it has seen, journal by journal. `atLeast` is what its own last act and the journals chosen
 * before k oblige it to have of journal k; `allClosed` says whether they let it have one act more. Together they give
 * each closed `seen` once, and never leave it without a choice.
 */
inline atLeast(k)
{
        act[i].seen[k] = (length[j] > 0 -> act[id(j, length[j] - 1)].seen[k] : 0);
#ifndef OFF_CLOSED
        for (s : 0 .. JOURNALS - 1) {
                if
                :: s < k && s != j && act[i].seen[s] > 0 ->
                        x = id(s, act[i].seen[s] - 1);
                        act[i].seen[k] = (act[x].seen[k] > act[i].seen[k] -> act[x].seen[k] : act[i].seen[k])
                :: else
                fi
        };
#endif
        skip
}
#if JOURNALS == 2
#define allClosed(k)    (closed(k, 0))
#elif JOURNALS == 3
#define allClosed(k)    (closed(k, 0) && closed(k, 1))
#else
#define allClosed(k)    (closed(k, 0) && closed(k, 1) && closed(k, 2))
#endif

/*
 * For other programs that judge the same acts: prints the journals of a state that can't grow, a line each. Each act
 * is: journal, number, what (its first letter), on what, whether in the line, the act that concluded it plus one, and
 * what it had seen; before that, with silence, the time and the proposal that it consents to by silence, plus one.
 */
inline export()
{
        for (x : 0 .. SIZE - 1) {
                if
                :: written(x) ->
                        /* Letters: the checker, unlike the simulator, doesn't know names. */
                        p = (act[x].kind == propose -> 'p' : (act[x].kind == consent -> 'c' :
                            (act[x].kind == withdraw -> 'w' : (act[x].kind == handover -> 'h' : 'a'))));
                        printf("%d %d %c %d %d %d", journal(x), number(x), p, act[x].on, act[x].line, act[x].agreed);
#if SILENCE
                        printf(" %d %d", act[x].at, act[x].tacit);
#endif
                        for (s : 0 .. JOURNALS - 1) {
                                printf(" %d", act[x].seen[s])
                        };
                        printf(";")
                :: else
                fi
        };
        printf("\n")
}

/* Picks one proposal of a set that isn't empty. */
inline pick(set)
{
        do
        :: (set >> t) > 1 -> t++
        :: (set >> t) & 1 -> break
        od;
        act[i].on = t
}

/* For a schedule that is given. */
inline given(a, what, subject, s0, s1, s2)
{
        act[a].kind = what;
        act[a].on = subject;
        act[a].line = 1;
        act[a].seen[0] = s0;
        act[a].seen[1] = s1;
        act[a].seen[2] = s2;
        printf("\nact %d of journal %d, having seen %d %d %d: ", number(a), journal(a), s0, s1, s2);
        printf("%e %d\n", what, subject);
        length[journal(a)]++;
        total++
}

active proctype Parties()
{
#if SCHEDULE == 8
        d_step {
                given(id(0, 0), propose, 1, 0, 0, 0);
                given(id(1, 0), consent, id(0, 0), 1, 0, 0);
                given(id(2, 0), consent, id(0, 0), 1, 0, 0);
                given(id(1, 1), propose, RULES, 1, 1, 0)
        };
#endif
#if SCHEDULE == 9
        d_step {
                given(id(0, 0), propose, 1, 0, 0, 0);
                given(id(1, 0), propose, RULES, 0, 0, 0);
#ifdef OFF_RULES_FIRST
                given(id(1, 1), consent, id(0, 0), 1, 1, 0);
#else
                given(id(1, 1), acknowledge, 0, 1, 1, 0);
#endif
                given(id(0, 1), consent, id(1, 0), 1, 1, 0)
        };
#endif
end:    do
        :: atomic {
                if
                :: room(0) -> j = 0
                :: room(1) -> j = 1
#if JOURNALS > 2
                :: room(2) -> j = 2
#endif
#if JOURNALS > 3
                :: room(3) -> j = 3
#endif
                fi;
                i = id(j, length[j]);
                do
                :: k < JOURNALS && k == j -> act[i].seen[k] = length[j]; k++
                :: k < JOURNALS && k != j ->
                        d_step { atLeast(k) };
                        do
                        :: act[i].seen[k] < length[k] && allClosed(k) -> act[i].seen[k]++
                        :: break
                        od;
                        k++
                :: k == JOURNALS -> break
                od;
                k = 0;
#if SILENCE
                act[i].at = (length[j] > 0 -> act[id(j, length[j] - 1)].at : 0);
                do
                :: act[i].at < LATEST -> act[i].at++
                :: break
                od;
                k = 0;
#endif
                d_step {
#ifndef EXPORT
                        /* For the replay of a breach. */
                        printf("\nact %d of journal %d, having seen", number(i), j);
                        for (s : 0 .. JOURNALS - 1) {
                                printf(" %d", act[i].seen[s])
                        };
#endif
                        judge(i, j);
                        news(i, j)
                };
                if
                :: mayAcknowledge -> act[i].kind = acknowledge
                :: mayPropose & 1 -> act[i].kind = propose; act[i].on = 1 | (mayPropose & UNDER)
                :: mayPropose & 2 -> act[i].kind = propose; act[i].on = 2 | (mayPropose & UNDER)
                :: mayPropose & 4 -> act[i].kind = propose; act[i].on = (PACKAGES -> 3 : 4) | (mayPropose & UNDER)
                :: mayPropose & 56 -> act[i].kind = propose; act[i].on = mayPropose & (SLOTS | UNDER)
                :: mayPropose & RULES -> act[i].kind = propose; act[i].on = RULES
                :: mayConsent -> act[i].kind = consent; pick(mayConsent)
                :: mayWithdraw -> act[i].kind = withdraw; pick(mayWithdraw)
                :: mayHandOver -> act[i].kind = handover
                :: else                 /* nothing to write */
                fi;
                d_step {
                        if
                        :: act[i].kind ->
#ifndef EXPORT
#if SILENCE
                                printf(" at %d, silent on %d", act[i].at, act[i].tacit - 1);
#endif
                                printf(": %e %d\n", act[i].kind, act[i].on);
#endif
                                length[j]++;
                                total++;
                                look(i);
#ifdef EXPORT
                                if
                                :: total == TOTAL -> export()
                                :: else
                                fi;
#endif
#if REACH
                                tryAll();
#endif
                        :: else ->
#ifndef EXPORT
                                printf(": nothing\n");
#endif
                                erase(i)
                        fi;
                        i = 0;
                        j = 0;
                        t = 0;
                        mayPropose = 0;
                        mayConsent = 0;
                        mayWithdraw = 0;
                        mayHandOver = false;
                        mayAcknowledge = false
                }
           }
        od
}
