/*
 * Agreement between parties who write into journals of their own (docs: design, sections 3 and 4).
 *
 * A state is a set of journals, each act with what its author had seen: it stands for every order in which the acts
 * may have been written, sent, lost, repeated and delivered. One transition writes one act. An act is judged once,
 * when it is written, from its past alone; so its judgement is kept with it, and nothing else is kept. Void acts have
 * the effect of an acknowledgement and are not written a second time.
 *
 * `scripts/model` runs it; Models/README.md tells what is covered, the counts, and how the text was read where it
 * leaves a choice.
 */

/* ---- Size ------------------------------------------------------------------------------------------------------ */

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

/*
 * What there is to agree on. A slot is one version that can be replaced, so a set of slots is what a proposal is
 * about. VERSIONS 2: slot 1 is the successor of slot 0. PACKAGES: two matters with a version each, which a proposal
 * may replace one by one or both at once. NEWRULES: the rules, too, can be replaced, once.
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
#define SLOTS   63              /* the bits of a set that are slots of matters */
#define UNDER   64              /* not a slot: the proposal names the new rules */
#define RULES   128             /* the slot of the rules */

/* The parties under the rules in force at first, and under the new ones: sets of parties, bit 0 the first party. */
#define ALL ((1 << PARTIES) - 1)
#ifndef OLD_PARTIES
#define OLD_PARTIES ALL
#endif
#ifndef NEW_PARTIES
#define NEW_PARTIES ALL
#endif
#ifndef LEFT_OUT                /* 1: the new rules leave out the first member of the first party, and name the second */
#define LEFT_OUT 0
#endif

#ifndef REACH                   /* 1: from every state, try whether agreement is within reach (invariant 11) */
#define REACH 0
#endif
#if REACH
#define ROOM (ACTS + 5)
#else
#define ROOM ACTS
#endif

/* Acts, and therefore proposals, have a number each, and sets of them are sets of bits. */
#define SIZE            (JOURNALS * ROOM)
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

/* ---- Journals -------------------------------------------------------------------------------------------------- */

mtype = { acknowledge, propose, consent, withdraw, handover };

typedef Act {
        mtype kind;
        byte on;                /* propose: the slots; consent, withdraw: the proposal */
        byte agreed;            /* propose: the act that concluded it, plus one; 0: none */
        byte line;              /* whether it stands in its party's line */
        byte seen[JOURNALS]     /* how many acts of each journal its author had; of its own, all before it */
};

Act act[SIZE];
byte length[JOURNALS];

/* What the act that is being written may do; nothing between two acts. */
byte mayPropose;                /* bits of slots, and PACKAGE */
int mayConsent;                 /* proposals */
int mayWithdraw;                /* proposals */
bool mayHandOver;
#define PACKAGE 4

/* ---- What a past shows ------------------------------------------------------------------------------------------ */

/* Scratch of one step; never part of a state. */
hidden byte past[JOURNALS];     /* a cut: how many acts of each journal */
hidden byte settled;            /* the slots that the cut shows settled */
hidden byte concluded;          /* the slots that this act settles */
hidden int backs[PARTIES];      /* the proposals that each party backs */
hidden byte speaker[PARTIES];   /* the journal that speaks, or will when it has acted */
hidden byte withdrew[PARTIES];      /* the act by which a party stopped backing rules, plus one */
hidden byte q, r, a, b, x, y, z, p, s, ia, ib, last;
hidden byte waits;              /* the new rules whose fate is waited for, plus one */
hidden byte ok;
hidden int overlap;

#define inPast(a)       (number(a) < past[journal(a)])
#define slotsOf(p)      (act[p].on & (SLOTS | RULES))
#define rulesOf(p)      (act[p].on & UNDER)
#define inForce(m)      ((m & RULES) -> UNDER : 0)
#define partiesOf(u)    ((u) -> NEW_PARTIES : OLD_PARTIES)
#define sees(x, y)      (act[x].seen[journal(y)] > number(y))

