// Checks an exported journal with the reference packages of Go's checksum database, and no code of the program that
// wrote it: golang.org/x/mod/sumdb/note for keys and signed texts, golang.org/x/mod/sumdb/tlog for trees and proofs.
//
// Written from docs/record-format.md. Builds on Debian without fetching anything (packages golang-go and
// golang-golang-x-mod-dev):
//
//	GO111MODULE=off GOPATH=/usr/share/gocode go build -o verify-journal ./Verifiers/go
//	./verify-journal -key VKEY [-older CHECKPOINT] FOLDER
//
// Exit status: 0 everything holds, 2 wrong usage, 3 something does not hold, 4 the machine failed.
package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"
)

const (
	statusUsage   = 2
	statusDamaged = 3
	statusFailed  = 4

	longestNote   = 1 << 20
	longestHeader = 65_535
	longestBody   = 16 << 20
	salt          = 32
)

// A refusal says what does not hold, and where.
type refusal string

func (r refusal) Error() string { return string(r) }

func refuse(format string, values ...interface{}) error {
	return refusal(fmt.Sprintf(format, values...))
}

// readFile reads a whole regular file of limited length.
func readFile(path, name string, limit int64) ([]byte, error) {
	file, err := os.Open(path)
	if os.IsNotExist(err) {
		return nil, refuse("%s: missing", name)
	}
	if err != nil {
		return nil, err
	}
	defer file.Close()
	if info, err := file.Stat(); err == nil && !info.Mode().IsRegular() {
		return nil, refuse("%s: no file", name)
	}
	content, err := io.ReadAll(io.LimitReader(file, limit+1))
	if err == nil && int64(len(content)) > limit {
		err = refuse("%s: longer than %d bytes", name, limit)
	}
	return content, err
}

func verify(folder, keyLine, older string) error {
	key, err := parseKey(keyLine)
	if err != nil {
		return err
	}
	content, err := readFile(folder+"/checkpoint", "checkpoint", longestNote)
	if err != nil {
		return err
	}
	head, err := key.open(content, "checkpoint")
	if err != nil {
		return err
	}
	fmt.Printf("checkpoint  %d acts of %s, signed by %s\n", head.size, key.name, keyLine)
	fmt.Printf("root        %v\n", head.root)
	stated, err := readFile(folder+"/key", "key", 1024)
	if err != nil {
		return err
	}
	if !bytes.Equal(stated, []byte(keyLine+"\n")) {
		return refuse("key: another key than the one asked for")
	}
	journal, err := readJournal(folder, head)
	if err != nil {
		return err
	}
	fmt.Printf("acts        %d read; they lead to the signed root\n", len(journal.leaves))
	tiles, err := journal.checkTiles()
	if err != nil {
		return err
	}
	fmt.Printf("tiles       %d with the hashes of these acts\n", tiles)
	commitments, err := journal.checkHeaders(key.name)
	if err != nil {
		return err
	}
	fmt.Printf("headers     %d in their only form, each at its place\n", len(commitments))
	shown, err := journal.checkBodies(commitments)
	if err != nil {
		return err
	}
	fmt.Printf("bodies      %d shown and committed to, %d not shown\n", shown, len(commitments)-shown)
	proofs, err := journal.checkProofs(key)
	if err != nil {
		return err
	}
	fmt.Printf("proofs      %d hold\n", proofs)
	if older != "" {
		if err := journal.checkOlder(key, older); err != nil {
			return err
		}
	}
	if missing := len(commitments) - shown; missing == 0 {
		fmt.Println("complete")
	} else {
		fmt.Printf("complete but for %d bodies not shown\n", missing)
	}
	return nil
}

func main() {
	key := flag.String("key", "", "the journal's public key, as its owner tells it")
	older := flag.String("older", "", "a checkpoint of the same journal that you have had before")
	leaves := flag.Int("measure", 0, "measure the work on a tree of that many leaves instead, and print figures a second")
	flag.Usage = func() {
		fmt.Fprintln(os.Stderr, "usage: verify-journal -key VKEY [-older CHECKPOINT] FOLDER")
	}
	flag.Parse()
	if *leaves > 0 && flag.NArg() == 0 {
		if err := measure(*leaves, 100_000); err != nil {
			fmt.Fprintf(os.Stderr, "failed: %v\n", err)
			os.Exit(statusFailed)
		}
		return
	}
	if *key == "" || flag.NArg() != 1 {
		flag.Usage()
		os.Exit(statusUsage)
	}
	err := verify(strings.TrimRight(flag.Arg(0), "/"), *key, *older)
	var refused refusal
	switch {
	case err == nil:
	case errors.As(err, &refused):
		fmt.Fprintf(os.Stderr, "refused: %v\n", err)
		os.Exit(statusDamaged)
	default:
		fmt.Fprintf(os.Stderr, "failed: %v\n", err)
		os.Exit(statusFailed)
	}
}
