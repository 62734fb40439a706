// Judges what the tests of differences hand to it, by the reference packages of Go's checksum database:
// golang.org/x/mod/sumdb/note for keys and notes, golang.org/x/mod/sumdb/tlog for checkpoints, paths of tiles, trees and
// proofs.
//
// Reads records from the standard input, each a letter, a length of four bytes (highest first) and content; writes a line
// for each: `ok` with what was understood, or `no`. After `#` stand letters for what the content has that this project's
// rules forbid on purpose.
package main

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"io"
	"math"
	"os"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const height = 8

var judges = map[byte]func([]byte) string{
	'K': judgeKey, 'N': judgeNote, 'C': judgeCheckpoint, 'T': judgeTile, 'R': judgeTree, 'I': judgeInclusion,
	'P': judgeConsistency,
}

func main() {
	in := bufio.NewReaderSize(os.Stdin, 1<<20)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	for {
		letter, err := in.ReadByte()
		if err == io.EOF {
			return
		}
		var length [4]byte
		if _, err := io.ReadFull(in, length[:]); err != nil {
			panic(err)
		}
		content := make([]byte, binary.BigEndian.Uint32(length[:]))
		if _, err := io.ReadFull(in, content); err != nil {
			panic(err)
		}
		fmt.Fprintln(out, judges[letter](content))
	}
}

func judgeKey(content []byte) string {
	text := string(content)
	if _, err := note.NewVerifier(text); err != nil {
		return "no"
	}
	marks := ""
	parts := strings.SplitN(text, "+", 3)
	if strings.ToLower(parts[1]) != parts[1] {
		marks += "h"
	}
	if !isStrict(parts[2]) {
		marks += "v"
	}
	return "ok " + marked(nameMarks(parts[0])+marks)
}

// judgeNote is handed a key, a line feed and the note.
func judgeNote(content []byte) string {
	end := bytes.IndexByte(content, '\n')
	verifier, err := note.NewVerifier(string(content[:end]))
	if err != nil {
		return "no"
	}
	opened, err := note.Open(content[end+1:], note.VerifierList(verifier))
	if err != nil {
		return "no"
	}
	hash := sha256.Sum256([]byte(opened.Text))
	marks, own := "", 0
	for _, line := range strings.Split(string(content[end+1+len(opened.Text)+1:]), "\n") {
		parts := strings.SplitN(strings.TrimPrefix(line, "\u2014 "), " ", 2)
		if len(parts) != 2 {
			continue
		}
		if !isStrict(parts[1]) {
			marks += "v"
		}
		marks += nameMarks(parts[0])
		decoded, _ := base64.StdEncoding.DecodeString(parts[1])
		if parts[0] == verifier.Name() && len(decoded) > 4 &&
			binary.BigEndian.Uint32(decoded) == verifier.KeyHash() {
			own++
		}
	}
	if own > 1 {
		marks += "r"
	}
	return fmt.Sprintf("ok %s %d %s", hex.EncodeToString(hash[:]), len(opened.Sigs), marked(marks))
}

// judgeCheckpoint puts the one first line that the package takes in the place of any other.
func judgeCheckpoint(content []byte) string {
	lines := strings.Split(string(content), "\n")
	origin := lines[0]
	lines[0] = "go.sum database tree"
	tree, err := tlog.ParseTree([]byte(strings.Join(lines, "\n")))
	if err != nil {
		if len(lines) == 4 {
			if size, err := strconv.ParseUint(lines[1], 10, 64); err == nil && size > math.MaxInt64 {
				return "no #i"
			}
		}
		return "no"
	}
	marks := ""
	if !isName(origin) {
		marks += "o"
	}
	if len(lines) != 4 || lines[3] != "" {
		marks += "x"
	}
	if !isStrict(lines[2]) {
		marks += "v"
	}
	if tree.N == 0 && tree.Hash != sha256.Sum256(nil) {
		marks += "z"
	}
	return fmt.Sprintf("ok %d %s %s", tree.N, tree.Hash, marked(marks))
}

// isName tells whether a line is the name of a key as C2SP has it.
func isName(line string) bool {
	return line != "" && utf8.ValidString(line) && !strings.Contains(line, "+") && nameMarks(line) == "" &&
		strings.IndexFunc(line, func(r rune) bool { return unicode.IsSpace(r) || r < 0x20 }) < 0
}