/*
 * One act of a party's line. One voice (rule 4): to propose or to consent ends what the party backed on any of the
 * same versions, and that wholly; what a proposer no longer backs is ended.
 */
inline hear(q, x)
{
        if
        :: act[x].kind == propose || act[x].kind == consent ->
                p = (act[x].kind == propose -> x : act[x].on);
#ifndef OFF_VOICE
                overlap = 0;
                for (y : 0 .. SIZE - 1) {
                        if
                        :: (backs[q] >> y) & 1 && y != p && (slotsOf(y) & slotsOf(p)) ->
#ifdef OFF_ENDS_OWN
                                if
                                :: party(journal(y)) != q -> overlap = overlap | (1 << y)
                                :: else
                                fi
#else
                                overlap = overlap | (1 << y)
#endif
                        :: else
                        fi
                };
                backs[q] = backs[q] & ~overlap;
#endif
                backs[q] = backs[q] | (1 << p)
        :: act[x].kind == withdraw ->
                p = act[x].on;
                if
                :: (slotsOf(p) & RULES) && ((backs[q] >> p) & 1) -> withdrew[q] = x + 1
                :: else
                fi;
                backs[q] = backs[q] & ~(1 << p)
        :: act[x].kind == handover -> speaker[q] = other(journal(x))
        :: else
        fi
}

/*
 * Reads the cut `past`. The acts of a party's members are heard in causal order. Those in the line are in one order
 * (invariant 9); those outside it are void, so that it doesn't matter where they come.
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

/* ---- What is promised (the invariants, by their numbers in the list) ---------------------------------------------- */

#ifndef INVARIANTS              /* which are looked at: bits */
#define INVARIANTS 65535
#endif
#define NONE 255
#define promised(n, what) assert(!((INVARIANTS >> n) & 1) || (what))
#define written(a)      (number(a) < length[journal(a)])

/*
 * Act i concludes p. What is promised of a conclusion is looked for in the line word by word, not in what `read`
 * found. Acts written later can't be in this act's past, so each state needs to be looked at once only.
 */
inline conclude(i, p)
{
        promised(9, act[i].line);
        promised(3, !waits || waits == p + 1);
        for (y : 0 .. SIZE - 1) {
                promised(1, !(act[y].agreed && (slotsOf(y) & slotsOf(p))))
        };
        for (r : 0 .. PARTIES - 1) {
                if
                :: (partiesOf(rulesOf(p)) >> r) & 1 ->
                        last = NONE;
                        for (y : 0 .. SIZE - 1) {
                                if
                                :: inPast(y) && act[y].line && party(journal(y)) == r &&
                                   ((act[y].kind == propose && (slotsOf(y) & slotsOf(p))) ||
                                       (act[y].kind == consent && (slotsOf(act[y].on) & slotsOf(p))) ||
                                       (act[y].kind == withdraw && act[y].on == p)) ->
                                        if
                                        :: last == NONE -> last = y
                                        :: else ->
                                                if
                                                :: journal(last) == journal(y) || sees(y, last) -> last = y
                                                :: else
                                                fi
                                        fi
                                :: else
                                fi
                        };
                        if
                        :: r == party(journal(p)) ->
                                promised(3, last == p);
                                promised(10, last == p)
                        :: else ->
                                promised(2, last != NONE && act[last].kind == consent && act[last].on == p)
                        fi
                :: else
                fi
        };
        act[p].agreed = i + 1
}

/* Act i has just been written. */
inline look(i)
{
        for (y : 0 .. SIZE - 1) {
                promised(9, !(written(y) && y != i && act[i].line && act[y].line &&
                              party(journal(y)) == party(journal(i)) && !sees(i, y)))
        };
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
        for (z : 0 .. SIZE - 1) {
                if
                :: act[z].agreed && (act[z].on & RULES) ->
                        for (x : 0 .. SIZE - 1) {
                                for (y : 0 .. SIZE - 1) {
                                        if
                                        :: written(x) && (x == act[z].agreed - 1 || sees(x, act[z].agreed - 1)) &&
                                           act[y].agreed && !rulesOf(y) ->
                                                promised(12, x == act[y].agreed - 1 || sees(x, act[y].agreed - 1))
                                        :: else
                                        fi
                                }
                        }
                :: else
                fi
        }
#endif
}

