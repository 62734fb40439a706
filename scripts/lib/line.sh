# Nodes in network namespaces of their own, joined by a line that can be made as bad as wanted; scripts/year sources this
# after `common.sh`, and sets `suivi`, `work` and `nodes` before it calls anything.
#
# What is set here and used there, and the other way round, can't be seen by looking at one file.
# shellcheck shell=bash disable=SC2034,SC2153,SC2154

# The ends of the line, and the port at which each node answers.
network=10.77.0
port=8018
# Who says it, in the names of namespaces (`suivi-1234-norvane`) and devices (15 letters at most).
mark=$$
declare -A server=()
line_pid=
# What happened since a phase began, and since the beginning.
tried=0 failed=0 cut=0 all_tried=0 all_cut=0

# Ends with the last lines of what was said.
give_up() {
    printf '\n%s: %s\n' "$(basename -- "$0")" "$*" >&2
    tail -n 12 -- "$work/log" >&2 || true
    printf 'The registers and the log are in %s\n' "$work" >&2
    # Also from within a subshell.
    : >"$work/keep"
    exit 1
}

space() { printf 'suivi-%s-%s' "$mark" "$1"; }

# The number of a node, from 1, as in its address.
number_of() {
    local place
    for place in "${!nodes[@]}"; do
        if [ "${nodes[place]}" = "$1" ]; then printf '%s' "$((place + 1))"; fi
    done
}

address_of() { printf '%s.%s' "$network" "$(number_of "$1")"; }

# --- The line --------------------------------------------------------------------------------------------------------

# Makes the namespaces, with one device each, and the program that carries packets between them.
lay_line() {
    local ends=() node
    for node in "${nodes[@]}"; do ends+=("s$mark-$(number_of "$node")=$(address_of "$node")"); done
    coproc LINE { exec "$python" scripts/lib/bad_line.py "${ends[@]}" 2>>"$work/log"; }
    line_pid=$LINE_PID
    # The shell forgets them when the program ends.
    line_in=${LINE[1]} line_out=${LINE[0]}
    local answer
    read -r answer <&"$line_out" || give_up "the line could not be laid"
    for node in "${nodes[@]}"; do
        ip netns add "$(space "$node")"
        ip link set "s$mark-$(number_of "$node")" netns "$(space "$node")" name line
        ip -n "$(space "$node")" link set lo up
        ip -n "$(space "$node")" address add "$(address_of "$node")/24" dev line
        ip -n "$(space "$node")" link set line up
    done
}

# Asks the line for something, and prints what it answers.
ask_line() {
    local answer
    printf '%s\n' "$*" >&"$line_in"
    read -r answer <&"$line_out"
    printf '%s' "$answer"
}

# Makes the line such as its name says; sets `line`.
line_is() {
    line=$1
    case $1 in
        good) ask_line set 0 5 10000000 ;;
        'loss 5 %') ask_line set 5 40 2000000 ;;
        'loss 20 %') ask_line set 20 40 2000000 ;;
        # There and back by a satellite on its high orbit.
        '600 ms') ask_line set 0 300 512000 ;;
        '9.6 kbit/s') ask_line set 0 150 9600 ;;
        '64 kbit/s') ask_line set 0 50 64000 ;;
        *) give_up "no line is called '$1'" ;;
    esac >/dev/null
}

link() { ip -n "$(space "$1")" link set line "$2"; }

# --- Nodes -----------------------------------------------------------------------------------------------------------

# Makes the folder of a node: passphrase, and a certificate that the others get by courier.
furnish() {
    mkdir -p "$work/$1"
    (umask 077 && head -c 24 /dev/urandom | base64 >"$work/$1/passphrase")
    openssl req -x509 -newkey ed25519 -nodes -keyout "$work/$1/node.key" -out "$work/$1/node.pem" -days 2 \
        -subj "/CN=$1" -addext "subjectAltName=IP:$(address_of "$1")" 2>>"$work/log"
}

