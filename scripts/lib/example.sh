# The example register: the consultations of two invented parties; scripts source this after `common.sh`.
#
# shellcheck shell=bash

# The folder, left out of the repository by .gitignore. It is where the program looks for a register by itself.
example_folder=register
# The text that is read, and the session of which it is.
example_text=Examples/communique/communique-fr.txt
example_session=1

# Runs the program on the example register. Nobody is asked for a passphrase: it lies in the folder.
on_example() {
    SUIVI_PASSPHRASE_FILE=$example_folder/example.passphrase "$suivi" --register "$example_folder" "$@"
}

# Makes the register where it isn't there yet.
#
# It is made under another name and gets its own when it is whole: a stop in the middle leaves nothing half done, and
# the next run begins anew.
prepare_example() {
    if [ -e "$example_folder/register.sqlite" ]; then
        say "The register in $example_folder/ is here already: nothing is read again"
        return 0
    fi
    if [ -e "$example_folder" ]; then
        stop "$example_folder/ is here and holds no register; move it away, then start again"
    fi
    say "Reading $example_text into a new register in $example_folder/"
    local whole=$example_folder
    example_folder=$whole.part
    rm -rf -- "$example_folder"
    mkdir -m 700 -- "$example_folder"
    (umask 077 && head -c 24 /dev/urandom | base64 >"$example_folder/example.passphrase")
    write_example >"$example_folder/example.log" || {
        cat "$example_folder/example.log" >&2
        stop "the example could not be made; see the message above"
    }
    mv -- "$example_folder/example.log" "$example_folder/example.made"
    mv -- "$example_folder" "$whole"
    example_folder=$whole
    printf '%s\n' \
        "Its key is sealed with a random passphrase that lies beside it, in $whole/example.passphrase," \
        "so that the example runs without asking. That protects nothing. For a register of your own," \
        "let 'suivi init' ask you for a passphrase, and keep it elsewhere."
}

# What a desk officer of Norvane would type. One failing command ends it all.
write_example() {
    on_example init --participant norvane.example --mechanism rivers &&
        on_example party norvane --kind state \
            --name "en=Republic of Norvane" --name "fr=République de Norvane" --name "ru=Республика Норвана" &&
        on_example party rivers --kind confederation \
            --name "en=Confederation of the Three Rivers" --name "fr=Confédération des Trois Rivières" \
            --name "ru=Конфедерация Трёх Рек" &&
        on_example party alda --kind state --name en=Alda --name fr=Alda --member-of rivers --presides &&
        on_example party brenn --kind state --name en=Brenn --name fr=Brenn --member-of rivers &&
        on_example party cosmar --kind state --name en=Cosmar --name fr=Cosmar --member-of rivers &&
        on_example mechanism --party norvane --party rivers \
            --name "en=Consultations of Norvane and the Three Rivers" \
            --name "fr=Consultations entre la Norvane et les Trois Rivières" &&
        on_example session "$example_session" --status held --host norvane --place Halvik --date 2026-05-12 &&
        on_example read "$example_text" --session "$example_session" &&
        on_example review --accept-all &&
        on_example mechanism --from-document "$(basename -- "$example_text")" --accept
}