/* ---- Judging one act in its past --------------------------------------------------------------------------------- */

/*
 * Rules first (rule 8): whether party q still waits for the fate of new rules that it backed. It does while it and
 * their proposer back them; and after it stopped, until an act of their proposer's line that has seen this.
 */
inline wait(q)
{
        waits = 0;
#if NEWRULES
        if
        :: !(settled & RULES) ->
                for (x : 0 .. SIZE - 1) {
                        if
                        :: inPast(x) && act[x].kind == propose && (act[x].on & RULES) && ((backs[q] >> x) & 1) &&
                           ((backs[party(journal(x))] >> x) & 1) -> waits = x + 1
                        :: else
                        fi
                };
                if
                :: withdrew[q] ->
                        y = withdrew[q] - 1;
                        p = act[y].on;
                        r = party(journal(p));
                        if
                        :: r != q && ((backs[r] >> p) & 1) ->
                                ok = false;
                                for (x : 0 .. SIZE - 1) {
                                        if
                                        :: inPast(x) && party(journal(x)) == r && act[x].line && sees(x, y) -> ok = true
                                        :: else
                                        fi
                                };
                                if
                                :: !ok -> waits = p + 1
                                :: else
                                fi
                        :: else
                        fi
                :: else
                fi
        :: else
        fi
#endif
}

/* Whether every party under the rules that p names backs it, its own party apart. */
inline othersBack(p)
{
        ok = true;
        for (r : 0 .. PARTIES - 1) {
                if
                :: ((partiesOf(rulesOf(p)) >> r) & 1) && r != party(journal(p)) && !((backs[r] >> p) & 1) -> ok = false
                :: else
                fi
        }
}

/* The conditions of a conclusion of p, each of which can be switched off. */
#ifdef OFF_OWN
#define ownStill(p)     true
#else
#define ownStill(p)     ((backs[q] >> p) & 1)
#endif
#ifdef OFF_SETTLED
#define unsettled(p)    !act[p].agreed
#else
#define unsettled(p)    !(slotsOf(p) & (settled | concluded))
#endif
#ifdef OFF_FORCE
#define underRules(p)   true
#else
#define underRules(p)   (rulesOf(p) == inForce(settled))
#endif
#ifdef OFF_RULES_FIRST
#define notWaiting(p)   true
#else
#define notWaiting(p)   (!waits || waits == p + 1)
#endif

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
        act[i].line = (speaker[q] == j && ((partiesOf(inForce(settled)) >> q) & 1) -> 1 : 0);
        mayPropose = 0;
        mayConsent = 0;
        mayWithdraw = 0;
        mayHandOver = false;
        wait(q);
        concluded = 0;
        if
#ifdef OFF_LINE
        :: true ->
#else
        :: act[i].line ->
#endif
                for (x : 0 .. SIZE - 1) {
                        if
                        :: inPast(x) && act[x].kind == propose && party(journal(x)) == q && ownStill(x) &&
                           unsettled(x) && underRules(x) && notWaiting(x) ->
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
                if
                :: LEFT_OUT && j == 0 && (settled & RULES)
                :: else -> allow(i, j)
                fi
        :: else
        fi
}

