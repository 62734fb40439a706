/// What lies in every pouch for whoever has nothing but the pouch.
enum PouchInstructions {
    /// The text of `README.txt`.
    static let text = #"""
        What this is
        ============
        A pouch: one or several journals of parties that follow up together what they concluded, and files that go
        with them. A journal is an append-only list of acts, signed by the one party that keeps it. Everything here can be
        checked without the parties, without a network and without the program that made it.

        journals/PARTICIPANT/MECHANISM/NUMBER/   one journal:
            checkpoint      the signed head: name of the journal, number of acts, root of their tree, signature
            key             the public key that signs it. It came with the pouch: compare it with the one that the
                            owner of the journal told you
            tile/entries/   the headers of the acts, 256 a file; each has its length before it (two bytes)
            tile/0/ ...     the hashes of their tree, 32 bytes each, 256 a file
            bodies/         the contents that are shown; the name is the SHA-256. A header names its body by this hash,
                            so a body that is not here was withheld and nothing else changes
        branches/N/...      a further history of a journal: its owner has signed two, which nobody may
        files/              documents; the name is the SHA-256

        A journal may begin at a later act than the first. Then the tiles of the levels 1 and up also hold the hashes
        of what lies before, so that the root can be computed.

        With the program suivi
        ======================
            suivi verify POUCH.zip

        It needs no register and no key, and tells what holds, what is not shown, and what does not hold. The sources of the
        program have verifiers in other languages in their folder Verifiers, which share no code with it and check the
        folder of a journal that begins with act 0.

        With sha256sum: is every file here, and unchanged?
        ==================================================
        In the folder above this one, where bagit.txt lies:

            sha256sum --check --strict --quiet manifest-sha256.txt
            sha256sum --check --strict --quiet tagmanifest-sha256.txt

        Any validator of BagIt 1.0 (RFC 8493) does the same. Bodies and files have their SHA-256 as name; in this folder:

            find . -type f \( -path '*/bodies/*' -o -path './files/*' \) | while IFS= read -r file; do
                test "$(sha256sum <"$file" | cut -c 1-64)" = "${file##*/}" || echo "changed: $file"
            done

        With OpenSSL: is the head signed by the key?
        ============================================
        In the folder of a journal, with OpenSSL 3:

            work=$(mktemp -d)
            sed '/^$/,$d' checkpoint > "$work/text"
            sed -n '1,/^$/d; s/^[^ ]* [^ ]* //p' checkpoint | head -n 1 | base64 -d | tail -c +5 > "$work/signature"
            { printf '\060\052\060\005\006\003\053\145\160\003\041\000'; cut -d + -f 3- key | base64 -d | tail -c +2; } \
                > "$work/key.der"
            openssl pkeyutl -verify -pubin -keyform DER -inkey "$work/key.der" -rawin -in "$work/text" \
                -sigfile "$work/signature"
            rm -r "$work"

        It answers "Signature Verified Successfully".

        Do the acts lead to the signed root?
        ====================================
        The tree is that of RFC 9162, section 2.1: a leaf hash is the SHA-256 of a zero byte and the header, a node that
        of a byte 01 and its two children. The tiles are those of C2SP tlog-tiles, the head is a C2SP tlog-checkpoint in
        a signed-note; programs for these formats exist in several languages. The hash of act 0, for example, with the
        header in the file "header", is to be the first 32 bytes of tile/0/000:

            { printf '\000'; cat header; } | sha256sum

        """#
}
