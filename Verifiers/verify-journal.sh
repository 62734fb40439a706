#!/usr/bin/env bash
#
# Checks an exported journal with OpenSSL 3 and GNU coreutils only: no code of the program that wrote it.
#
#   verify-journal.sh --key VKEY [--older CHECKPOINT] FOLDER
#
# VKEY is the public key of the journal, as its owner tells it: the file `key` in the folder comes from whoever made the
# folder, and is only compared with it. CHECKPOINT is a checkpoint of the same journal that you have had before.
#
# Needs bash 4.4, `openssl` (Ed25519), and of coreutils basenc, base64, sha256sum, split, head, tr, stat, mktemp, mkdir,
# rm.
# Written from docs/record-format.md. It checks the signature strictly, the root from the headers' bytes, every tile,
# journal, number and members of every header, every body against its commitment, every proof. It is no reader of JSON:
# what stands within `by`, `on`, `seen` and the bodies is hashed, not read.
#
# Exit status: 0 everything holds, 2 wrong usage, 3 something does not hold, 4 the machine failed.
set -euo pipefail
export LC_ALL=C
shopt -s nullglob globstar dotglob

readonly status_usage=2 status_damaged=3 status_failed=4
# The field's prime, the order of the group, and the y coordinates of the points of small order, in hexadecimal digits.
readonly prime=7FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFED
readonly group=1000000000000000000000000000000014DEF9DEA2F79CD65812631A5CF5D3ED
readonly small="
0000000000000000000000000000000000000000000000000000000000000000
0000000000000000000000000000000000000000000000000000000000000001
7FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEC
05FC536D880238B13933C6D305ACDFD5F098EFF289F4C345B027B2C28F95E826
7A03AC9277FDC74EC6CC392CFA53202A0F67100D760B3CBA4FD84D3D706A17C7
"
readonly nothing=E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855
readonly journal_form='[a-z0-9]([a-z0-9.-]*[a-z0-9])?/[a-z0-9]([a-z0-9.-]*[a-z0-9])?/[1-9][0-9]*'
readonly hash_form='[A-Za-z0-9+/]{43}='

refuse() {
    printf 'refused: %s\n' "$*" >&2
    exit "$status_damaged"
}

usage() {
    printf 'usage: verify-journal.sh --key VKEY [--older CHECKPOINT] FOLDER\n' >&2
    exit "$status_usage"
}

# --- Bytes -----------------------------------------------------------------------------------------------------------

# Hexadecimal digits, upper case, of standard input; and back.
to_hex() { basenc --base16 -w0; }
from_hex() { basenc --base16 -d; }

# The hexadecimal digits of base64 in its only form, in `hex`.
decode() {
    [[ $1 =~ ^[A-Za-z0-9+/]+=?=?$ ]] || refuse "$2: no base64"
    hex=$(printf '%s' "$1" | base64 -d 2>/dev/null | to_hex) || refuse "$2: no base64"
    [ "$(printf '%s' "$hex" | from_hex | base64 -w0)" = "$1" ] || refuse "$2: base64 in another form"
}

