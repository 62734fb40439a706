package main

import (
	"encoding/hex"
	"encoding/json"
	"fmt"
	"regexp"
)

var instant = regexp.MustCompile(
	`^[0-9]{4}-(0[1-9]|1[0-2])-[0-3][0-9]T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]Z$`)

// The acts whose headers say what they mean for what is agreed.
var onAgreement = map[string]bool{
	"constitute": true, "propose": true, "consent": true, "object": true, "withdraw": true, "declare": true,
	"hand_over": true, "recognise": true,
}

// checkHeaders gives the commitments of the acts, whose headers must be well formed and at their places.
func (j *journal) checkHeaders(name string) ([]string, error) {
	commitments := make([]string, 0, len(j.leaves))
	for number, leaf := range j.leaves {
		commitment, err := checkHeader(leaf, number, name)
		if err != nil {
			return nil, err
		}
		commitments = append(commitments, commitment)
	}
	return commitments, nil
}

func checkHeader(leaf []byte, number int, journal string) (string, error) {
	where := fmt.Sprintf("act %d", number)
	value, err := canonicalJSON(leaf, where, longestHeader, 8, 1000)
	if err != nil {
		return "", err
	}
	header, _ := value.(map[string]interface{})
	act, _ := header["act"].(string)
	members := 8
	_, hasOn := header["on"].(map[string]interface{})
	if onAgreement[act] {
		members++
	}
	at, _ := header["at"].(string)
	body, _ := header["body"].(string)
	commitment, isHash := parseHash(body)
	switch {
	case len(header) != members || hasOn != onAgreement[act] || act == "" || !instant.MatchString(at) || !isHash:
		return "", refuse("%s: not the members of a header", where)
	case header["v"] != json.Number("1"):
		return "", refuse("%s: another version", where)
	case header["journal"] != journal:
		return "", refuse("%s: made for another journal", where)
	case header["number"] != json.Number(fmt.Sprint(number)):
		return "", refuse("%s: made for another place", where)
	case !isAuthor(header["by"]):
		return "", refuse("%s: no author", where)
	}
	seen, isObject := header["seen"].(map[string]interface{})
	if !isObject {
		return "", refuse("%s: nothing about what was seen", where)
	}
	for journal, heads := range seen {
		if !areHeads(heads) {
			return "", refuse("%s: malformed heads of %s", where, journal)
		}
	}
	return hex.EncodeToString(commitment[:]), nil
}

// isAuthor tells whether a value is an object that names a post or nothing.
func isAuthor(value interface{}) bool {
	by, isObject := value.(map[string]interface{})
	_, isText := by["post"].(string)
	return isObject && (len(by) == 0 || len(by) == 1 && isText)
}

// areHeads tells whether a value is a list of sizes and roots by turns, ordered by size, then root, none twice.
func areHeads(value interface{}) bool {
	pairs, _ := value.([]interface{})
	if len(pairs) == 0 || len(pairs)%2 != 0 {
		return false
	}
	var lastSize int64 = -1
	var lastRoot string
	for ; len(pairs) > 0; pairs = pairs[2:] {
		number, isNumber := pairs[0].(json.Number)
		text, isText := pairs[1].(string)
		hash, isHash := parseHash(text)
		size, err := number.Int64()
		root := string(hash[:])
		if !isNumber || !isText || !isHash || err != nil || size < lastSize || size == lastSize && root <= lastRoot {
			return false
		}
		lastSize, lastRoot = size, root
	}
	return true
}
