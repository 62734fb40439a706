package main

import (
	"encoding/binary"
	"fmt"
	"math/rand"
	"syscall"

	"golang.org/x/mod/sumdb/tlog"
)

// measure prints how fast package tlog does what the program of this repository does: one line for each figure, with its
// name and the number a second of the processor.
//
// The proofs are those of places chosen at random in the whole tree, and each is checked against the root.
func measure(count, proofs int) error {
	leaf := make([]byte, 256)
	hashes := make(storedHashes, 0, 2*count)
	start := processorSeconds()
	for number := 0; number < count; number++ {
		binary.BigEndian.PutUint64(leaf, uint64(number))
		var err error
		if hashes, err = hashes.appended(int64(number), leaf); err != nil {
			return err
		}
	}
	size := int64(count)
	root, err := tlog.TreeHash(size, hashes)
	if err != nil {
		return err
	}
	report("leaves", count, start)

	random := rand.New(rand.NewSource(1))
	places := make([]int64, proofs)
	made := make([]tlog.RecordProof, proofs)
	for number := range places {
		places[number] = random.Int63n(size)
	}
	start = processorSeconds()
	for number, place := range places {
		if made[number], err = tlog.ProveRecord(size, place, hashes); err != nil {
			return err
		}
	}
	report("made", proofs, start)
	leaves := make([]tlog.Hash, proofs)
	for number, place := range places {
		leaves[number] = hashes[tlog.StoredHashIndex(0, place)]
	}
	start = processorSeconds()
	for number, place := range places {
		if err := tlog.CheckRecord(made[number], size, root, place, leaves[number]); err != nil {
			return err
		}
	}
	report("checked", proofs, start)
	return nil
}

func report(name string, count int, start float64) {
	fmt.Printf("%s %.0f\n", name, float64(count)/(processorSeconds()-start))
}

// processorSeconds is how long the processor has worked for this process.
func processorSeconds() float64 {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		return 0
	}
	seconds := func(value syscall.Timeval) float64 { return float64(value.Sec) + float64(value.Usec)/1e6 }
	return seconds(usage.Utime) + seconds(usage.Stime)
}