# Runs the program as a node, in its namespace and folder: `raw NODE COMMAND…`. In place of this shell where that is one
# of its own, so that whoever ends it ends the program.
raw() {
    local node=$1
    shift
    exec ip netns exec "$(space "$node")" env -C "$work/$node" LC_ALL=C SUIVI_REGISTER="$work/$node/register" \
        SUIVI_PASSPHRASE_FILE="$work/$node/passphrase" "$suivi" "$@" --language en
}

# Runs the program as a node, and prints what it says; ends everything where it refuses.
on() {
    printf '\n[%s] %s\n' "$1" "${*:2}" >>"$work/log"
    (raw "$@") >"$work/said" 2>>"$work/log" || {
        cat "$work/said" >>"$work/log"
        give_up "$1: suivi ${*:2}"
    }
    cat "$work/said"
}

quietly() { on "$@" >/dev/null; }

# What a JSON object says under a name; the first one where there are several.
value() { tr '{,[' '\n' | sed -n 's/^ *"'"$1"'": *"\{0,1\}\([^"}]*\).*/\1/p' | sed -n 1p; }

# Proposes something, and sets `proposal` to its name.
propose() {
    local said
    said=$(on "$1" propose "${@:2}" --json)
    proposal=$(value proposal <<<"$said")
    [ -n "$proposal" ] || give_up "$1: the proposal has no name"
}

# How a proposal stands at a node.
state_of() { on "$1" inbox --all --json | tr -d '\n' | tr '{' '\n' | grep -F "\"proposal\": \"$2\"" | value state; }

expect_state() {
    local node state
    for node in "${nodes[@]}"; do
        state=$(state_of "$node" "$1")
        [ "$state" = "$2" ] || give_up "$1 is '$state' at $node, and should be '$2'"
    done
}

# Starts a node's server, and waits until it answers.
serve() {
    local said=$work/$1/serve.log tries
    : >"$said"
    (raw "$1" serve --port 0 --exchange "$(address_of "$1"):$port" --certificate node.pem --key node.key) \
        >"$said" 2>&1 &
    server[$1]=$!
    for ((tries = 0; tries < 600; tries++)); do
        if grep -q 'exchange at' "$said"; then return 0; fi
        kill -0 "${server[$1]}" 2>/dev/null || break
        sleep 0.1
    done
    cat "$said" >>"$work/log"
    give_up "the server of $1 did not start"
}

# Ends a node's server with a signal.
end_server() {
    kill -s "$2" "${server[$1]}"
    wait "${server[$1]}" 2>/dev/null || true
    unset "server[$1]"
}

# --- Exchanging ------------------------------------------------------------------------------------------------------

# Begins an exchange of one node with another; `end_sync` waits for it.
begin_sync() {
    tried=$((tried + 1))
    printf '\n[%s] sync %s\n' "$1" "$2" >>"$work/log"
    (raw "$1" sync "$2" --address "https://$(address_of "$2"):$port" --certificate "$work/$2/node.pem" --json) \
        >"$work/synced" 2>>"$work/log" &
    sync_pid=$!
}

# Waits for the exchange, and sets `stored`, `sent`, `level`, `came` and `went`; answers how it ended.
end_sync() {
    local code=0
    # The shell would tell of a killed one.
    wait "$sync_pid" 2>/dev/null || code=$?
    sync_pid=
    cat "$work/synced" >>"$work/log"
    stored=$(value stored <"$work/synced") sent=$(value sent <"$work/synced") level=$(value level <"$work/synced")
    came=$(value bytes_received <"$work/synced") went=$(value bytes_sent <"$work/synced")
    case $code in
        0) ;;
        # 1: not all got through. 137: killed. Anything else would be no matter of the line.
        1 | 137) failed=$((failed + 1)) ;;
        *) give_up "the exchange ended with $code" ;;
    esac
    return "$code"
}

