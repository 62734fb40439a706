package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"sort"
)

var integer = regexp.MustCompile(`^(0|-?[1-9][0-9]{0,15})$`)

const largestInteger = 1<<53 - 1

// canonicalJSON reads canonical bytes (section 3 of the format); anything else is refused.
//
// It reads, prints in the only form and compares: a key written twice, another order, white space and bytes that are no
// UTF-8 all print as something else.
func canonicalJSON(content []byte, where string, limit, depth, most int) (interface{}, error) {
	if len(content) > limit {
		return nil, refuse("%s: longer than %d bytes", where, limit)
	}
	decoder := json.NewDecoder(bytes.NewReader(content))
	decoder.UseNumber()
	var value interface{}
	if err := decoder.Decode(&value); err != nil {
		return nil, refuse("%s: no JSON", where)
	}
	var printed bytes.Buffer
	if err := printValue(&printed, value, depth, most); err != nil {
		return nil, refuse("%s: %v", where, err)
	}
	if !bytes.Equal(printed.Bytes(), content) {
		return nil, refuse("%s: JSON in another form than the canonical one", where)
	}
	return value, nil
}

func printValue(out *bytes.Buffer, value interface{}, depth, most int) error {
	switch value := value.(type) {
	case bool:
		fmt.Fprint(out, value)
	case json.Number:
		number, err := value.Int64()
		if err != nil || !integer.MatchString(value.String()) || number > largestInteger || number < -largestInteger {
			return fmt.Errorf("the number %s", value)
		}
		out.WriteString(value.String())
	case string:
		return printText(out, value)
	case []interface{}:
		if depth == 0 || len(value) > most {
			return fmt.Errorf("nested too deep or too many elements")
		}
		out.WriteByte('[')
		for place, element := range value {
			if place > 0 {
				out.WriteByte(',')
			}
			if err := printValue(out, element, depth-1, most); err != nil {
				return err
			}
		}
		out.WriteByte(']')
	case map[string]interface{}:
		if depth == 0 || len(value) > most {
			return fmt.Errorf("nested too deep or too many elements")
		}
		keys := make([]string, 0, len(value))
		for key := range value {
			for _, letter := range []byte(key) {
				if letter < 0x20 || letter > 0x7E {
					return fmt.Errorf("a key that is not ASCII")
				}
			}
			keys = append(keys, key)
		}
		sort.Strings(keys)
		out.WriteByte('{')
		for place, key := range keys {
			if place > 0 {
				out.WriteByte(',')
			}
			if err := printText(out, key); err != nil {
				return err
			}
			out.WriteByte(':')
			if err := printValue(out, value[key], depth-1, most); err != nil {
				return err
			}
		}
		out.WriteByte('}')
	default:
		return fmt.Errorf("null")
	}
	return nil
}

func printText(out *bytes.Buffer, text string) error {
	short := map[rune]string{'"': `\"`, '\\': `\\`, '\b': `\b`, '\t': `\t`, '\n': `\n`, '\f': `\f`, '\r': `\r`}
	out.WriteByte('"')
	for _, letter := range text {
		switch {
		case letter == 0 || letter&0xFFFE == 0xFFFE || letter >= 0xFDD0 && letter <= 0xFDEF:
			return fmt.Errorf("a forbidden character")
		case short[letter] != "":
			out.WriteString(short[letter])
		case letter < 0x20:
			fmt.Fprintf(out, `\u%04x`, letter)
		default:
			out.WriteRune(letter)
		}
	}
	out.WriteByte('"')
	return nil
}
