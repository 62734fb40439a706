package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/mod/sumdb/tlog"
)

const tileHeight = 8

// storedHashes are the hashes of the tree in the order of package tlog.
type storedHashes []tlog.Hash

func (s storedHashes) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	hashes := make([]tlog.Hash, len(indexes))
	for place, index := range indexes {
		if index < 0 || index >= int64(len(s)) {
			return nil, fmt.Errorf("there is no hash %d", index)
		}
		hashes[place] = s[index]
	}
	return hashes, nil
}

// appended adds a leaf and the subtrees that it completes.
func (s storedHashes) appended(number int64, leaf []byte) (storedHashes, error) {
	more, err := tlog.StoredHashesForRecordHash(number, tlog.RecordHash(leaf), s)
	return append(s, more...), err
}

type journal struct {
	folder string
	head   head
	leaves [][]byte
	hashes storedHashes
}

// tilePath is the path of a tile as package tlog writes it, without the height that the format leaves out.
func tilePath(tile tlog.Tile) string {
	return "tile/" + strings.TrimPrefix(tile.Path(), fmt.Sprintf("tile/%d/", tileHeight))
}

// entriesPath is the file of headers beside a tile of leaf hashes.
func entriesPath(tile tlog.Tile) string {
	tile.L = -1
	return strings.Replace(tilePath(tile), "tile/data/", "tile/entries/", 1)
}

// readJournal reads the leaves and computes their tree, which must lead to the signed root.
func readJournal(folder string, head head) (*journal, error) {
	journal := &journal{folder: folder, head: head}
	if head.size == 0 {
		if head.root != tlog.Hash(sha256.Sum256(nil)) {
			return nil, refuse("checkpoint: not the root of nothing")
		}
		return journal, nil
	}
	for index := int64(0); index*256 < head.size; index++ {
		width := head.size - index*256
		if width > 256 {
			width = 256
		}
		name := entriesPath(tlog.Tile{H: tileHeight, L: 0, N: index, W: int(width)})
		content, err := readFile(folder+"/"+name, name, 256*(2+longestHeader))
		if err != nil {
			return nil, err
		}
		for ; width > 0; width-- {
			if len(content) < 2 || len(content)-2 < int(binary.BigEndian.Uint16(content)) {
				return nil, refuse("%s: ends within an act", name)
			}
			length := int(binary.BigEndian.Uint16(content))
			leaf := content[2 : 2+length]
			content = content[2+length:]
			if journal.hashes, err = journal.hashes.appended(int64(len(journal.leaves)), leaf); err != nil {
				return nil, err
			}
			journal.leaves = append(journal.leaves, leaf)
		}
		if len(content) > 0 {
			return nil, refuse("%s: bytes after the last act", name)
		}
	}
	root, err := tlog.TreeHash(head.size, journal.hashes)
	if err != nil {
		return nil, err
	}
	if root != head.root {
		return nil, refuse("the acts do not lead to the signed root")
	}
	return journal, nil
}

// checkTiles compares the tiles with the tree, and refuses those that the head does not cover.
func (j *journal) checkTiles() (int, error) {
	widths := map[string]int{}
	count := 0
	tiles := tlog.NewTiles(tileHeight, 0, j.head.size)
	for place, tile := range tiles {
		// NewTiles also names the narrower forms that the last tile of a level has had.
		if place+1 < len(tiles) && tiles[place+1].L == tile.L && tiles[place+1].N == tile.N {
			continue
		}
		name := tilePath(tile)
		content, err := readFile(j.folder+"/"+name, name, 256*tlog.HashSize)
		if err != nil {
			return 0, err
		}
		expected, err := tlog.ReadTileData(tile, j.hashes)
		if err != nil {
			return 0, err
		}
		if !bytes.Equal(content, expected) {
			return 0, refuse("%s: other hashes than the acts'", name)
		}
		widths[base(name)] = tile.W
		if tile.L == 0 {
			widths[base(entriesPath(tile))] = tile.W
		}
		count++
	}
	return count, j.eachFile("tile", func(name string) error {
		width, isPartial := 256, strings.Contains(name, ".p/")
		if isPartial {
			number, ok := parseNumber(name[strings.LastIndex(name, "/")+1:])
			if !ok || number < 1 || number > 255 {
				return refuse("%s: no tile", name)
			}
			width = int(number)
		}
		// A folder that has grown may still have narrower tiles; they are not used.
		if known, ok := widths[base(name)]; !ok || width > known {
			return refuse("%s: the signed head does not cover it", name)
		}
		return nil
	})
}

