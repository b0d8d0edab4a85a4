package config

import (
	"io"
	"os"
	"strings"

	"stet/internal/factcheck"
)

const longestSecret = 4096 // bytes

// ReadSecret reads a secret from the first line of a file, or of standard input where the file is "-".
func ReadSecret(file string, stdin io.Reader) (string, error) {
	in := stdin
	if file != "-" {
		f, err := os.Open(file)
		if err != nil {
			return "", factcheck.Because(err, factcheck.NotFound, "The password file %s cannot be read.", file)
		}
		defer func() { _ = f.Close() }() // only read from
		in = f
	}
	content, err := io.ReadAll(io.LimitReader(in, longestSecret+1))
	if err != nil {
		return "", factcheck.Because(err, factcheck.Unavailable, "The password could not be read from %s.", file)
	}
	if len(content) > longestSecret {
		return "", factcheck.Errorf(factcheck.TooLarge, "%s is too large for a password file.", file)
	}
	line, _, _ := strings.Cut(string(content), "\n")
	if line = strings.TrimSuffix(line, "\r"); line == "" {
		return "", factcheck.Errorf(factcheck.Invalid, "There is no password in the first line of %s.", file)
	}
	return line, nil
}