// judgeTile puts the height into the path, which the layout of C2SP leaves out, and calls entries as this package does.
func judgeTile(content []byte) string {
	path := strings.TrimPrefix(string(content), "tile/")
	if path == string(content) || strings.HasPrefix(path, "data/") {
		return "no"
	}
	if strings.HasPrefix(path, "entries/") {
		path = "data/" + strings.TrimPrefix(path, "entries/")
	}
	tile, err := tlog.ParseTilePath(fmt.Sprintf("tile/%d/%s", height, path))
	if err != nil {
		return "no"
	}
	marks := ""
	if tile.L > 7 {
		marks += "l"
	}
	if tile.N >= 1<<56 || len(content) > 64 {
		marks += "n"
	}
	return fmt.Sprintf("ok %d %d %d %s", tile.L, tile.N, tile.W, marked(marks))
}

type memory []tlog.Hash

func (m memory) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	hashes := make([]tlog.Hash, len(indexes))
	for place, index := range indexes {
		hashes[place] = m[index]
	}
	return hashes, nil
}

// judgeTree is handed a place, an older size and leaves, each with its length before it: two bytes each. It answers the
// root, the proofs of both, and the hash of the first tile.
func judgeTree(content []byte) string {
	index, old := int64(binary.BigEndian.Uint16(content)), int64(binary.BigEndian.Uint16(content[2:]))
	var hashes memory
	count := int64(0)
	for rest := content[4:]; len(rest) > 0; count++ {
		length := int(binary.BigEndian.Uint16(rest))
		more, err := tlog.StoredHashes(count, rest[2:2+length], hashes)
		if err != nil {
			panic(err)
		}
		hashes, rest = append(hashes, more...), rest[2+length:]
	}
	root, err := tlog.TreeHash(count, hashes)
	if err != nil {
		panic(err)
	}
	answer := sha256.New()
	if count > 0 {
		record, err := tlog.ProveRecord(count, index, hashes)
		if err != nil {
			panic(err)
		}
		tree, err := tlog.ProveTree(count, old, hashes)
		if err != nil {
			panic(err)
		}
		width := count
		if width > 1<<height {
			width = 1 << height
		}
		data, err := tlog.ReadTileData(tlog.Tile{H: height, L: 0, N: 0, W: int(width)}, hashes)
		if err != nil {
			panic(err)
		}
		for _, hash := range append(append([]tlog.Hash{}, record...), tree...) {
			answer.Write(hash[:])
		}
		answer.Write(data)
	}
	return fmt.Sprintf("ok %s %s", root, hex.EncodeToString(answer.Sum(nil)))
}

// proof takes two numbers of eight bytes and hashes apart.
func proof(content []byte) (first, size int64, hashes []tlog.Hash) {
	first, size = int64(binary.BigEndian.Uint64(content)), int64(binary.BigEndian.Uint64(content[8:]))
	for rest := content[16:]; len(rest) >= 32; rest = rest[32:] {
		var hash tlog.Hash
		copy(hash[:], rest)
		hashes = append(hashes, hash)
	}
	return first, size, hashes
}

func judgeInclusion(content []byte) string {
	index, size, hashes := proof(content)
	return verdict(tlog.CheckRecord(hashes[2:], size, hashes[1], index, hashes[0]))
}

func judgeConsistency(content []byte) string {
	old, size, hashes := proof(content)
	if old == 0 {
		return "no #0"
	}
	return verdict(tlog.CheckTree(hashes[2:], size, hashes[1], old, hashes[0]))
}

func verdict(err error) string {
	if err != nil {
		return "no"
	}
	return "ok"
}

func isStrict(text string) bool {
	decoded, err := base64.StdEncoding.Strict().DecodeString(text)
	return err == nil && base64.StdEncoding.EncodeToString(decoded) == text
}

func nameMarks(name string) string {
	if len(name) > 255 || strings.Contains(name, "\x7f") {
		return "n"
	}
	return ""
}

func marked(marks string) string {
	if marks == "" {
		return ""
	}
	return "#" + marks
}