# Exchanges, again where the line did not let it through.
sync() {
    local tries
    for ((tries = 0; tries < 6; tries++)); do
        begin_sync "$1" "$2"
        if end_sync; then return 0; fi
    done
    give_up "$1 did not get through to $2"
}

# Every pair of nodes exchanges, until none has anything new.
exchange() {
    local rounds quiet first second
    for ((rounds = 0; rounds < 8; rounds++)); do
        quiet=yes
        for first in "${nodes[@]}"; do
            for second in "${nodes[@]}"; do
                # The later one asks the earlier one; the other way round finds the same.
                [ "$(number_of "$first")" -gt "$(number_of "$second")" ] || continue
                sync "$first" "$second"
                if [ "$stored" != 0 ] || [ "$sent" != 0 ] || [ "$level" != true ]; then quiet=no; fi
            done
        done
        # With two there is nobody else from whom anything could have come since.
        if [ "$quiet" = yes ] || { [ ${#nodes[@]} -eq 2 ] && [ "$level" = true ]; }; then return 0; fi
    done
    give_up "the nodes answer each other for ever"
}

# Waits until so many bytes of a message have come into the file where it is kept while it comes.
await_bytes() {
    local size
    while kill -0 "$sync_pid" 2>/dev/null; do
        size=$(stat -c %s "$1" 2>/dev/null || echo 0)
        if [ "$size" -ge "$2" ]; then return 0; fi
        sleep 0.05
    done
    give_up "the exchange ended before it could be cut"
}

# Cuts: counted, because each must be mended.
count_cut() { cut=$((cut + 1)); }

# Whether what came after a cut is less than the whole, which has at least the document's bytes.
expect_rest() {
    local kept=$1 rest=$2 whole=$3
    printf '   a document of %s bytes: %s bytes were there at the cut, %s more followed\n' "$whole" "$kept" "$rest"
    [ "$rest" -lt "$whole" ] || give_up "after the cut all came once more"
}

# --- Phases ----------------------------------------------------------------------------------------------------------

# Begins a phase on a line.
phase() {
    printf -- '-- %s (%s)\n' "$1" "$2"
    printf '\n==== %s (%s)\n' "$1" "$2" >>"$work/log"
    phase_name=$1
    line_is "$2"
    phase_line=$2
    tried=0 failed=0 cut=0
    began=$(date +%s)
    phase_bytes=$(ask_line count)
}

# Ends it: everybody exchanges, and must hold the same, each register whole.
end_phase() {
    exchange
    same
    local bytes=$(($(ask_line count) - phase_bytes)) seconds=$(($(date +%s) - began))
    rows+=("$(printf '%-38s %-14s %5d %6d %4d %9d %7d' "$phase_name" "$phase_line" "$tried" "$failed" "$cut" \
        "$bytes" "$seconds")")
    all_tried=$((all_tried + tried)) all_cut=$((all_cut + cut))
}

# Whether all nodes have one digest, and every register holds together.
same() {
    local node words
    digest=
    for node in "${nodes[@]}"; do
        words=$(on "$node" status --digest)
        [ -n "$words" ] || give_up "$node prints no digest"
        [ "${digest:=$words}" = "$words" ] || give_up "the digests differ: $digest, and at $node $words"
        quietly "$node" verify
    done
}

# Puts away what was set up.
clear_line() {
    local node
    if [ -n "${sync_pid:-}" ]; then kill "$sync_pid" 2>/dev/null || true; fi
    for node in "${!server[@]}"; do kill "${server[$node]}" 2>/dev/null || true; done
    wait "${server[@]}" 2>/dev/null || true
    if [ -n "$line_pid" ]; then kill "$line_pid" 2>/dev/null || true; fi
    for node in "${nodes[@]}"; do ip netns delete "$(space "$node")" 2>/dev/null || true; done
}