# The bytes of a hexadecimal number in reverse order, in `reversed`.
reverse() {
    local place
    reversed=
    for ((place = ${#1} - 2; place >= 0; place -= 2)); do reversed+=${1:place:2}; done
}

# Whether 64 digits are a canonical y coordinate of no point of small order.
is_sound() {
    reverse "$1"
    local first=$((16#${reversed:0:2} & 0x7F))
    printf -v first '%02X' "$first"
    reversed=$first${reversed:2}
    [[ $reversed < $prime && $small != *$'\n'$reversed$'\n'* ]]
}

# Reads a whole file of limited length into `content`; a byte 00 in it is refused.
read_text() {
    local size
    [ -f "$1" ] || refuse "$2: missing"
    size=$(stat -L -c %s -- "$1")
    [ "$size" -le "$3" ] || refuse "$2: longer than $3 bytes"
    content=
    IFS= read -r -d '' content <"$1" || true
    [ "${#content}" -eq "$size" ] || refuse "$2: a byte 00"
}

# Whether a number is written as it should be, and small enough to count with.
is_number() { [[ $1 =~ ^(0|[1-9][0-9]{0,17})$ ]]; }

# --- Signed heads ----------------------------------------------------------------------------------------------------

# The name, the id and the bytes of the key.
read_key() {
    local rest kind_and_key
    key_line=$1
    key_name=${1%%+*}
    rest=${1#*+}
    key_id=${rest%%+*}
    [[ $1 == *+*+* && $key_name =~ ^$journal_form$ ]] || refuse "the key: no name, id and base64"
    decode "${rest#*+}" "the key"
    kind_and_key=$hex
    [[ ${#kind_and_key} -eq 66 && $kind_and_key == 01* ]] || refuse "the key: no Ed25519 key for notes"
    hex=$({ printf '%s\n' "$key_name" && printf '%s' "$kind_and_key" | from_hex; } | sha256sum)
    [ "${hex:0:8}" = "$key_id" ] || refuse "the key: its id does not fit its name and bytes"
    is_sound "${kind_and_key:2}" || refuse "the key: a point of small order, or written oddly"
    # SubjectPublicKeyInfo of RFC 8410: a fixed beginning and the 32 bytes.
    printf '302A300506032B6570032100%s' "${kind_and_key:2}" | from_hex >"$work/key.der"
}

# Opens the note in the variable `content`; sets `head_size` and `head_root`.
open_checkpoint() {
    local where=$1 text lines line name signature is_signed=no count=0
    [[ $content != *[$'\x01'-$'\x09'$'\x0B'-$'\x1F']* ]] || refuse "$where: a control character"
    [[ $content == *$'\n\n'*$'\n' ]] || refuse "$where: no signature lines"
    text=${content%$'\n\n'*}$'\n'
    lines=${content##*$'\n\n'}
    while IFS= read -r line; do
        count=$((count + 1))
        [ "$count" -le 100 ] || refuse "$where: too many signatures"
        [[ $line =~ ^$'\xE2\x80\x94'' '([^ ]+)' '([A-Za-z0-9+/=]+)$ ]] || refuse "$where: a signature line is malformed"
        name=${BASH_REMATCH[1]}
        decode "${BASH_REMATCH[2]}" "$where: a signature line"
        signature=$hex
        [ "${#signature}" -gt 8 ] || refuse "$where: a signature line is too short"
        [[ $name == "$key_name" && ${signature:0:8} == "${key_id^^}" ]] || continue
        verify_signature "${signature:8}" "$text" || refuse "$where: the signature does not fit the text"
        is_signed=yes
    done <<<"${lines%$'\n'}"
    [ "$is_signed" = yes ] || refuse "$where: not signed by $key_line"
    [[ $text =~ ^($journal_form)$'\n'([0-9]+)$'\n'($hash_form)$'\n'$ ]] || refuse "$where: not journal, size and root"
    [ "${BASH_REMATCH[1]}" = "$key_name" ] || refuse "$where: the head of another journal"
    head_size=${BASH_REMATCH[4]}
    decode "${BASH_REMATCH[5]}" "$where: root"
    head_root=$hex
    is_number "$head_size" || refuse "$where: no size"
}

# OpenSSL accepts some signatures that other libraries refuse; the format accepts what all accept.
verify_signature() {
    [ "${#1}" -eq 128 ] || return 1
    is_sound "${1:0:64}" || return 1
    reverse "${1:64}"
    [[ $reversed < $group ]] || return 1
    printf '%s' "$1" | from_hex >"$work/signature"
    printf '%s' "$2" >"$work/text"
    openssl pkeyutl -verify -pubin -inkey "$work/key.der" -keyform DER -rawin -in "$work/text" \
        -sigfile "$work/signature" >"$work/openssl" 2>&1
}

# --- The tree --------------------------------------------------------------------------------------------------------

# The hash over two, in `hash`.
join() {
    hash=$(printf '01%s%s' "$1" "$2" | from_hex | sha256sum)
    hash=${hash:0:64}
    hash=${hash^^}
}

# The hashes of files in $work/batch, in the order of their names, added to the array `hashes`; the files go.
hash_batch() {
    local lines line
    mapfile -t lines < <(cd -- "$work/batch" && exec sha256sum -- *)
    for line in "${lines[@]}"; do
        line=${line:0:64}
        hashes+=("${line^^}")
    done
    rm -rf -- "$work/batch"
    mkdir -- "$work/batch"
}

# Replaces `row` by the row of the tree above it.
raise_row() {
    local place batch= count=$((${#row[@]} / 2 * 2))
    hashes=()
    for ((place = 0; place < count; place += 2)); do
        batch+=01${row[place]}${row[place + 1]}
        if ((place + 2 == count || place % 2048 == 2046)); then
            printf '%s' "$batch" | (cd -- "$work/batch" && from_hex | split -b 65 -a 4 -d)
            hash_batch
            batch=
        fi
    done
    row=("${hashes[@]}")
}

# The root over the first hashes of `leaf_hashes`, in `root`; with a second word, compares the tiles on the way.
compute_root() {
    local size=$1 level
    row=("${leaf_hashes[@]:0:size}")
    root=
    for ((level = 0; size >> level > 0; level++)); do
        [ "$level" -eq 0 ] || raise_row
        if [[ $# -eq 2 && $((level % 8)) -eq 0 && $level -lt 64 ]]; then compare_tiles $((level / 8)); fi
        if ((size >> level & 1)); then
            if [ -z "$root" ]; then
                root=${row[-1 + (size >> level)]}
            else
                join "${row[-1 + (size >> level)]}" "$root"
                root=$hash
            fi
        fi
    done
    root=${root:-$nothing}
}

# --- The folder ------------------------------------------------------------------------------------------------------

# The path of a tile of a kind, an index and a width, in `tile`; remembers that it is wanted.
name_tile() {
    local index=$2 digits
    printf -v digits '%03d' $((index % 1000))
    while ((index >= 1000)); do
        index=$((index / 1000))
        printf -v digits 'x%03d/%s' $((index % 1000)) "$digits"
    done
    tile=tile/$1/$digits
    widths[$tile]=$3
    [ "$3" -eq 256 ] || tile+=.p/$3
}

compare_tiles() {
    local index found expected width count=${#row[@]}
    for ((index = 0; index * 256 < count; index++)); do
        width=$((count - index * 256 < 256 ? count - index * 256 : 256))
        name_tile "$1" "$index" "$width"
        [ -f "$folder/$tile" ] || refuse "$tile: missing"
        printf -v expected '%s' "${row[@]:index*256:width}"
        found=$(head -c 8193 -- "$folder/$tile" | to_hex)
        [ "$found" = "$expected" ] || refuse "$tile: other hashes than the acts'"
        tiles=$((tiles + 1))
    done
}

# Reads the acts of a file of headers: their leaf hashes, their commitments; each header must be at its place.
read_entries() {
    local width=$1 bytes texts place=0 count length text leaf
    [ -f "$folder/$tile" ] || refuse "$tile: missing"
    bytes=$(head -c $((256 * 65537 + 1)) -- "$folder/$tile" | to_hex)
    # The shell holds no byte 00, which every shorter length begins with; in a header none is allowed, nor what stands
    # for it here.
    IFS= read -r -d '' texts < <(head -c $((256 * 65537 + 1)) -- "$folder/$tile" | tr '\000' '\001') || true
    [ "${#bytes}" -eq $((2 * ${#texts})) ] || refuse "$tile: changes while it is read"
    hashes=()
    for ((count = 0; count < width; count++)); do
        [ $((place + 2)) -le "${#texts}" ] || refuse "$tile: ends within an act"
        length=$((16#${bytes:2*place:4}))
        place=$((place + 2))
        [ $((place + length)) -le "${#texts}" ] || refuse "$tile: ends within an act"
        text=${texts:place:length}
        place=$((place + length))
        [[ $text != *[$'\x01'-$'\x1F']* ]] || refuse "act $number: a control character"
        read_header "$text"
        printf -v leaf '%s/%03d' "$work/batch" "$count"
        printf '\0%s' "$text" >"$leaf"
        number=$((number + 1))
    done
    [ "$place" -eq "${#texts}" ] || refuse "$tile: bytes after the last act"
    hash_batch
    leaf_hashes+=("${hashes[@]}")
}

readonly at_form='[0-9]{4}-(0[1-9]|1[0-2])-[0-3][0-9]T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]Z'
readonly start_form='^\{"act":"([^"\\]+)","at":"'$at_form'","body":"('$hash_form')","by":\{("post":"[^"\\]*")?\},'
readonly middle_form='"journal":"([^"\\]+)","number":([0-9]+),("on":\{.*\},)?"seen":\{.*\},"v":1\}$'

read_header() {
    local on
    [[ $1 =~ $start_form$middle_form ]] || refuse "act $number: not the members of a header"
    [ "${BASH_REMATCH[6]}" = "$key_name" ] || refuse "act $number: made for another journal"
    [ "${BASH_REMATCH[7]}" = "$number" ] || refuse "act $number: made for another place"
    case ${BASH_REMATCH[1]} in
        constitute | propose | consent | object | withdraw | declare | hand_over | recognise) on=yes ;;
        *) on= ;;
    esac
    [ "$on" = "${BASH_REMATCH[8]:+yes}" ] || refuse "act $number: not the members of a header"
    commitments+=("${BASH_REMATCH[4]}")
}

# The digits of a commitment in base64, in `hex`: two letters are three digits, and the last letter is one.
decode_commitment() {
    local place pair
    hex=
    for ((place = 0; place < 44; place += 2)); do
        pair=${1:place:2}
        [ -n "${digits[$pair]:-}" ] || find_digits "$pair"
        hex+=${digits[$pair]}
    done
    [ "${#hex}" -eq 64 ] || refuse "act $2: the commitment is no base64 in its only form"
}

# The digits that two letters of base64 stand for, or one whose two unused bits are zero before the padding; kept, since
# the same ones come again and again.
find_digits() {
    local letters=ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/ before one
    before=${letters%%"${1:0:1}"*}
    one=${#before}
    if [[ $1 == ?= ]]; then
        # A last letter with unused bits gives two, so that the whole is too long.
        if ((one % 4 == 0)); then printf -v "digits[$1]" '%x' $((one / 4)); else digits[$1]=xx; fi
    else
        before=${letters%%"${1:1:1}"*}
        printf -v "digits[$1]" '%03x' $((64 * one + ${#before}))
    fi
}

check_bodies() {
    local name place index file found length checked=0
    local -A acts=() digits=()
    local -a names=()
    for ((index = 0; index < size; index++)); do
        decode_commitment "${commitments[index]}" "$index"
        acts[$hex]=$((${acts[$hex]:-0} + 1))
    done
    for file in "$folder"/bodies/**; do
        name=${file#"$folder/bodies/"}
        [ -n "$name" ] || continue
        [[ -f $file && -n ${acts[$name]:-} ]] || refuse "bodies/$name: belongs to no act"
        names+=("$name")
    done
    # The names are hexadecimal digits by now, and many at once are faster.
    for ((place = 0; place < ${#names[@]}; place += 1000)); do
        while read -r found name; do
            [ "$found" = "$name" ] || refuse "bodies/$name: not the body committed to"
            shown=$((shown + acts[$name])) checked=$((checked + 1))
        done < <(cd -- "$folder/bodies" && exec sha256sum -- "${names[@]:place:1000}")
        while read -r length name; do
            [ "$length" -ge 32 ] || refuse "bodies/$name: too short"
        done < <(cd -- "$folder/bodies" && exec stat -L -c '%s %n' -- "${names[@]:place:1000}")
    done
    [ "$checked" -eq "${#names[@]}" ] || exit "$status_failed"
}

check_strangers() {
    local file name width
    for file in "$folder"/tile/**; do
        [ ! -d "$file" ] || continue
        name=${file#"$folder/"}
        width=256
        if [[ $name == *.p/* ]]; then
            width=${name##*.p/}
            [[ $width =~ ^[1-9][0-9]{0,2}$ && $width -lt 256 ]] || refuse "$name: no tile"
        fi
        # A folder that has grown may still have narrower tiles; they are not used.
        [ "$width" -le "${widths[${name%.p/*}]:-0}" ] || refuse "$name: the signed head does not cover it"
    done
}

check_proofs() {
    local file name text index last line lines
    for file in "$folder"/proofs/*; do
        name=${file#"$folder/"}
        read_text "$file" "$name" 2097152
        [[ $content == *$'\n\n'* ]] || refuse "$name: no blank line"
        text=${content%%$'\n\n'*}
        content=${content#*$'\n\n'}
        open_checkpoint "$name"
        mapfile -t lines <<<"$text"
        [ "${lines[0]}" = c2sp.org/tlog-proof@v1 ] || refuse "$name: another kind of file"
        lines=("${lines[@]:1}")
        if [[ ${lines[0]:-} == 'extra '* ]]; then
            decode "${lines[0]#extra }" "$name: extra"
            lines=("${lines[@]:1}")
        fi
        index=${lines[0]:-}
        index=${index#index }
        [[ ${lines[0]:-} == 'index '* ]] && is_number "$index" || refuse "$name: no index"
        [ "$name" = "proofs/$index.proof" ] || refuse "$name: proves act $index"
        [[ $index -lt $head_size && $index -lt $number ]] || refuse "$name: there is no such act"
        [ "${#lines[@]}" -le 65 ] || refuse "$name: too many hashes"
        hash=${leaf_hashes[index]}
        last=$((head_size - 1))
        for line in "${lines[@]:1}"; do
            decode "$line" "$name: hash"
            [[ ${#hex} -eq 64 && $last -gt 0 ]] || refuse "$name: does not prove its act"
            if ((index & 1 || index == last)); then
                join "$hex" "$hash"
                while ((index != 0 && (index & 1) == 0)); do index=$((index >> 1)) last=$((last >> 1)); done
            else
                join "$hash" "$hex"
            fi
            index=$((index >> 1)) last=$((last >> 1))
        done
        [[ $last -eq 0 && $hash == "$head_root" ]] || refuse "$name: does not prove its act"
        proofs=$((proofs + 1))
    done
}

# --- What is asked ---------------------------------------------------------------------------------------------------

key='' older='' folder=''
while [ $# -gt 0 ]; do
    case $1 in
        --key | --older)
            [ $# -ge 2 ] || usage
            if [ "$1" = --key ]; then key=$2; else older=$2; fi
            shift
            ;;
        -*) usage ;;
        *)
            [ -z "$folder" ] || usage
            folder=${1%/}
            ;;
    esac
    shift
done
[[ -n $key && -n $folder ]] || usage
for tool in openssl basenc base64 sha256sum split head tr stat mktemp; do
    command -v -- "$tool" >/dev/null || {
        printf 'verify-journal.sh: %s is missing\n' "$tool" >&2
        exit "$status_failed"
    }
done

work=$(mktemp -d) || exit "$status_failed"
trap 'rm -rf -- "$work"' EXIT
mkdir -- "$work/batch"
# A step that fails without a word of its own is the machine's failure, not the journal's.
trap 'exit "$status_failed"' ERR

declare -A widths=()
leaf_hashes=() commitments=() number=0 tiles=0 shown=0 proofs=0
read_key "$key"
read_text "$folder/checkpoint" checkpoint 1048576
open_checkpoint checkpoint
size=$head_size signed_root=$head_root
printf 'checkpoint  %s acts of %s, signed by %s\n' "$size" "$key_name" "$key_line"
printf 'root        %s\n' "$(printf '%s' "$signed_root" | from_hex | base64 -w0)"
read_text "$folder/key" key 1024
[ "$content" = "$key_line"$'\n' ] || refuse "key: another key than the one asked for"
for ((index = 0; index * 256 < size; index++)); do
    name_tile entries "$index" $((size - index * 256 < 256 ? size - index * 256 : 256))
    read_entries "${widths[${tile%.p/*}]}"
done
compute_root "$size"
[ "$root" = "$signed_root" ] || refuse "the acts do not lead to the signed root"
printf 'acts        %s read; they lead to the signed root, each header at its place\n' "$number"
compute_root "$size" and_tiles
check_strangers
printf 'tiles       %s with the hashes of these acts\n' "$tiles"
check_bodies
printf 'bodies      %s shown and committed to, %s not shown\n' "$shown" $((size - shown))
check_proofs
printf 'proofs      %s hold\n' "$proofs"
if [ -n "$older" ]; then
    read_text "$older" "$older" 1048576
    open_checkpoint "$older"
    [ "$head_size" -le "$size" ] || refuse "$older: has $head_size acts, the folder only $size"
    compute_root "$head_size"
    [ "$root" = "$head_root" ] || refuse "$older: signed over other acts; the journal has two histories"
    printf 'older head  its %s acts are the first of these\n' "$head_size"
fi
if [ "$shown" -eq "$size" ]; then
    printf 'complete\n'
else
    printf 'complete but for %s bodies not shown\n' $((size - shown))
fi