/* What act i may do so that it isn't void, and not without effect. */
inline allow(i, j)
{
        wait(q);
#ifdef OFF_RULES_FIRST
        waits = 0;
#endif
        for (x : 0 .. SIZE - 1) {
                if
                :: inPast(x) && act[x].kind == propose && rulesOf(x) == inForce(settled) && !(slotsOf(x) & settled) &&
                   ((partiesOf(rulesOf(x)) >> q) & 1) ->
                        if
                        :: (backs[q] >> x) & 1 -> mayWithdraw = mayWithdraw | (1 << x)
                        :: else ->
                                if
                                :: party(journal(x)) != q && ((backs[party(journal(x))] >> x) & 1) &&
                                   (!waits || waits == x + 1) -> mayConsent = mayConsent | (1 << x)
                                :: else
                                fi
                        fi
                :: else
                fi
        };
        if
        :: (partiesOf(inForce(settled)) >> q) & 1 ->
                mayHandOver = members(q) == 2 && !waits && !(LEFT_OUT && q == 0 && (settled & RULES));
                if
                :: waits
                :: else ->
#if PACKAGES
                        mayPropose = 3 & ~settled;
                        if
                        :: mayPropose == 3 -> mayPropose = 3 | PACKAGE
                        :: else
                        fi;
#elif VERSIONS == 2
                        mayPropose = ((settled & 3) == 0 -> 1 : ((settled & 3) == 1 -> 2 : 0));
#else
                        mayPropose = 1 & ~settled;
#endif
#if NEWRULES
                        mayPropose = mayPropose | (RULES & ~settled) | inForce(settled)
#endif
                fi
        :: else
        fi
}

/* ---- Writing acts ------------------------------------------------------------------------------------------------ */

byte count;                     /* the acts of all journals */
byte i, j, k, t;                /* of the act that is being written; nothing between two acts */

#define room(j) (count < TOTAL && length[j] < ACTS)

/*
 * Whether what the author has chosen so far (the journals before k) lets it have seen one more act of journal k:
 * `seen` is closed. `floor` gives the least that it must have seen. The two never leave the author without a choice.
 */
#ifdef OFF_CLOSED
#define closed(k, c)    true
#else
#define closed(k, c)    (c >= k || c == j || act[id(k, act[i].seen[k])].seen[c] <= act[i].seen[c])
#endif
#if JOURNALS == 2
#define allClosed(k)    (closed(k, 0))
#elif JOURNALS == 3
#define allClosed(k)    (closed(k, 0) && closed(k, 1))
#else
#define allClosed(k)    (closed(k, 0) && closed(k, 1) && closed(k, 2))
#endif

inline floor(k)
{
        act[i].seen[k] = (length[j] > 0 -> act[id(j, length[j] - 1)].seen[k] : 0);
#ifndef OFF_CLOSED
        for (s : 0 .. JOURNALS - 1) {
                if
                :: s < k && s != j && act[i].seen[s] > 0 ->
                        x = id(s, act[i].seen[s] - 1);
                        if
                        :: act[x].seen[k] > act[i].seen[k] -> act[i].seen[k] = act[x].seen[k]
                        :: else
                        fi
                :: else
                fi
        }
#endif
}

/* Picks one proposal of a set. */
inline pick(set)
{
        do
        :: (set >> t) > 1 -> t++
        :: (set >> t) & 1 -> break
        od;
        act[i].on = t
}

active proctype Parties()
{
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
                        d_step { floor(k); skip };
                        do
                        :: act[i].seen[k] < length[k] && allClosed(k) -> act[i].seen[k]++
                        :: break
                        od;
                        k++
                :: k == JOURNALS -> break
                od;
                k = 0;
                d_step { judge(i, j); skip };
                if
                :: act[i].kind = acknowledge
                :: mayPropose & 1 -> act[i].kind = propose; act[i].on = 1 | (mayPropose & UNDER)
                :: mayPropose & 2 -> act[i].kind = propose; act[i].on = 2 | (mayPropose & UNDER)
                :: mayPropose & PACKAGE -> act[i].kind = propose; act[i].on = 3 | (mayPropose & UNDER)
                :: mayPropose & RULES -> act[i].kind = propose; act[i].on = RULES
                :: mayConsent -> act[i].kind = consent; pick(mayConsent)
                :: mayWithdraw -> act[i].kind = withdraw; pick(mayWithdraw)
                :: mayHandOver -> act[i].kind = handover
                fi;
                d_step {
                        length[j]++;
                        count++;
                        look(i);
                        i = 0; j = 0; t = 0;
                        mayPropose = 0; mayConsent = 0; mayWithdraw = 0; mayHandOver = false
                }
           }
        od
}