// base is the path of a tile without its width.
func base(name string) string {
	if place := strings.LastIndex(name, ".p/"); place >= 0 {
		return name[:place]
	}
	return name
}

// eachFile walks the files below a folder of the journal by their paths in it.
func (j *journal) eachFile(below string, visit func(name string) error) error {
	root := filepath.Join(j.folder, below)
	if _, err := os.Stat(root); os.IsNotExist(err) {
		return nil
	}
	return filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		name, err := filepath.Rel(j.folder, path)
		if err != nil {
			return err
		}
		return visit(filepath.ToSlash(name))
	})
}

// checkBodies counts the acts whose bodies are shown; each must be the one committed to.
func (j *journal) checkBodies(commitments []string) (int, error) {
	acts := map[string]int{}
	for _, commitment := range commitments {
		acts[commitment]++
	}
	shown := 0
	err := j.eachFile("bodies", func(name string) error {
		commitment := strings.TrimPrefix(name, "bodies/")
		if acts[commitment] == 0 {
			return refuse("%s: belongs to no act", name)
		}
		content, err := readFile(j.folder+"/"+name, name, salt+longestBody)
		if err != nil {
			return err
		}
		hash := sha256.Sum256(content)
		if len(content) < salt || hex.EncodeToString(hash[:]) != commitment {
			return refuse("%s: not the body committed to", name)
		}
		shown += acts[commitment]
		_, err = canonicalJSON(content[salt:], name, longestBody, 16, 100_000)
		return err
	})
	return shown, err
}

// checkProofs checks each proof file against the acts of the folder.
func (j *journal) checkProofs(key *journalKey) (int, error) {
	count := 0
	err := j.eachFile("proofs", func(name string) error {
		content, err := readFile(j.folder+"/"+name, name, 2*longestNote)
		if err != nil {
			return err
		}
		index, err := j.checkProof(content, name, key)
		if err == nil && name != fmt.Sprintf("proofs/%d.proof", index) {
			err = refuse("%s: proves act %d", name, index)
		}
		count++
		return err
	})
	return count, err
}

func (j *journal) checkProof(content []byte, name string, key *journalKey) (int64, error) {
	place := bytes.Index(content, []byte("\n\n"))
	if place < 0 {
		return 0, refuse("%s: no blank line", name)
	}
	head, err := key.open(content[place+2:], name)
	if err != nil {
		return 0, err
	}
	lines := strings.Split(string(content[:place]), "\n")
	if lines[0] != "c2sp.org/tlog-proof@v1" {
		return 0, refuse("%s: another kind of file", name)
	}
	lines = lines[1:]
	if len(lines) > 0 && strings.HasPrefix(lines[0], "extra ") {
		if extra, ok := fromBase64(lines[0][len("extra "):]); !ok || len(extra) == 0 {
			return 0, refuse("%s: malformed extra", name)
		}
		lines = lines[1:]
	}
	if len(lines) == 0 || !strings.HasPrefix(lines[0], "index ") || len(lines) > 65 {
		return 0, refuse("%s: no index, or too many hashes", name)
	}
	index, ok := parseNumber(lines[0][len("index "):])
	if !ok || index >= head.size || index >= int64(len(j.leaves)) {
		return 0, refuse("%s: there is no such act", name)
	}
	proof := tlog.RecordProof{}
	for _, line := range lines[1:] {
		hash, ok := parseHash(line)
		if !ok {
			return 0, refuse("%s: a line that is no hash", name)
		}
		proof = append(proof, hash)
	}
	if err := tlog.CheckRecord(proof, head.size, head.root, index, tlog.RecordHash(j.leaves[index])); err != nil {
		return 0, refuse("%s: %v", name, err)
	}
	return index, nil
}

// checkOlder checks that the journal only grew since an older checkpoint.
func (j *journal) checkOlder(key *journalKey, path string) error {
	content, err := readFile(path, path, longestNote)
	if err != nil {
		return err
	}
	older, err := key.open(content, path)
	if err != nil {
		return err
	}
	if older.size > j.head.size {
		return refuse("%s: has %d acts, the folder only %d", path, older.size, j.head.size)
	}
	if older.size == 0 {
		if older.root != tlog.Hash(sha256.Sum256(nil)) {
			return refuse("%s: not the root of nothing", path)
		}
	} else {
		proof, err := tlog.ProveTree(j.head.size, older.size, j.hashes)
		if err != nil {
			return err
		}
		if tlog.CheckTree(proof, j.head.size, j.head.root, older.size, older.root) != nil {
			return refuse("%s: signed over other acts; the journal has two histories", path)
		}
	}
	fmt.Printf("older head  its %d acts are the first of these\n", older.size)
	return nil
}
