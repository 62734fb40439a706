package main

import (
	"encoding/base64"
	"math/big"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

var journalName = regexp.MustCompile(
	`^[a-z0-9]([a-z0-9.-]*[a-z0-9])?/[a-z0-9]([a-z0-9.-]*[a-z0-9])?/[1-9][0-9]{0,18}$`)

// The field's prime, and the y coordinates of the points of small order (section 5 of the format).
var (
	prime = new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(1), 255), big.NewInt(19))
	odd   = decimalInt("2707385501144840649318225287225658788936804267575313519463743609750303402022")
	small = []*big.Int{
		big.NewInt(0), big.NewInt(1), new(big.Int).Sub(prime, big.NewInt(1)), odd, new(big.Int).Sub(prime, odd),
	}
)

func decimalInt(text string) *big.Int {
	number, _ := new(big.Int).SetString(text, 10)
	return number
}

// isSound tells whether 32 bytes are a canonical y coordinate of no point of small order.
//
// Go's own verification leaves this open; the format asks for it, so that all verifiers agree.
func isSound(point []byte) bool {
	reversed := make([]byte, len(point))
	for place, value := range point {
		reversed[len(point)-1-place] = value
	}
	reversed[0] &= 0x7F
	number := new(big.Int).SetBytes(reversed)
	if number.Cmp(prime) >= 0 {
		return false
	}
	for _, refused := range small {
		if number.Cmp(refused) == 0 {
			return false
		}
	}
	return true
}

// strictKey is a verifier of package note that also refuses what only some libraries accept.
type strictKey struct{ note.Verifier }

func (k strictKey) Verify(message, signature []byte) bool {
	return len(signature) == 64 && isSound(signature[:32]) && k.Verifier.Verify(message, signature)
}

type journalKey struct {
	name     string
	verifier note.Verifier
}

type head struct {
	size int64
	root tlog.Hash
}

// fromBase64 decodes standard base64 in the one form that would be written.
func fromBase64(text string) ([]byte, bool) {
	content, err := base64.StdEncoding.Strict().DecodeString(text)
	return content, err == nil && base64.StdEncoding.EncodeToString(content) == text
}

func parseHash(text string) (tlog.Hash, bool) {
	var hash tlog.Hash
	content, ok := fromBase64(text)
	if !ok || len(content) != len(hash) {
		return hash, false
	}
	copy(hash[:], content)
	return hash, true
}

func parseNumber(text string) (int64, bool) {
	number, err := strconv.ParseInt(text, 10, 64)
	return number, err == nil && number >= 0 && strconv.FormatInt(number, 10) == text
}

func parseKey(line string) (*journalKey, error) {
	verifier, err := note.NewVerifier(line)
	if err != nil {
		return nil, refuse("the key: %v", err)
	}
	parts := strings.SplitN(line, "+", 3)
	content, ok := fromBase64(parts[2])
	if !ok || len(content) != 33 || !journalName.MatchString(verifier.Name()) || !isSound(content[1:]) {
		return nil, refuse("the key: no sound Ed25519 key of a journal")
	}
	return &journalKey{verifier.Name(), strictKey{verifier}}, nil
}

// open gives the size and root of a checkpoint that the key has signed.
func (k *journalKey) open(content []byte, where string) (head, error) {
	opened, err := note.Open(content, note.VerifierList(k.verifier))
	if err != nil {
		return head{}, refuse("%s: %v", where, err)
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) != 4 || lines[3] != "" {
		return head{}, refuse("%s: not three lines", where)
	}
	if lines[0] != k.name {
		return head{}, refuse("%s: the head of %s, not of %s", where, lines[0], k.name)
	}
	size, isNumber := parseNumber(lines[1])
	root, isHash := parseHash(lines[2])
	if !isNumber || !isHash {
		return head{}, refuse("%s: no size and root", where)
	}
	return head{size, root}, nil
}
